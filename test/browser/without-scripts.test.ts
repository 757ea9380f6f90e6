import { inject } from "vitest";
import { describe, expect, test } from "vitest";
import { type CatalogFile, readCatalog } from "../../src/model/catalog-files.ts";
import { CATALOG_DATA } from "../../src/model/paths.ts";
import type { PicksFile } from "../../src/model/pick.ts";
import type { Page } from "playwright-core";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { PAGES } from "./states.ts";

const open = useBrowser();
const bare = { javaScriptEnabled: false };

/** What the page's own part says and leads to, as far as it can be seen. */
const readMain = (page: Page): Promise<{ headings: string[]; links: string[]; text: string }> =>
  page.evaluate(() => {
    const seen = <E extends HTMLElement>(selector: string): E[] =>
      [...document.querySelectorAll<E>(`main ${selector}`)].filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) && !one.closest(".needs-scripts"),
      );
    return {
      headings: seen("h1, h2, h3").map((one) => one.textContent),
      links: seen("a").map((one) => one.getAttribute("href") ?? ""),
      text: document.querySelector("main")?.innerText ?? "",
    };
  });

/** Controls in sight that do nothing of their own accord. */
const deadControls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, input, select, textarea, [role=slider]")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !one.hasAttribute("popovertarget") && !one.closest("form[action]"))
      .map((one) => one.outerHTML.slice(0, 120)),
  );

/** Without anything that the listener keeps there is nothing on it; what one page suggests is of its address. */
const ANSWERS_ALONE = ["/saved/", "/nothing-here/"];

describe("with scripts off, a page of each kind", () => {
  test.each(PAGES.map(({ name, path }) => [name, path] as const))(
    "%s: is complete, and shows no button that does nothing",
    async (_, path) => {
      const page = await open(bare);
      await page.goto(path);
      expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
      expect(
        await page.getByRole("navigation", { name: "Site" }).getByRole("link").count(),
      ).toBeGreaterThan(3);
      expect(await deadControls(page)).toEqual([]);
      const read = await readMain(page);
      expect(read.text.length).toBeGreaterThan(60);
      if (ANSWERS_ALONE.includes(path)) return;
      const alive = await open();
      // No episode came out on it.
      await alive.clock.setFixedTime(new Date("2026-12-31T12:00:00"));
      await alive.goto(path);
      await hydrated(alive);
      const { headings, links } = await readMain(alive);
      expect(links.length).toBeGreaterThan(0);
      expect(headings.filter((one) => !read.headings.includes(one))).toEqual([]);
      expect(links.filter((one) => !read.links.includes(one))).toEqual([]);
    },
  );

  test.each(["/trent-nelson-pyparallel.html", "/ben-darnell-tornado.html"])(
    "%s: what can be heard of it can be reached",
    async (path) => {
      const page = await open(bare);
      await page.goto(path);
      const source = await page.locator("audio[controls]").getAttribute("src");
      const { status } = await fetch(new URL(source ?? "", inject("site")), { method: "HEAD" });
      expect(status).toBe(200);
    },
  );
});

describe("with scripts off", () => {
  test("an episode reads completely: summary, topics, picks, people, tags, chapters", async () => {
    const page = await open(bare);
    await page.goto("/trent-nelson-pyparallel.html");
    for (const name of ["Summary", "Topics", "Picks", "Keep In Touch", "Chapters"])
      expect(await page.getByRole("heading", { name, level: 2 }).count()).toBe(1);
    await page.getByRole("link", { name: "Show Stopper" }).waitFor();
    await page.getByRole("link", { name: "Concurrency" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Concurrency" }).waitFor();
  });

  test("its sound plays in the browser's own player", async () => {
    const page = await open(bare);
    await page.goto("/trent-nelson-pyparallel.html");
    expect(await page.locator("audio[controls]").count()).toBe(1);
    expect(await page.getByRole("button", { name: /^Play/ }).count()).toBe(0);
  });

  test("every pick stands in a plain list, each with its episode", async () => {
    const page = await open(bare);
    await page.goto("/picks/");
    const { things } = (await (
      await fetch(`${inject("site")}/data/picks.json`)
    ).json()) as PicksFile;
    const read: string[] = [];
    for (;;) {
      read.push(...(await page.locator("main li strong").allTextContents()));
      const next = page.locator('[aria-current="page"]:is(nav[aria-label="Pages of picks"] *)');
      if ((await next.count()) === 0) break;
      const number = Number(await next.textContent()) + 1;
      const link = page.getByRole("link", { name: `Page ${number}`, exact: true });
      if ((await link.count()) === 0) break;
      await link.click();
    }
    expect(read).toEqual(things.map(({ title }) => title));
    expect(await page.getByRole("searchbox").count()).toBe(0);
  });

  test("every episode can be reached from the list", async () => {
    const page = await open(bare);
    await page.goto("/");
    await page.getByRole("link", { name: /every episode by year/ }).click();
    const read = async (path: string): Promise<object> =>
      (await (await fetch(inject("site") + path)).json()) as object;
    const catalog = await readCatalog((await read(CATALOG_DATA)) as CatalogFile, read);
    const links = await page
      .locator("main a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const { path } of catalog.episodes) expect(links).toContain(path);
  });
});
