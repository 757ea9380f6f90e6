import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { inFirefox, useBrowser } from "./browser.ts";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";
import { hydrated } from "./hydrated.ts";
import { hostLongAudio, soundAt, soundPasses } from "./long-audio.ts";

const open = useBrowser();
const EPISODE = "/trent-nelson-pyparallel.html";

const player = (page: Page) => page.getByRole("region", { name: "Player" });

async function visit(page: Page, path = EPISODE): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Plays from `seconds`, and waits until the place is one that is kept. */
async function playFrom(page: Page, seconds: number): Promise<void> {
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
  await soundPasses(page, 0);
  await page.evaluate((to) => {
    const audio = document.querySelector<HTMLAudioElement>("body > audio");
    if (audio) audio.currentTime = to;
  }, seconds);
  await soundPasses(page, seconds + 0.5);
}

describe("the listener's place", () => {
  test("survives a reload", async () => {
    const page = await open();
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 200);
    const before = await soundAt(page);
    await page.reload();
    await hydrated(page);
    await player(page).getByRole("button", { name: "Play", exact: true }).click();
    await soundPasses(page, 0);
    expect(await soundAt(page)).toBeGreaterThan(before - 0.3);
    expect(await soundAt(page)).toBeLessThan(before + 5);
  });

  test("is offered on the start page, and played from there", async () => {
    const page = await open();
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 120);
    await visit(page, "/");
    const section = page.getByRole("region", { name: "Continue listening" });
    await section.getByText("8 min left").waitFor();
    await section.getByRole("button", { name: /^Play / }).click();
    await soundPasses(page, 120);
  });

  test("is not touched by a link to a moment, which offers itself and does not start", async () => {
    const page = await open();
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 300);
    await visit(page, `${EPISODE}?t=1:00`);
    await page.getByRole("button", { name: /^Play from 1:00/ }).click();
    await soundPasses(page, 61);
    expect(await soundAt(page)).toBeLessThan(70);
    await visit(page);
    await player(page).getByRole("button", { name: "Play", exact: true }).click();
    await soundPasses(page, 300);
  });
});

function killAll({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

describe("played episodes", () => {
  test("are marked, and every list can leave them out", async () => {
    const page = await open();
    await visit(page, "/");
    const count = page.getByRole("status").filter({ hasText: "episodes" }).first();
    const all = Number.parseInt((await count.textContent()) ?? "", 10);
    const more = page.getByRole("button", { name: /^More for/ }).first();
    const title = ((await more.getAttribute("aria-label")) ?? "").replace("More for ", "");
    await more.click();
    await page.getByRole("button", { name: "Mark as played" }).click();
    const card = page.getByRole("article").filter({ hasText: title }).first();
    await card.getByText("Played", { exact: true }).waitFor();
    await page.getByRole("combobox", { name: "Heard" }).selectOption("Not played yet");
    await page.getByText(`${all - 1} episodes not played yet`).waitFor();
    await page.reload();
    await page.getByText(`${all - 1} episodes not played yet`).waitFor();
    await page.getByRole("combobox", { name: "Heard" }).selectOption("Played");
    await page.getByText("1 episode played").waitFor();
    await card.getByRole("link", { name: title }).waitFor();
  });
});

describe.skipIf(inFirefox())("a browser that was killed", () => {
  const folders: string[] = [];
  const browsers: ChildProcess[] = [];
  afterEach(() => {
    browsers.splice(0).forEach(killAll);
    for (const folder of folders.splice(0))
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  /** Starts a Chromium of its own over `profile`, which SIGKILL can end as a crash does. */
  async function launch(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
    const child = spawn(
      inject("chromium"),
      [
        ...CHROMIUM_FLAGS,
        "--headless",
        "--remote-debugging-port=0",
        `--user-data-dir=${profile}`,
        "about:blank",
      ],
      // A group of its own, so that its helpers end with it.
      { stdio: ["ignore", "ignore", "pipe"], detached: true },
    );
    browsers.push(child);
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stderr?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (address) resolve(address);
      });
      child.once("exit", () => reject(new Error(`Chromium did not start: ${said}`)));
    });
    const browser = await chromium.connectOverCDP(endpoint);
    const page = await browser.contexts()[0]!.newPage();
    page.setDefaultTimeout(10_000);
    return {
      page,
      kill: () =>
        new Promise((resolve) => {
          child.once("exit", () => resolve());
          killAll(child);
        }),
    };
  }

  test("loses no more than five seconds", async () => {
    const profile = mkdtempSync(join(tmpdir(), "playhead-profile-"));
    folders.push(profile);
    const first = await launch(profile);
    await hostLongAudio(first.page);
    await visit(first.page, inject("site") + EPISODE);
    await playFrom(first.page, 100);
    await soundPasses(first.page, 108);
    const before = await soundAt(first.page);
    await first.kill();

    const second = await launch(profile);
    await hostLongAudio(second.page);
    await visit(second.page, inject("site") + EPISODE);
    await player(second.page).getByRole("button", { name: "Play", exact: true }).click();
    await soundPasses(second.page, 50);
    expect(before - (await soundAt(second.page))).toBeLessThanOrEqual(5);
    await second.kill();
  }, 60_000);
});

describe("two tabs", () => {
  test("play one at a time, and both know the place", async () => {
    const first = await open();
    await hostLongAudio(first);
    await visit(first);
    await playFrom(first, 150);
    const second = await first.context().newPage();
    await visit(second);
    await player(second).getByRole("button", { name: "Play", exact: true }).click();
    await player(first).getByRole("button", { name: "Play", exact: true }).waitFor();
    await player(first).getByText("playing in another tab").waitFor();
    await soundPasses(second, 150);
  });
});

describe("a browser that keeps nothing", () => {
  test("plays, and the listener is told once", async () => {
    const page = await open();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(() => {
      const forbid = (name: "localStorage" | "indexedDB"): void =>
        void Object.defineProperty(window, name, {
          get() {
            throw new DOMException("The user said no", "SecurityError");
          },
        });
      forbid("localStorage");
      forbid("indexedDB");
    });
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 60);
    await player(page).getByText("keeps nothing for this site").waitFor();
    await page.getByRole("link", { name: "Tags", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
    await soundPasses(page, 61);
    expect(errors).toEqual([]);
  });

  test("says when it is full, and goes on", async () => {
    const page = await open();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(() => {
      const full = (): never => {
        throw new DOMException("No room", "QuotaExceededError");
      };
      Storage.prototype.setItem = full;
      IDBObjectStore.prototype.put = full;
    });
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 60);
    await player(page).getByText("storage is full").waitFor();
    await soundPasses(page, 61);
    expect(errors).toEqual([]);
  });

  test("sets aside what it can't read", async () => {
    const page = await open();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await hostLongAudio(page);
    await visit(page);
    await playFrom(page, 60);
    // Where no script of ours runs, so that nothing good is written over the damage.
    await page.goto("/robots.txt");
    await page.evaluate(async () => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, "{damaged");
      const [found] = await indexedDB.databases();
      const request = indexedDB.open(found?.name ?? "");
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
      const transaction = db.transaction("records", "readwrite");
      const store = transaction.objectStore("records");
      const keys = store.getAllKeys();
      keys.addEventListener("success", () => {
        for (const key of keys.result) store.put({ format: 99, later: true }, key);
      });
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      db.close();
    });
    await visit(page);
    await player(page).getByRole("button", { name: "Play", exact: true }).click();
    await soundPasses(page, 0);
    await page.goto("/robots.txt");
    const kept = await page.evaluate(async () => {
      const [found] = await indexedDB.databases();
      const request = indexedDB.open(found?.name ?? "");
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
      const aside = db.transaction("aside").objectStore("aside").getAll();
      await new Promise((resolve) => aside.addEventListener("success", resolve));
      return { aside: JSON.stringify(aside.result), local: Object.values(localStorage) };
    });
    expect(kept.aside).toContain('"later":true');
    expect(kept.local).toContain("{damaged");
    expect(errors).toEqual([]);
  });
});

describe("a host that fails", () => {
  test("is named, and Retry goes on from the same place", async () => {
    const page = await open();
    const host = await hostLongAudio(page);
    host.status = 404;
    await visit(page);
    await player(page).getByRole("button", { name: "Play", exact: true }).click();
    const alert = player(page).getByRole("alert");
    await alert.getByText("could not be loaded").waitFor();
    host.status = 200;
    await alert.getByRole("button", { name: "Retry" }).click();
    await soundPasses(page, 0);
    expect(await alert.count()).toBe(0);
  });

  // Firefox jumps within what it has, and it has all of a short file.
  test.skipIf(inFirefox())(
    "without Range requests leaves the slider still, and says why",
    async () => {
      const page = await open();
      const host = await hostLongAudio(page, 30);
      host.ranges = false;
      await visit(page);
      await player(page).getByRole("button", { name: "Play", exact: true }).click();
      await soundPasses(page, 0.5);
      expect(
        await page.evaluate(() => {
          const ranges = document.querySelector<HTMLAudioElement>("body > audio")?.seekable;
          return ranges && ranges.length > 0 ? ranges.end(ranges.length - 1) : 0;
        }),
      ).toBe(0);
      expect(await player(page).getByRole("slider", { name: "Seek" }).isDisabled()).toBe(true);
      await player(page).getByText("No jumping here").waitFor();
    },
  );
});
