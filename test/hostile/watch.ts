import type { BrowserContext, Page } from "playwright-core";
import { ALLOWED, GLOBAL_ATTRIBUTES } from "../../src/compile/html-elements.ts";
import { HIDE_OUTDATED_LIST } from "../../src/publish/document.ts";
import { START_SCRIPTS } from "../../src/publish/start-scripts.ts";

/** What a page did that none may do. */
export interface Watch {
  /** Calls of a payload, requests to foreign hosts, pages left or opened. */
  deeds: string[];
  /** What Chromium says of the content policy. */
  violations: string[];
  /** Exceptions of the page's own. */
  errors: string[];
}

/**
 * For Chromium: no other host has an address. Routing the requests instead would keep scripts from
 * its cache, so that every page compiles them anew.
 */
export const NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost";

/** Watches every page of `context`, in a browser that was started with `NO_OTHER_HOST`. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const seen: Watch = { deeds: [], violations: [], errors: [] };
  await context.exposeFunction("hit", (n: unknown) => void seen.deeds.push(`ran ${String(n)}`));
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print", "open"] as const)
      Object.assign(window, { [name]: () => (window as unknown as Hit).hit(name) });
    type Hit = { hit: (what: string) => void };
  });
  context.on("request", (request) => {
    if (/^(?:https?|ftp):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      seen.deeds.push(`asked ${request.url()}`);
  });
  context.on("page", (page) => follow(page, seen, origin));
  return seen;
}

function follow(page: Page, seen: Watch, origin: string): void {
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted(?:HTML|Script|Type)/.test(message.text()))
      seen.violations.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("websocket", (socket) => seen.deeds.push(`asked ${socket.url()}`));
  page.on("popup", (popup) => seen.deeds.push(`opened ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    const url = frame.url();
    if (frame.parentFrame() || !(url === "about:blank" || url.startsWith(`${origin}/`)))
      seen.deeds.push(`went to ${url}`);
  });
}

/** What stands in the page now that must not: elements, attributes, addresses, names. */
export function forbiddenNodes(page: Page): Promise<string[]> {
  const allowed = [...ALLOWED].map(([name, attributes]) => [name, [...attributes]] as const);
  return page.evaluate(
    ({ elements, globals, inline }) => {
      const faults: string[] = [];
      const table = new Map(elements);
      const say = (element: Element, why: string): void =>
        void faults.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
      for (const element of document.querySelectorAll("[data-notes] *")) {
        const attributes = table.get(element.localName);
        if (!attributes) say(element, "an element");
        for (const { name, value } of element.attributes) {
          if (!attributes?.includes(name) && !globals.includes(name)) say(element, name);
          if (name === "id" && !value.startsWith("n-")) say(element, "an id");
        }
      }
      for (const element of document.querySelectorAll("*")) {
        for (const { name } of element.attributes) if (/^on/i.test(name)) say(element, name);
        if (element instanceof HTMLAnchorElement && element.hasAttribute("href"))
          if (!/^(?:https?|mailto|tel):$/.test(element.protocol)) say(element, "a link");
      }
      const parts = "iframe,object,embed,base,frame,applet,portal,meta[http-equiv=refresh]";
      for (const element of document.querySelectorAll(parts)) say(element, "a part");
      for (const form of document.forms)
        if (new URL(form.action).origin !== location.origin) say(form, "a form");
      for (const script of document.querySelectorAll("script"))
        if (script.src ? new URL(script.src).origin !== location.origin : isForeign(script))
          say(script, "a script");
      for (const link of document.querySelectorAll("link"))
        if (new URL(link.href).origin !== location.origin) say(link, "a link element");
      return faults;

      /** Inline scripts of ours: data, the one that hides an outdated list, the one that starts those of the site. */
      function isForeign({ type, textContent, dataset }: HTMLScriptElement): boolean {
        if (type.endsWith("json")) return false;
        const modules = dataset["modules"]?.split(" ") ?? [];
        if (modules.some((file) => new URL(file, location.href).origin !== location.origin))
          return true;
        return !inline.includes(textContent ?? "");
      }
    },
    {
      elements: allowed,
      globals: [...GLOBAL_ATTRIBUTES],
      inline: [HIDE_OUTDATED_LIST, START_SCRIPTS],
    },
  );
}
