import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

describe("the page of picks", () => {
  test("an address that filters answers with what it asks for, and Back undoes nothing else", async () => {
    const page = await open();
    await page.goto("/picks/?q=show+stopper");
    await hydrated(page);
    await page
      .getByRole("status")
      .getByText(/^1 pick of \d+$/)
      .waitFor();
    await page.getByRole("link", { name: "Show Stopper" }).waitFor();
    expect(await page.getByRole("searchbox", { name: "Search picks" }).inputValue()).toBe(
      "show stopper",
    );
  });

  test("words and choices go into the address, by keyboard alone", async () => {
    const page = await open();
    await page.goto("/picks/");
    await hydrated(page);
    const all = await page.locator("main li strong").count();
    await page.getByRole("searchbox", { name: "Search picks" }).focus();
    await page.keyboard.type("trent");
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("trent");
    await page.getByRole("combobox", { name: "Picked by" }).selectOption({ index: 1 });
    await expect.poll(() => new URL(page.url()).searchParams.get("who")).toBeTruthy();
    await expect.poll(() => page.locator("main li strong").count()).toBeLessThan(all);
  });

  test("a person's page and the palette lead there", async () => {
    const page = await open();
    await page.goto("/guests/trent-nelson/");
    await hydrated(page);
    await page.getByRole("heading", { name: "Picks", level: 2 }).waitFor();
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: /^Search/ }).pressSequentially("pick");
    await page.getByRole("option", { name: "Picks" }).click();
    await page.getByRole("heading", { name: "Picks", level: 1 }).waitFor();
  });
});

test("an episode offers its links as they were, once that is asked for", async () => {
  const page = await open();
  await page.goto("/trent-nelson-pyparallel.html");
  await hydrated(page);
  const archived = page.locator('a[href^="https://web.archive.org/web/2015"]');
  expect(await archived.count()).toBe(0);
  await page.getByText(/^Links as they were in 2015$/).click();
  await archived.first().waitFor();
  const addresses = await archived.evaluateAll((all) =>
    all.map((a) => a.getAttribute("href") ?? ""),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses[0]).toMatch(/^https:\/\/web\.archive\.org\/web\/2015\d{4}\/https?:\/\//);
});
