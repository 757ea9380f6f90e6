import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { run as build } from "../../src/cli/build.ts";
import { drawnPicture } from "../compile/drawn-pictures.ts";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { hostFolder, type StaticHost } from "./static-host.ts";

const open = useBrowser();
const root = mkdtempSync(join(tmpdir(), "playhead-pictures-"));
const folder = join(root, "site");

beforeAll(async () => {
  const content = join(root, "content");
  mkdirSync(content);
  const one = "---\ntitle: One\ndate: 2020-01-01\naudio: https://a.example/1.mp3\n---\n\n";
  const photographs = "![a lamp](lamp.png)\n\nWords.\n\n![a lamp, further down](lamp.png)\n\n";
  writeFileSync(
    join(content, "one.md"),
    `${one}${photographs}${"More words.\n\n".repeat(60)}![a dot](dot.png)\n`,
  );
  writeFileSync(join(content, "two.md"), one.replaceAll("One", "Two").replace("1.mp3", "2.mp3"));
  writeFileSync(join(content, "show.yaml"), "title: Lamps\nimage: art.png\n");
  writeFileSync(join(content, "lamp.png"), await drawnPicture("png", 1300, 650));
  writeFileSync(join(content, "art.png"), await drawnPicture("png", 800, 800));
  writeFileSync(join(content, "dot.png"), await createCanvas(8, 8).encode("png"));
  const before = { ...process.env };
  const code = await build(["--content", content, "--out", folder, "--cards", "no"]);
  process.env = before;
  if (code !== 0) throw new Error("The show did not build");
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

async function host(): Promise<StaticHost> {
  const serving = await hostFolder(folder);
  onTestFinished(() => serving.stop());
  return serving;
}

test("pictures come in the format and width of the screen, and nothing moves when they do", async () => {
  const { origin, asked } = await host();
  const page = await open({ viewport: { width: 390, height: 800 } });
  await page.addInitScript(() => {
    const moved = window as unknown as { moved: number };
    moved.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        moved.moved += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${origin}/episodes/one/`);
  const lamp = page.getByRole("img", { name: "a lamp", exact: true });
  await lamp.waitFor();
  await page.waitForLoadState("networkidle");
  const shown = await lamp.evaluate((image: HTMLImageElement) => [
    image.currentSrc,
    image.loading,
    image.complete,
  ]);
  expect(shown).toEqual([
    expect.stringMatching(/\/assets\/pictures\/[\w-]+-480\.avif$/),
    "auto",
    true,
  ]);
  expect(asked).not.toContain("/lamp.png");
  expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBe(0);
  const dot = page.getByRole("img", { name: "a dot" });
  expect(await dot.getAttribute("loading")).toBe("lazy");
  await dot.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  expect(asked).toContain("/dot.png");
});

test("a page that the app opens shows the same pictures, and the show's art is small", async () => {
  const { origin, asked } = await host();
  const page = await open({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${origin}/`);
  await hydrated(page);
  await page.getByRole("link", { name: /^One/ }).first().click();
  const lamp = page.getByRole("img", { name: "a lamp", exact: true });
  await lamp.waitFor();
  await page.waitForFunction(() =>
    [...document.images].some(({ currentSrc }) => currentSrc.endsWith(".avif")),
  );
  expect(asked.filter((path) => /^\/(?:art|lamp)\.png$/.test(path))).toEqual([]);
  expect(asked.some((path) => path.endsWith("-512.webp"))).toBe(true);
});

test("with the whole archive come its pictures; one of another width stands in for what is not here", async () => {
  const serving = await host();
  const page = await open({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  await page.goto(`${serving.origin}/saved/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await page.getByRole("button", { name: "Make the whole archive available offline" }).click();
  await page.getByText("The whole archive is on this device.").waitFor();
  await serving.stop();
  await page.context().setOffline(true);
  await page.goto(`${serving.origin}/episodes/one/`);
  await page.getByRole("heading", { level: 1, name: "One" }).waitFor();
  await page.getByRole("img", { name: "a dot" }).scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>("main img")].every(
      ({ complete, naturalWidth }) => complete && naturalWidth > 0,
    ),
  );
});
