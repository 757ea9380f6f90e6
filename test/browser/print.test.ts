import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

test("show notes on paper: what is read and where links lead, nothing to press", async () => {
  const page = await open({ colorScheme: "dark" });
  await page.goto("/ben-darnell-tornado.html");
  await hydrated(page);
  await page.getByRole("region", { name: "Player" }).waitFor();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });

  for (const name of ["Ben Darnell on Tornado", "Summary", "Picks", "Links"])
    expect(await page.getByRole("heading", { name, exact: true }).isVisible()).toBe(true);
  expect(await page.getByText("4 Jan 2016").first().isVisible()).toBe(true);
  const pick = page.getByRole("article").getByRole("link", { name: "Newsblur" });
  expect(await pick.evaluate((link) => getComputedStyle(link, "::after").content)).toBe(
    '" (https://newsblur.com/)"',
  );

  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.getByRole("navigation").count()).toBe(0);
  expect(await page.getByRole("region", { name: "Player" }).count()).toBe(0);
  // Dark ink, whatever the screen has.
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(Math.max(...(ink.match(/\d+/g) ?? []).map(Number))).toBeLessThan(60);
});
