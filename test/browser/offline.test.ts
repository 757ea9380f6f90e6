import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { createServer } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { run as build } from "../../src/cli/build.ts";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";
import { hydrated } from "./hydrated.ts";
import { soundAt, soundPasses } from "./long-audio.ts";
import { hostFolder, type StaticHost } from "./static-host.ts";

const TRENT = "/trent-nelson-pyparallel.html";
const AUDIO = "/audio/trent-nelson-pyparallel.mp3";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

/** A listener's own browser: its profile is on disk, and stays when it is closed. */
async function openProfile(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: inject("chromium"),
    args: CHROMIUM_FLAGS,
  });
  context.setDefaultTimeout(10_000);
  ended.push(() => context.close());
  return context;
}

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), "playhead-profile-"));
  ended.push(async () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return profile;
}

async function host(): Promise<StaticHost> {
  const serving = await hostFolder(inject("folder"));
  ended.push(() => serving.stop());
  return serving;
}

/** A page of the site whose worker has taken over. */
async function openControlled(context: BrowserContext, address: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  await hydrated(page);
  await controlled(page);
  return page;
}

const controlled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

async function offline(context: BrowserContext, serving: StaticHost): Promise<void> {
  await serving.stop();
  await context.setOffline(true);
}

const keptAddresses = (page: Page, cache: string): Promise<string[]> =>
  page.evaluate(async (name) => {
    const names = (await caches.keys()).filter((key) => key.includes(name));
    const all = await Promise.all(names.map(async (key) => (await caches.open(key)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  }, cache);

async function keepOffline(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^More for Trent Nelson/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Keep offline/ }).click();
  await page.getByRole("button", { name: "Remove from this device" }).waitFor();
  await page.keyboard.press("Escape");
}

const title = (page: Page, name: RegExp) => page.getByRole("heading", { level: 1, name });

/** From the list by a search and a link, as a listener goes. */
async function visit(page: Page, words: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Site" })
    .getByRole("link", { name: "Episodes" })
    .click();
  await page
    .getByRole("searchbox", { name: /search/i })
    .first()
    .fill(words);
  const found = page.getByRole("article").first().getByRole("heading", { level: 3 });
  await found
    .filter({ hasText: new RegExp(words, "i") })
    .getByRole("link")
    .click();
  await title(page, new RegExp(words, "i")).waitFor();
}

/** A misspelled query by its address. @param site the address of its home page */
async function findsTornado(page: Page, site: string): Promise<void> {
  await page.goto(`${site}?q=tornadoo`);
  await page
    .getByRole("article")
    .first()
    .getByRole("link", { name: /Tornado/ })
    .first()
    .waitFor();
}

describe("without a network", () => {
  test("visited episodes open, search finds, what is kept plays and seeks; also after a reload and a restart", async () => {
    const serving = await host();
    const profile = newProfile();
    let context = await openProfile(profile);
    let page = await openControlled(context, `${serving.origin}/`);
    await visit(page, "Trent Nelson");
    await visit(page, "Ben Darnell");
    await visit(page, "Erik Tollerud");
    await visit(page, "Trent Nelson");
    await keepOffline(page);

    await offline(context, serving);
    // In a page that never fetched them itself.
    await page.goto(`${serving.origin}/`);
    await hydrated(page);
    await visit(page, "Ben Darnell");
    await visit(page, "Erik Tollerud");
    await findsTornado(page, `${serving.origin}/`);

    const listen = async (): Promise<void> => {
      await page
        .getByRole("button", { name: /^Play Trent Nelson/ })
        .first()
        .click();
      await soundPasses(page, 0.3);
      await page
        .getByRole("region", { name: "Player" })
        .getByRole("slider", { name: "Seek" })
        .focus();
      await page.keyboard.press("End");
      await page.keyboard.press("PageDown");
      const end = await page.evaluate(() => document.querySelector("audio")?.duration ?? 0);
      expect(end).toBeGreaterThan(60);
      await page.keyboard.press("Home");
      await page.keyboard.press("PageUp");
      await page.waitForFunction(() => {
        const audio = document.querySelector("audio");
        return audio !== null && !audio.seeking && audio.currentTime >= 60 && audio.readyState >= 2;
      });
    };
    await visit(page, "Trent Nelson");
    await listen();

    await page.reload();
    await title(page, /Trent Nelson/).waitFor();
    await hydrated(page);

    await context.close();
    context = await openProfile(profile);
    await context.setOffline(true);
    page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${serving.origin}/saved/`);
    await page.getByRole("heading", { name: /^On this device/ }).waitFor();
    await page
      .getByRole("listitem")
      .filter({ hasText: "537 kB" })
      .getByRole("link", { name: /Trent/ })
      .click();
    await title(page, /Trent Nelson/).waitFor();
    await listen();
    // What was visited before the restart is there, and so is search.
    await visit(page, "Ben Darnell");
    await findsTornado(page, `${serving.origin}/`);
    // An address that was never visited says what is wrong, on a page of the site's.
    await page.goto(`${serving.origin}/dave-beazley.html`);
    await page.getByRole("alert").filter({ hasText: "offline" }).waitFor();
  }, 90_000);

  test("an episode that was opened from its address alone is there again from the list", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    await expect
      .poll(() => keptAddresses(page, "visited"))
      .toContain("/data/episodes/trent-nelson-pyparallel.json");
    expect(serving.asked).not.toContain("/data/episodes/trent-nelson-pyparallel.json");
    await offline(context, serving);
    await page.goto(`${serving.origin}/`);
    await hydrated(page);
    await visit(page, "Trent Nelson");
    await page.getByText("The rule that parallel objects must not persist").waitFor();
  });

  test("the whole archive comes on wish, its size told before, and opens what was never visited", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, `${serving.origin}/saved/`);
    await page.getByText(/without the sound: \d+ kB/).waitFor();
    await page.getByRole("button", { name: "Make the whole archive available offline" }).click();
    await page.getByText("The whole archive is on this device.").waitFor();
    const told = JSON.parse(readFileSync(join(inject("folder"), "data/offline.json"), "utf8")) as {
      files: number;
    };
    // All that was counted, and the note that it is whole.
    expect(await keptAddresses(page, "kept")).toHaveLength(told.files + 1);
    await offline(context, serving);
    await page.goto(`${serving.origin}/dave-beazley.html`);
    await title(page, /Beazley/).waitFor();
    await page.goto(`${serving.origin}/about/`);
    await title(page, /About/).waitFor();
    await page.goto(`${serving.origin}/saved/`);
    await page.getByRole("button", { name: "Remove the archive from this device" }).click();
    await page.getByText("The archive was removed from this device.").waitFor();
    expect(await keptAddresses(page, "kept")).toEqual([]);
  });
});

test("the site can be installed: nothing about its manifest, icons or worker stands against it", async () => {
  const serving = await host();
  const context = await openProfile(newProfile());
  const page = await openControlled(context, `${serving.origin}/`);
  const tools = await context.newCDPSession(page);
  const { url, errors, data = "" } = await tools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(new URL(url).pathname).toBe("/manifest.webmanifest");
  const { installabilityErrors } = await tools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  const { icons } = JSON.parse(data) as { icons: { src: string; sizes: string; type: string }[] };
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  for (const { src, sizes } of icons.filter(({ type }) => type === "image/png")) {
    const [width = 0] = sizes.split("x").map(Number);
    const seen = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, src);
    expect(seen).toEqual([width, width]);
  }
});

describe("what is on this device", () => {
  test("is managed by names that assistive technology reads, while it comes and when it is there", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    const faults = async (): Promise<string[]> => {
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(),
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    };
    await page.getByRole("button", { name: /^More for Trent Nelson/ }).click();
    await page.getByRole("button", { name: /^Keep offline \(\d+ kB\)/ }).waitFor();
    expect(await faults()).toEqual([]);
    // Never answered, so that the download stays under way.
    serving.silent.add(AUDIO);
    await page.getByRole("button", { name: /^Keep offline/ }).click();
    await page
      .getByRole("status")
      .filter({ hasText: /^Downloading Trent Nelson/ })
      .waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Escape");
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Saved" })
      .click();
    await page.getByRole("progressbar", { name: /^Downloading Trent Nelson/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: /^Stop downloading Trent Nelson/ }).click();
    await page.getByRole("status").filter({ hasText: "Nothing of it was kept" }).waitFor();
    expect(await keptAddresses(page, "audio")).toEqual([]);
  });

  test("is told by the player where the listener has gone elsewhere", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(/\.mp3$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole("button", { name: /^More for Trent Nelson/ }).click();
    await page.getByRole("button", { name: /^Keep offline/ }).click();
    await page.keyboard.press("Escape");
    go();
    await page
      .getByRole("region", { name: "Player" })
      .getByRole("status")
      .filter({ hasText: "On this device: Trent Nelson on Pyparallels (537 kB)" })
      .waitFor();
  });
});

describe("below a path of its own", () => {
  const base = "/a/sub/path/";
  let folder = "";
  beforeAll(async () => {
    const { PLAYHEAD_OUT, PLAYHEAD_BASE, NODE_ENV } = process.env;
    folder = mkdtempSync(join(tmpdir(), "playhead-sub-path-"));
    if ((await build(["--out", folder, "--base", base])) !== 0) throw new Error("It did not build");
    // A build says what it is by these; the next test's server must not hear of it.
    for (const [name, value] of Object.entries({ PLAYHEAD_OUT, PLAYHEAD_BASE, NODE_ENV })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("visited pages, search and what is kept work without a network, and the worker keeps to its path", async () => {
    const serving = await hostFolder(folder, base);
    ended.push(() => serving.stop());
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + base);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope),
    ).toBe(serving.origin + base);
    await visit(page, "Trent Nelson");
    await keepOffline(page);
    await offline(context, serving);
    await page.reload();
    await hydrated(page);
    await page
      .getByRole("button", { name: /^Play Trent Nelson/ })
      .first()
      .click();
    await soundPasses(page, 0.3);
    await findsTornado(page, serving.origin + base);
  }, 60_000);
});

describe("audio", () => {
  test("that is not kept never passes the worker", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    const answers: boolean[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".mp3")) answers.push(response.fromServiceWorker());
    });
    await page.getByRole("button", { name: /^Play Trent Nelson/ }).click();
    await soundPasses(page, 0.3);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers).not.toContain(true);
    expect(await keptAddresses(page, "audio")).toEqual([]);
  });

  test("that is kept is whole, answers every range, and goes when it is removed", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    await keepOffline(page);
    const file = readFileSync(join(inject("folder"), AUDIO));
    const answer = (range?: string) =>
      page.evaluate(
        async ([path, header]) => {
          const url = new URL(path ?? "", location.href).href;
          const response = await fetch(`/data/kept-audio?${encodeURIComponent(url)}`, {
            headers: header ? { range: header } : {},
          });
          return {
            status: response.status,
            range: response.headers.get("content-range"),
            bytes: [...new Uint8Array(await response.arrayBuffer())],
          };
        },
        [AUDIO, range] as const,
      );
    const whole = await answer();
    expect(whole.status).toBe(200);
    expect(Buffer.from(whole.bytes).equals(file)).toBe(true);
    expect(await answer("bytes=1000-1099")).toEqual({
      status: 206,
      range: `bytes 1000-1099/${file.length}`,
      bytes: [...file.subarray(1000, 1100)],
    });
    expect(await answer("bytes=-7")).toMatchObject({ status: 206, bytes: [...file.subarray(-7)] });
    expect(await answer(`bytes=${file.length}-`)).toEqual({
      status: 416,
      range: `bytes */${file.length}`,
      bytes: [],
    });
    await page.goto(`${serving.origin}/saved/`);
    await page.getByRole("button", { name: /^Remove Trent Nelson.* from this device$/ }).click();
    await page.getByRole("status").filter({ hasText: "Removed from this device" }).waitFor();
    expect(await keptAddresses(page, "audio")).toEqual([]);
  });

  test("that does not fit is told, and nothing of it stays", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    const devtools = await context.newCDPSession(page);
    const { usage } = await devtools.send("Storage.getUsageAndQuota", { origin: serving.origin });
    await devtools.send("Storage.overrideQuotaForOrigin", {
      origin: serving.origin,
      quotaSize: usage + 100_000,
    });
    await page.getByRole("button", { name: /^More for Trent Nelson/ }).click();
    await page.getByRole("button", { name: /^Keep offline/ }).click();
    await page.getByRole("status").filter({ hasText: "There is no room left" }).waitFor();
    await page.getByRole("button", { name: /^Keep offline/ }).waitFor();
    expect(await keptAddresses(page, "audio")).toEqual([]);
  });

  test("that breaks off on its way leaves nothing, and says so", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    await page.route(/\.mp3$/, (route) => route.abort());
    await page.getByRole("button", { name: /^More for Trent Nelson/ }).click();
    await page.getByRole("button", { name: /^Keep offline/ }).click();
    await page.getByRole("status").filter({ hasText: "The download broke off" }).waitFor();
    expect(await keptAddresses(page, "audio")).toEqual([]);
  });

  test("whose host forbids it is offered as a plain link", async () => {
    const serving = await host();
    const elsewhere = await host();
    serving.rewrite = (text) => text.replaceAll(`"${AUDIO}"`, `"${elsewhere.origin}${AUDIO}"`);
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    await page.getByRole("button", { name: /^More for Trent Nelson/ }).click();
    await page.getByRole("button", { name: /^Keep offline/ }).click();
    const link = page.getByRole("link", { name: "Download the file" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(elsewhere.origin + AUDIO);
    await page.getByText("Its host does not let this site keep it.").waitFor();
  });
});

describe("the worker", () => {
  test("answers with what is kept where the network does not answer", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, `${serving.origin}/`);
    await visit(page, "Trent Nelson");
    await page.reload();
    await hydrated(page);
    await expect.poll(() => keptAddresses(page, "visited")).toContain(TRENT);
    serving.silent.add(TRENT).add("/data/episodes/trent-nelson-pyparallel.json");
    const begun = Date.now();
    await page.goto(serving.origin + TRENT);
    await title(page, /Trent Nelson/).waitFor();
    expect(Date.now() - begun).toBeGreaterThan(2_500);
    await page.goto(`${serving.origin}/`);
    await visit(page, "Trent Nelson");
  });

  test("keeps no page in the place of data, and no error", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, `${serving.origin}/`);
    serving.instead.set("/data/episodes/trent-nelson-pyparallel.json", {
      type: "text/html",
      body: "<!doctype html><title>Welcome</title>",
    });
    serving.instead.set("/data/episodes/ben-darnell-tornado.json", 0);
    await page.evaluate(async () => {
      await fetch("/data/episodes/trent-nelson-pyparallel.json");
      await fetch("/data/episodes/ben-darnell-tornado.json");
      await fetch("/data/episodes/erik-tollerud-astropy.json");
    });
    await expect
      .poll(() => keptAddresses(page, "visited"))
      .toEqual(["/data/episodes/erik-tollerud-astropy.json"]);
  });

  test("waits with a new version until no tab plays; an open page goes on with the old scripts", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = await openControlled(context, serving.origin + TRENT);
    let loads = 0;
    page.on("load", () => (loads += 1));
    await page.getByRole("button", { name: /^Play Trent Nelson/ }).click();
    await soundPasses(page, 0.2);

    const script = readFileSync(join(inject("folder"), "sw.js"), "utf8");
    // The new version lacks the old one's chunks, on the host and in its list.
    const gone = readdirSync(join(inject("folder"), "assets"))
      .filter((name) => /^(tags|guests)-.*\.js$/.test(name))
      .map((name) => `/assets/${name}`);
    expect(gone).toHaveLength(2);
    let next = script.replace(/"version":"\w+"/, '"version":"next"');
    for (const path of gone) {
      next = next.replace(`,"${path}"`, "");
      serving.instead.set(path, 0);
    }
    serving.instead.set("/sw.js", next);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const waiting = (): Promise<boolean> =>
      page.evaluate(
        async () =>
          (await navigator.serviceWorker.getRegistration())?.waiting?.state === "installed",
      );
    await expect.poll(waiting).toBe(true);
    // Another tab, in which nothing plays, may not let it in either.
    const other = await context.newPage();
    await other.goto(`${serving.origin}/`);
    await controlled(other);
    const before = await soundAt(page);
    await soundPasses(page, before + 5);
    expect(await waiting()).toBe(true);
    await page.bringToFront();

    await page
      .getByRole("region", { name: "Player" })
      .getByRole("button", { name: /^Pause/ })
      .click();
    await expect.poll(waiting).toBe(false);
    await controlled(page);
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Tags" })
      .click();
    await title(page, /Tags/).waitFor();
    expect(loads).toBe(0);
  });

  test("is not there yet when an update takes a script away: one reload, and no second", async () => {
    const serving = await host();
    const context = await openProfile(newProfile());
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
    });
    await page.goto(`${serving.origin}/`);
    await hydrated(page);
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.includes("/late-parts-")),
    );
    const tags = readdirSync(join(inject("folder"), "assets")).find((name) =>
      name.startsWith("tags-"),
    );
    serving.instead.set(`/assets/${tags}`, 0);
    let loads = 0;
    page.on("load", () => (loads += 1));
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Tags" })
      .click();
    await expect.poll(() => loads).toBe(1);
    await page.waitForTimeout(1_000);
    expect(loads).toBe(1);
  });

  test("stays out of the way in dev", async () => {
    const server = await createServer({
      logLevel: "silent",
      server: { port: 0, host: "localhost" },
      cacheDir: "node_modules/.cache/playhead/offline-dev",
    });
    ended.push(() => server.close());
    await server.listen();
    const context = await openProfile(newProfile());
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.resolvedUrls?.local[0] ?? ""}saved/`);
    await page.getByRole("heading", { level: 1, name: "Saved" }).waitFor({ timeout: 20_000 });
    await page.waitForTimeout(3_500);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  }, 60_000);
});
