import { inject } from "vitest";
import { describe, expect, test } from "vitest";
import { type CatalogFile, readCatalog } from "../../src/model/catalog-files.ts";
import { CATALOG_DATA } from "../../src/model/paths.ts";
import type { PicksFile } from "../../src/model/pick.ts";
import { useBrowser } from "./browser.ts";

const open = useBrowser();
const bare = { javaScriptEnabled: false };

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
