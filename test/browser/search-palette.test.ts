import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { typeOver } from "./type-over.ts";

const open = useBrowser();

describe("search from any page", () => {
  test("a slash opens it, a misspelled guest is found, arrows choose and Enter goes there", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: /Search/ });
    await box.waitFor();
    await page.keyboard.type("ben darnel");
    await page.getByRole("option", { name: /Ben Darnell on Tornado/ }).waitFor();
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    const chosen = await box.getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${chosen}"]`).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ben Darnell on Tornado" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
  });

  test("people and tags have groups of their own", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page.keyboard.press("Control+k");
    await typeOver(page.getByRole("combobox"), "data");
    await page.getByRole("group", { name: "Tags" }).getByRole("option").first().waitFor();
    await typeOver(page.getByRole("combobox"), "holger");
    await page
      .getByRole("group", { name: "People" })
      .getByRole("option", { name: /Holger/ })
      .click();
    await page.getByRole("heading", { level: 1, name: /Holger Krekel/ }).waitFor();
  });

  test("Escape leaves it, and focus is back on the button", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("combobox").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Search");
  });

  test("what was searched is offered again", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page.keyboard.press("/");
    await page.keyboard.type("tornado");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=tornado/);
    await page.goto("/guests/");
    await hydrated(page);
    await page.keyboard.press("/");
    await page.getByRole("group", { name: "Recent searches" }).getByText("tornado").waitFor();
  });

  test("nothing of search is loaded before it is wanted", async () => {
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/trent-nelson-pyparallel.html");
    await hydrated(page);
    await page.waitForLoadState("networkidle");
    expect(asked.filter((url) => /search|catalog/.test(url))).toEqual([]);
  });
});

describe("the list by keyboard", () => {
  test("arrows go from the box to the results, Enter opens one, and Back returns to the list as it was", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
    await page.keyboard.type("ben darnel");
    await page.getByRole("status").filter({ hasText: "for “ben darnel”" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ben Darnell on Tornado" }).waitFor();
    await page.goBack();
    await page.getByRole("status").filter({ hasText: "for “ben darnel”" }).waitFor();
    expect(await page.getByRole("searchbox", { name: /Search/ }).inputValue()).toBe("ben darnel");
  });

  test("a filter typed into the box becomes a chip that takes it out", async () => {
    const page = await open();
    await page.goto("/?q=guest:darnell+async");
    const chip = page.getByRole("link", { name: "Remove guest:darnell" });
    await chip.click();
    await page.waitForURL(/q=async$/);
    // The address changes first, then the page.
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#search")?.value === "async",
    );
  });
});
