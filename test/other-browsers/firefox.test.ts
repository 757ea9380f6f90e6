import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { launchFirefox } from "../browser/firefox.ts";
import { hydrated } from "../browser/hydrated.ts";
import { soundAt, soundPasses } from "../browser/long-audio.ts";
import { hostFolder, type StaticHost } from "../browser/static-host.ts";

const TRENT = "/trent-nelson-pyparallel.html";
const AUDIO = "/audio/trent-nelson-pyparallel.mp3";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function open(prefs?: Record<string, boolean | number>): Promise<[Page, StaticHost]> {
  const browser: Browser = await launchFirefox(inject("firefox") ?? "", prefs);
  ended.push(() => browser.close());
  const host = await hostFolder(inject("folder"));
  ended.push(() => host.stop());
  const context = await browser.newContext({ baseURL: host.origin });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return [page, host];
}

const player = (page: Page) => page.getByRole("region", { name: "Player" });
const play = (page: Page): Promise<void> =>
  player(page).getByRole("button", { name: "Play", exact: true }).click();

test("with scripts off, an episode reads completely, and its sound has the browser's own player", async () => {
  const [page] = await open({ "javascript.enabled": false });
  await page.goto(TRENT);
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  for (const name of ["Summary", "Topics", "Picks", "Chapters"]) expect(headings).toContain(name);
  expect(await page.locator("audio[controls]").count()).toBe(1);
  expect(await page.getByRole("button", { name: /^Play/ }).count()).toBe(0);
});

test.each([
  ["dark", 0],
  ["light", 1],
])("a listener who likes it %s gets it so", async (theme, number) => {
  const [page] = await open({ "layout.css.prefers-color-scheme.content-override": number });
  await page.goto("/");
  const paper = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) return 0;
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data[1] ?? 0;
  });
  expect(paper < 60 ? "dark" : "light").toBe(theme);
});

/** Visits a page in a frame once the worker is there, and again when it is told to; says how it went. */
const VISITOR = `
  const say = (words) => fetch("/say/" + encodeURIComponent(words));
  const visit = () => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.src = "${TRENT}";
    frame.onload = () => resolve(frame.contentDocument?.querySelector("h1")?.textContent);
    document.body.replaceChildren(frame);
  });
  (async () => {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve; });
    await say("first: " + await visit());
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await say("again: " + await visit());
  })();`;

// A driven Firefox asks its workers for nothing: this one is left alone.
test("where the network does not answer, a visited page comes from the worker", async () => {
  const host = await hostFolder(inject("folder"));
  host.instead.set("/visitor.html", {
    type: "text/html",
    body: "<!doctype html><body><script src=/visitor.js></script>",
  });
  host.instead.set("/visitor.js", { type: "text/javascript", body: VISITOR });
  const profile = mkdtempSync(join(tmpdir(), "playhead-firefox-"));
  const browser = spawn(
    inject("firefox") ?? "",
    ["--headless", "--no-remote", "--profile", profile, `${host.origin}/visitor.html`],
    { stdio: "ignore" },
  );
  ended.push(async () => {
    browser.kill();
    await new Promise((resolve) => browser.once("exit", resolve));
    await host.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const said = (): string | undefined => host.asked.findLast((path) => path.startsWith("/say/"));
  await expect.poll(said, { timeout: 20_000 }).toMatch(/first: .*Trent Nelson/);
  host.silent.add(TRENT);
  await expect.poll(said, { timeout: 20_000 }).toMatch(/again: .*Trent Nelson/);
  expect(host.asked.filter((path) => path === TRENT)).toHaveLength(2);
});

describe("audio that fails", () => {
  test.each([
    ["is not there", 0],
    ["is damaged", { type: "audio/mpeg", body: "not a sound".repeat(20_000) }],
    ["is a page", { type: "text/html", body: "<!doctype html><title>Sign in</title>" }],
  ] as const)("%s: told, and Retry plays it once it is there", async (_, fault) => {
    const [page, host] = await open();
    host.instead.set(AUDIO, fault);
    await page.goto(TRENT);
    await hydrated(page);
    await play(page);
    const alert = player(page).getByRole("alert");
    await alert.getByText("could not be loaded").waitFor();
    host.instead.delete(AUDIO);
    await alert.getByRole("button", { name: "Retry" }).click();
    await soundPasses(page, 0.2);
    expect(await alert.count()).toBe(0);
  });

  test("does not arrive: it says that it waits", async () => {
    const [page, host] = await open();
    host.silent.add(AUDIO);
    await page.goto(TRENT);
    await hydrated(page);
    await play(page);
    await player(page).getByRole("status").filter({ hasText: "Buffering" }).waitFor();
  });
});

test("a reload goes on from where the listener was", async () => {
  const [page] = await open();
  await page.goto(TRENT);
  await hydrated(page);
  await play(page);
  await soundPasses(page, 0.1);
  await player(page).getByRole("slider", { name: "Seek" }).focus();
  await page.keyboard.press("PageUp");
  await soundPasses(page, 60.2);
  await page.reload();
  await hydrated(page);
  await play(page);
  await soundPasses(page, 59);
  expect(await soundAt(page)).toBeLessThan(64);
});
