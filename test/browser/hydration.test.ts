import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { OF_THE_MOMENT, PAGES } from "./states.ts";

const open = useBrowser();

describe("a prerendered page comes alive", () => {
  // One that stands nowhere can't be known ahead.
  test.each(PAGES.filter(({ path }) => path !== "/nothing-here/").map((p) => [p.name, p.path]))(
    "%s: its nodes stay, nothing is fetched again, nothing complains",
    async (_, path) => {
      const page = await open();
      const complaints: string[] = [];
      const data: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith("/data/") && !OF_THE_MOMENT.test(pathname)) data.push(pathname);
      });
      // Marks the server's heading before any module script runs.
      await page.addInitScript(() => {
        document.addEventListener("readystatechange", () => {
          const heading = document.querySelector("h1");
          if (heading && document.readyState === "interactive")
            (heading as HTMLElement & { fromServer?: boolean }).fromServer = true;
        });
      });
      await page.goto(path);
      await hydrated(page);
      const kept = await page.evaluate(
        () =>
          (document.querySelector("h1") as (HTMLElement & { fromServer?: boolean }) | null)
            ?.fromServer,
      );
      expect(kept).toBe(true);
      expect(await page.locator("head title").count()).toBe(1);
      expect(await page.locator('meta[name="description"]').count()).toBe(1);
      expect(data).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

describe("moving on from there", () => {
  test("loads the next page's JSON alone, changes the title, and moves focus to its heading", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    const documents: string[] = [];
    const data: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "document") documents.push(request.url());
      if (request.url().includes("/data/")) data.push(new URL(request.url()).pathname);
    });
    const title = page.getByRole("article").first().getByRole("heading", { level: 3 });
    const name = (await title.textContent()) ?? "";
    await title.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    expect(documents).toEqual([]);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatch(/^\/data\/episodes\/.+\.json$/);
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    expect(await page.title()).toContain(name);
  });

  test("a link within the notes needs no reload either", async () => {
    const page = await open();
    await page.goto("/about/");
    await hydrated(page);
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "document") documents.push(request.url());
    });
    await page.getByRole("link", { name: /Trent Nelson on Pyparallels/ }).click();
    await page.getByRole("heading", { level: 1, name: /Trent Nelson/ }).waitFor();
    expect(documents).toEqual([]);
  });

  test("Back returns to the list where it was", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    const link = page.getByRole("article").nth(12).getByRole("heading", { level: 3 });
    // A click scrolls as well, in Firefox: the pointer goes there first.
    await link.getByRole("link").hover();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(300);
    await link.getByRole("link").click();
    await page.waitForFunction(() => document.querySelector("h1")?.closest("article") !== null);
    await page.goBack();
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 3, before);
  });

  test("an address where nothing stands helps on", async () => {
    const page = await open();
    const response = await page.goto("/trent-nelson-pyparalel.html");
    expect(response?.status()).toBe(404);
    await page
      .getByRole("heading", { level: 1, name: "There is no page at this address" })
      .waitFor();
    await hydrated(page);
    // Said once, though the file that the host answers with says it too.
    for (const tag of ["head title", "meta[name=description]", "meta[name=robots]"])
      expect(await page.locator(tag).count()).toBe(1);
    await page.getByRole("link", { name: /Search for .trent nelson pyparalel/ }).click();
    await page
      .getByRole("article")
      .first()
      .getByRole("link", { name: /Trent Nelson/ })
      .first()
      .waitFor();
    expect(await page.locator("head title").count()).toBe(1);
    expect(await page.locator("meta[name=robots]").count()).toBe(0);
  });
});
