import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { hostFolder, type StaticHost } from "../browser/static-host.ts";
import { KEYS, WebDriver } from "./web-driver.ts";

const TRENT = "/trent-nelson-pyparallel.html";
const AUDIO = "/audio/trent-nelson-pyparallel.mp3";

/** Notes what a page does wrong, of which WebDriver has no word: errors, and deeds against its policy. */
const WATCH = `
  const note = (text) => sessionStorage.setItem("faults", (sessionStorage.getItem("faults") ?? "") + text + "\\n");
  addEventListener("error", (event) => event.message && note(event.message));
  addEventListener("unhandledrejection", (event) => note("rejected: " + event.reason));
  addEventListener("securitypolicyviolation", (event) => note(event.violatedDirective + " " + event.blockedURI));
  const { error } = console;
  console.error = (...words) => { note(words.join(" ")); error(...words); };`;

let host: StaticHost;
let page: WebDriver;
beforeEach(async () => {
  host = await hostFolder(inject("folder"));
  host.instead.set("/watch.js", { type: "text/javascript", body: WATCH });
  host.rewrite = (text) => text.replace("<head>", '<head><script src="/watch.js"></script>');
  const { driver, browser } = inject("webkit");
  page = await WebDriver.start(driver, {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
  });
});
afterEach(async () => {
  const faults = await page.evaluate(() => sessionStorage.getItem("faults"));
  await page.end();
  await host.stop();
  if (faults !== null) throw new Error(`The page did wrong: ${faults}`);
});

async function visit(path: string): Promise<void> {
  await page.goto(host.origin + path);
  await page.until(() => "alive" in document.documentElement.dataset);
}

const heading = (text: string): Promise<void> =>
  page.until((words) => document.querySelector("h1")?.textContent?.includes(words), text);

const shows = (text: string): Promise<void> =>
  page.until((words) => document.body.textContent?.includes(words), text);

const soundPasses = (seconds: number): Promise<void> =>
  page.until((wanted) => {
    const audio = document.querySelector<HTMLAudioElement>("body > audio");
    return audio !== null && !audio.paused && audio.currentTime > wanted;
  }, seconds);

describe("reading", () => {
  test("home lists, a misspelled guest is found, and the keyboard leads there", async () => {
    await visit("/");
    expect(await page.evaluate(() => document.querySelectorAll("article").length)).toBeGreaterThan(
      9,
    );
    await visit("/tags/");
    await page.press("/");
    await page.until(() => document.activeElement?.getAttribute("role") === "combobox");
    await page.press("trent nelsen");
    await page.find("option", "Trent Nelson");
    await page.press(KEYS.down);
    await page.press(KEYS.enter);
    await heading("Trent Nelson");
    await page.back();
    await heading("Tags");
  });

  test("the list answers while one types, and a tag narrows it", async () => {
    await visit("/");
    await page.click("searchbox", "Search");
    await page.press("tornadoo");
    await shows("for “tornadoo”");
    expect(await page.evaluate(() => document.querySelector("article h3")?.textContent)).toContain(
      "Tornado",
    );
    await page.until(() => location.search === "?q=tornadoo");
  });

  test.each(["/guests/trent-nelson/", "/explore/", "/archive/", "/picks/", "/saved/", "/about/"])(
    "%s comes to life",
    async (path) => {
      await visit(path);
      expect(await page.evaluate(() => document.querySelectorAll("h1").length)).toBe(1);
    },
  );
});

describe("listening", () => {
  test("sound goes on from page to page; a moment is kept; a reload goes on from there", async () => {
    await visit(TRENT);
    await page.click("button", "^Play Trent Nelson");
    await soundPasses(0.3);
    await page.click("link", "^Tags$");
    await heading("Tags");
    await page.click("link", "^About$");
    await heading("About");
    await soundPasses(0.6);
    await page.press("b");
    await shows("Marked");
    await page.evaluate(() =>
      document.querySelector<HTMLInputElement>('input[aria-label="Seek"]')?.focus(),
    );
    await page.press(KEYS.pageUp);
    await soundPasses(60.5);
    await page.reload();
    await page.until(() => "alive" in document.documentElement.dataset);
    await page.click("button", "^Play$");
    await soundPasses(59);
    await visit("/saved/");
    await shows("Moments");
  });

  test("the full player opens, has its tabs, and Escape closes it", async () => {
    await visit(TRENT);
    await page.click("button", "Open the full player");
    await page.find("dialog", "");
    await page.click("tab", "^Share$");
    await page.find("radio", "A clip");
    await page.press(KEYS.escape);
    await page.until(() => document.querySelector("dialog[open]") === null);
  });

  test.each([
    ["is not there", 0],
    ["is damaged", { type: "audio/mpeg", body: "not a sound".repeat(20_000) }],
    ["is a page", { type: "text/html", body: "<!doctype html><title>Sign in</title>" }],
  ] as const)("sound that %s: told, and Retry plays it once it is there", async (_, fault) => {
    host.instead.set(AUDIO, fault);
    await visit(TRENT);
    await page.click("button", "^Play Trent Nelson");
    await shows("could not be loaded");
    host.instead.delete(AUDIO);
    await page.click("button", "^Retry$");
    await soundPasses(0.2);
  });
});

describe("a next page that does not come", () => {
  test.each([
    ["is not there", 0, "nothing at its address"],
    ["is damaged", { type: "application/json", body: '{"format":' }, "damaged"],
    ["is a page in its place", { type: "text/html", body: "<!doctype html>" }, "sign in"],
  ] as const)("%s: the page stays, says so, and Retry goes on", async (_, fault, words) => {
    host.instead.set("/data/pages/about.json", fault);
    await visit(TRENT);
    await page.click("link", "^About$");
    await shows(words);
    await heading("Trent Nelson");
    host.instead.delete("/data/pages/about.json");
    await page.click("button", "^Retry$");
    await heading("About");
  });

  test("for want of a network: the page stays, and it comes by Retry", async () => {
    await visit(TRENT);
    await host.stop();
    await page.click("link", "^About$");
    await shows("could not be reached");
    await host.start();
    await page.click("button", "^Retry$");
    await heading("About");
  });

  test("with a script that an update took away: one load by itself leads there", async () => {
    await visit(TRENT);
    for (const name of readdirSync(join(inject("folder"), "assets")))
      if (name.startsWith("tags-")) host.instead.set(`/assets/${name}`, 0);
    await page.click("link", "^Tags$");
    await heading("Tags");
    await page.until(
      () => "alive" in document.documentElement.dataset || performance.now() > 1_500,
    );
    // Every page that is loaded asks for it.
    expect(host.asked.filter((path) => path === "/watch.js")).toHaveLength(2);
  });
});
