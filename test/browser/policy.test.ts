import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";
import { expect, inject, onTestFinished, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

// What a page does against its policy fails its test: see useBrowser.
const open = useBrowser();

/** The first page of each kind: of all pages in one folder, whose addresses differ in the last part alone. */
function pagesOfEveryKind(): string[] {
  const folder = inject("folder");
  const kinds = new Map<string, string>();
  const walk = (at: string): void => {
    for (const name of readdirSync(join(folder, at)).toSorted()) {
      const path = `${at}${name}`;
      if (statSync(join(folder, path)).isDirectory()) walk(`${path}/`);
      else if (name === "index.html") kinds.set(at.replace(/[^/]+\/$/, "*/"), at);
      else if (name.endsWith(".html")) kinds.set(`${at}*`, path);
    }
  };
  walk("/");
  for (const own of ["/", "/tags/", "/guests/", "/saved/", "/archive/"]) kinds.set(own, own);
  return [...new Set([...kinds.values(), "/trent-nelson-pyparallel.html", "/?q=tornadoo"])];
}

test("every answer bears the policy, and the page states the same", async () => {
  const page = await open();
  const response = await page.goto("/");
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  const stated = await page
    .locator("meta[http-equiv=Content-Security-Policy]")
    .getAttribute("content");
  for (const part of stated?.split("; ") ?? []) {
    const [name = "", ...sources] = part.split(" ");
    for (const source of sources)
      expect(`${name} ${headers["content-security-policy"]}`).toContain(source);
  }
  expect(stated).not.toContain("unsafe");
});

test("pages of every kind keep to it, opened and come to by links", async () => {
  const page = await open();
  const paths = pagesOfEveryKind();
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    await page.goto(path);
    await hydrated(page);
  }
  await page.goto("/");
  await hydrated(page);
  for (const path of paths) {
    await page.evaluate((href) => {
      const link = document.createElement("a");
      link.href = href;
      document.querySelector("#main")?.append(link);
      link.click();
      link.remove();
    }, path);
    await page.waitForTimeout(150);
  }
}, 120_000);

test("no page holds a style attribute, which the policy would forbid", () => {
  const folder = inject("folder");
  const held = pagesOfEveryKind()
    .map((path) => path.replace(/\?.*$/, ""))
    .filter((path) =>
      / style="/.test(
        readFileSync(join(folder, path.endsWith("/") ? `${path}index.html` : path), "utf8"),
      ),
    );
  expect(held).toEqual([]);
});

test("panels, the player, what is kept, and another site's player keep to it", async () => {
  const page = await open();
  await page.route(/podbean\.com/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Their player</title>" }),
  );
  await page.goto("/trent-nelson-pyparallel.html");
  await hydrated(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tornado");
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /player from .*podbean/i })
    .first()
    .click();
  const frame = page.getByRole("region", { name: "Player" }).locator("iframe");
  await frame.waitFor();
  expect(await frame.getAttribute("sandbox")).not.toContain("allow-top-navigation");
  await expect
    .poll(() => page.frames().map((one) => new URL(one.url()).hostname))
    .toContain("www.podbean.com");
});

test("the live preview sends a policy too, and keeps to it", async () => {
  const server = await createServer({
    logLevel: "silent",
    server: { port: 0, host: "localhost" },
    cacheDir: "node_modules/.cache/playhead/policy-dev",
  });
  onTestFinished(() => server.close());
  await server.listen();
  const page = await open({ baseURL: server.resolvedUrls?.local[0] });
  const response = await page.goto("/");
  expect(response?.headers()["content-security-policy"]).toContain("script-src 'self' 'nonce-");
  await page.getByRole("article").first().waitFor({ timeout: 20_000 });
  await page.goto("/trent-nelson-pyparallel.html");
  await page.getByRole("heading", { level: 1, name: /Trent Nelson/ }).waitFor({ timeout: 20_000 });
}, 60_000);
