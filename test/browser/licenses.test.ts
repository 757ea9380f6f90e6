import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

test("the site says what software it is made of, and every page leads there", async () => {
  const text = readFileSync(join(inject("folder"), "licenses.txt"), "utf8");
  for (const name of ["react", "react-dom", "react-router", "scheduler", "fuse.js"])
    expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
  const licences = [...text.matchAll(/^Licence: (.*)$/gm)].map((match) => match[1]);
  expect(licences.length).toBeGreaterThan(6);
  expect(
    licences.filter((one) => !/^(?:MIT|ISC|Apache-2\.0|BSD-\S+|OFL-1\.1)$/.test(one ?? "")),
  ).toEqual([]);

  const page = await open();
  await page.goto("/trent-nelson-pyparallel.html");
  await hydrated(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Software licences" }).click();
  await page.waitForURL("**/licenses.txt");
  expect(await page.locator("body").innerText()).toContain("MIT License");
});
