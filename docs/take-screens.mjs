// Takes the screenshots in docs/screens, of the built demo: `npm run screens`. Every kind of page
// and what opens over it, at the width of a phone and of a desk, light and dark. `-- NAME…` takes
// those alone; PORT chooses the port.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { chromium } from "playwright-core";
import { createServer, preview } from "vite";

/** Each screen: a state of test/browser/states.ts, or a path; then what is brought into view. */
const SCREENS = {
  home: { state: "the list" },
  filters: { state: "the filters" },
  "card-menu": { state: "a menu" },
  search: { state: "the search over a page" },
  "did-you-mean": { state: "an answered search" },
  moments: { state: "a search with moments", show: "In notes and transcripts" },
  "nothing-found": { state: "a search that finds nothing" },
  episode: { state: "the player, playing" },
  chapters: { path: "/ben-darnell-tornado.html", show: "Chapters" },
  picks: { path: "/ben-darnell-tornado.html", show: /^(Picks|Links)/ },
  related: { path: "/ben-darnell-tornado.html", show: /^Related/ },
  player: { state: "the full player: Chapters" },
  transcript: { state: "the full player: Transcript" },
  queue: { state: "the full player: a queue" },
  share: { state: "the full player: Share" },
  person: { state: "a guest" },
  people: { state: "all guests" },
  tag: { state: "a tag" },
  tags: { state: "all tags" },
  "picks-library": { state: "picks" },
  archive: { state: "the archive" },
  explore: { state: "explore" },
  "explore-calendar": { path: "/explore/", show: "Every week" },
  "explore-topics": { path: "/explore/", show: "Topics over time" },
  saved: { state: "what is kept" },
  "saved-nothing": { state: "nothing kept" },
  offline: { path: "/saved/", show: "On this device" },
  about: { state: "a page of the host's" },
  "not-found": { state: "no page" },
  failure: { state: "a page that did not come" },
  "audio-failure": { state: "audio that is not there" },
  "without-scripts": { path: "/", scripts: false },
};
const WIDTHS = { 390: 844, 1280: 860 };
/** Text stays legible, and all screens together within 4 MB. */
const QUALITY = 62;

const wanted = process.argv.slice(2);
const names = Object.keys(SCREENS).filter((name) => wanted.length === 0 || wanted.includes(name));
const folder = process.env.SCREENS ?? fileURLToPath(new URL("./screens", import.meta.url));
const server = await preview({
  appType: "mpa",
  logLevel: "warn",
  preview: { port: Number(process.env.PORT ?? 4189) },
});
const loader = await createServer({ configFile: false, server: { middlewareMode: true } });
const { findChromium, CHROMIUM_FLAGS } = await loader.ssrLoadModule(
  "/test/browser/find-chromium.ts",
);
const { STATES, enter } = await loader.ssrLoadModule("/test/browser/states.ts");
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const site = server.resolvedUrls.local[0].replace(/\/$/, "");

await mkdir(folder, { recursive: true });
if (wanted.length === 0) for (const file of await readdir(folder)) await rm(`${folder}/${file}`);
let bytes = 0;
for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of Object.entries(WIDTHS)) {
    for (const name of names) {
      const page = await open(SCREENS[name], colorScheme, Number(width), height);
      const webp = await toWebp(await page.screenshot());
      bytes += webp.length;
      await writeFile(`${folder}/${name}-${width}-${colorScheme}.webp`, webp);
      await page.context().close();
    }
  }
}
console.log(`${names.length * 4} screens, ${Math.round(bytes / 1000)} kB`);
await browser.close();
await loader.close();
await server.close();

async function open({ state, path, show, scripts }, colorScheme, width, height) {
  const context = await browser.newContext({
    baseURL: site,
    colorScheme,
    javaScriptEnabled: scripts !== false,
    // Pictures of states, not of the way there.
    reducedMotion: "reduce",
    viewport: { width, height },
    ...(width < 600 ? { hasTouch: true, isMobile: true } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const known = STATES.find((one) => one.name === state);
  if (state && !known) throw new Error(`No such state: ${state}`);
  if (scripts === false) await page.goto(path);
  else await enter(page, known ?? { name: path, path });
  if (show) {
    const heading = page.locator("main").getByRole("heading", { name: show }).first();
    await heading.evaluate((one) => window.scrollBy(0, one.getBoundingClientRect().top - 24));
  }
  await page.waitForTimeout(600);
  return page;
}

async function toWebp(png) {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.encode("webp", QUALITY);
}
