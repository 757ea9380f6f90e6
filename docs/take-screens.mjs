// Takes the screenshots in docs/screens of the built demo: `npm run screens`.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { createServer, preview } from "vite";

const folder = fileURLToPath(new URL("./screens/", import.meta.url));
const server = await preview({ appType: "mpa", logLevel: "warn", preview: { port: 4189 } });
const loader = await createServer({ configFile: false, server: { middlewareMode: true } });
const { findChromium, CHROMIUM_FLAGS } = await loader.ssrLoadModule(
  "/test/browser/find-chromium.ts",
);
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const site = server.resolvedUrls.local[0].replace(/\/$/, "");

const PAGES = {
  home: "/",
  search: "/?q=tornadoo",
  episode: "/trent-nelson-pyparallel.html",
  tag: "/tags/data-science/",
  guests: "/guests/",
  about: "/about/",
};
await mkdir(folder, { recursive: true });
for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: width === 390 ? 844 : 860 },
    });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(site + path, { waitUntil: "networkidle" });
      if (name === "episode") {
        await page.getByRole("button", { name: /^Play/ }).first().click();
        await page
          .getByRole("button", { name: /^Pause/ })
          .first()
          .waitFor();
      }
      await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png` });
    }
    await context.close();
  }
}
await browser.close();
await loader.close();
await server.close();
