import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

/** Finds by role and name in the page itself, as the unit tests do. */
const FINDER = readFileSync(
  createRequire(import.meta.url)
    .resolve("@testing-library/dom")
    .replace(/[^/\\]+$/, "@testing-library/dom.umd.min.js"),
  "utf8",
);

/** How WebDriver names an element: https://www.w3.org/TR/webdriver2/#elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
type Found = Record<typeof ELEMENT, string>;

/** Keys that are no letters: https://www.w3.org/TR/webdriver2/#keyboard-actions. */
export const KEYS = {
  enter: "\uE007",
  escape: "\uE00C",
  home: "\uE011",
  left: "\uE012",
  right: "\uE014",
  down: "\uE015",
  pageUp: "\uE00E",
} as const;

/** Milliseconds. */
const PATIENCE = 10_000;

/**
 * One window of a browser that speaks WebDriver (https://www.w3.org/TR/webdriver2/). The part of
 * the protocol that these tests need is a handful of requests; the libraries for it ask for Node
 * 22 or bring twenty packages.
 */
export class WebDriver {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  /**
   * @param driver address of the driver, without a trailing slash
   * @throws what the driver says
   */
  static async start(driver: string, capabilities: object): Promise<WebDriver> {
    const { sessionId } = (await request("POST", `${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    })) as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  #send(method: string, path: string, body?: object): Promise<unknown> {
    return request(method, this.#session + path, body);
  }

  async goto(url: string): Promise<void> {
    await this.#send("POST", "/url", { url });
  }

  async reload(): Promise<void> {
    await this.#send("POST", "/refresh", {});
  }

  async back(): Promise<void> {
    await this.#send("POST", "/back", {});
  }

  async url(): Promise<string> {
    return (await this.#send("GET", "/url")) as string;
  }

  async end(): Promise<void> {
    await this.#send("DELETE", "");
  }

  /** Calls `act` in the page. It sees nothing of the test but `args`. */
  async evaluate<A extends unknown[], R>(act: (...args: A) => R, ...args: A): Promise<R> {
    const script = `return (${act.toString()})(...arguments)`;
    return (await this.#send("POST", "/execute/sync", { script, args })) as R;
  }

  /** Waits until `holds` answers true in the page. */
  async until<A extends unknown[]>(
    holds: (...args: A) => boolean | undefined,
    ...args: A
  ): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await this.evaluate(holds, ...args).catch(() => false))) {
      if (Date.now() > end) throw new Error(`waited in vain: ${holds.toString()} ${String(args)}`);
      await sleep(50);
    }
  }

  /** The first element of `role` whose name matches `name`, once it is there. */
  async find(role: string, name: string): Promise<Found> {
    const script = `
      if (!window.TestingLibraryDom) { ${FINDER} }
      const [role, name] = arguments;
      const [found] = window.TestingLibraryDom.queryAllByRole(document.body, role, { name: new RegExp(name) });
      return found ?? null;`;
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.#send("POST", "/execute/sync", { script, args: [role, name] });
      if (found) return found as Found;
      if (Date.now() > end) throw new Error(`there is no ${role} called ${name}`);
      await sleep(50);
    }
  }

  async click(role: string, name: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const element = await this.find(role, name);
      try {
        await this.#send("POST", `/element/${element[ELEMENT]}/click`, {});
        return;
      } catch (error) {
        // Between two pages nothing can be pressed.
        if (Date.now() > end) throw error;
        await sleep(50);
      }
    }
  }

  /** Keys to whatever has the focus. */
  async press(keys: string): Promise<void> {
    const actions = Array.from(keys).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}

async function request(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body
      ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
      : {}),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${error}: ${message}`);
  }
  return value;
}
