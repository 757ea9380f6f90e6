import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

describe("searching on the list", () => {
  test.each([
    ["tornadoo", "Ben Darnell on Tornado"],
    ["ben darnel", "Ben Darnell on Tornado"],
    ["trent nelson", "Trent Nelson on Pyparallels"],
    ["27", "Trent Nelson on Pyparallels"],
  ])("%s brings %s first", async (words, title) => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    await page.getByRole("searchbox", { name: /Search/ }).pressSequentially(words);
    await page.getByRole("article").first().getByRole("heading", { name: title }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(words);
    expect(await page.getByRole("status").first().textContent()).toContain(`for “${words}”`);
  });

  test("Back leaves the list: each letter typed is not a place of its own", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Episodes" })
      .click();
    await page.getByRole("searchbox").pressSequentially("tornado");
    await page.waitForURL(/q=tornado$/);
    await page.goBack();
    await page.waitForURL(/\/tags\/$/);
  });

  test("the address waits while keys come, and is there once the listener turns to something else", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    const box = page.getByRole("searchbox");
    await box.pressSequentially("t");
    await page.waitForURL(/q=t$/);
    const addresses = await box.evaluate((input: HTMLInputElement) => {
      const found: string[] = [];
      for (const typed of ["to", "tor", "torn"]) {
        input.value = typed;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        found.push(window.location.search);
      }
      window.dispatchEvent(new PointerEvent("pointerdown"));
      return [...found, window.location.search];
    });
    expect(addresses).toEqual(["?q=t", "?q=t", "?q=t", "?q=torn"]);
  });

  test("Back from a result chosen at once leads to what was typed", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    const box = page.getByRole("searchbox");
    await box.pressSequentially("t");
    await page.waitForURL(/q=t$/);
    await box.evaluate((input: HTMLInputElement) => {
      input.value = "tornado";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Tornado/ }).waitFor();
    await page.goBack();
    await page.waitForURL(/q=tornado$/);
    await page.getByRole("status").filter({ hasText: "for “tornado”" }).waitFor();
    expect(await box.inputValue()).toBe("tornado");
  });

  test("what finds nothing says so and offers a way on", async () => {
    const page = await open();
    await page.goto("/?q=zzqxv+qqwxz");
    await page.getByRole("status").filter({ hasText: "No episodes" }).waitFor();
    await page.getByRole("link", { name: "Start again with all episodes" }).click();
    await page.getByRole("status").filter({ hasText: "42 episodes" }).waitFor();
  });
});

describe("an address with a query, opened cold", () => {
  test("shows that view, and never the full list once scripts run", async () => {
    const page = await open();
    // Records every state of the list that was painted after the scripts began.
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const main = document.querySelector("main");
        if (main && Object.keys(main).some((key) => key.startsWith("__react")))
          seen.push(
            [...document.querySelectorAll("article")].filter((card) =>
              card.checkVisibility({ visibilityProperty: true }),
            ).length,
          );
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto("/?tag=concurrency&q=trent");
    await page
      .getByRole("status")
      .filter({ hasText: /1 episode .*tagged Concurrency/ })
      .waitFor();
    expect(await page.getByRole("article").count()).toBe(1);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(Math.max(...seen)).toBe(1);
    expect(await page.getByRole("searchbox").inputValue()).toBe("trent");
  });

  test.each([
    ["?year=2016", (date: string) => date.endsWith("2016")],
    ["?year=2015&sort=oldest", (date: string) => date.endsWith("2015")],
  ])("%s filters", async (query, fits) => {
    const page = await open();
    await page.goto(`/${query}`);
    await page.getByRole("status").filter({ hasText: "from 201" }).waitFor();
    const dates = await page.getByRole("article").locator("time").allTextContents();
    const years = dates.filter((text) => /\d{4}$/.test(text));
    expect(years.length).toBeGreaterThan(5);
    expect(years.every(fits)).toBe(true);
  });
});

describe("filters", () => {
  test("a tag and a year narrow the list, and the address holds both", async () => {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto("/");
    await hydrated(page);
    const filters = page.getByRole("complementary", { name: "Filters" });
    await filters.getByLabel("Year").selectOption("2016");
    await page.waitForURL(/year=2016/);
    await filters
      .getByRole("link", { name: /episodes: / })
      .first()
      .click();
    await page.waitForURL(/tag=/);
    expect(new URL(page.url()).searchParams.get("year")).toBe("2016");
    await filters.getByRole("link", { name: "Clear filters" }).click();
    await page.getByRole("status").filter({ hasText: "42 episodes" }).waitFor();
  });

  test("on a phone they open by a button", async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    await page.goto("/");
    await hydrated(page);
    expect(await page.getByLabel("Year").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filter and sort" }).click();
    expect(await page.getByLabel("Year").isVisible()).toBe(true);
    // The sheet stays while one choice follows the other, and says what they leave.
    await page.getByLabel("Year").selectOption("2016");
    await page.waitForURL(/year=2016/);
    await page.getByRole("button", { name: "Show 21 episodes" }).click();
    expect(await page.getByLabel("Year").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filter and sort (1)" }).click();
    await page.keyboard.press("Escape");
    expect(await page.getByLabel("Year").isVisible()).toBe(false);
  });

  test("on a phone the box goes up as it is tapped, so that answers show above the keys", async () => {
    const page = await open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto("/");
    await hydrated(page);
    const box = page.getByRole("searchbox");
    await box.tap();
    await page.waitForFunction(
      () => (document.activeElement?.getBoundingClientRect().top ?? Infinity) < 60,
    );
  });
});
