import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { brokenLinks, filesBelow } from "../broken-links.ts";
import { useBrowser } from "./browser.ts";

const open = useBrowser();

let files: string[] = [];
const folder = (): string => inject("folder");

beforeAll(() => {
  files = filesBelow(folder()).filter((file) => file.endsWith(".html"));
});

describe("the built demo", () => {
  test("every internal link, image, script and anchor leads somewhere", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(brokenLinks({ folder: folder(), address: "http://localhost:4173" })).toEqual([]);
  });

  test("an episode's data is in the page once: its notes are not in the embedded JSON", () => {
    const html = readFileSync(join(folder(), "trent-nelson-pyparallel.html"), "utf8");
    expect(html.match(/The rule that parallel objects must not persist/g)).toHaveLength(1);
  });

  test.skipIf(spawnSync("java", ["-version"]).error !== undefined)(
    "the Nu HTML checker finds no error on any page",
    () => {
      const jar = resolve("node_modules/vnu-jar/build/dist/vnu.jar");
      const report = spawnSync(
        "java",
        ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", ...files],
        { encoding: "utf8", maxBuffer: 1 << 28 },
      );
      const { messages } = JSON.parse(report.stderr || '{"messages":[]}') as {
        messages: { url: string; message: string; extract?: string }[];
      };
      expect(
        messages.map((m) => `${m.url.slice(folder().length)} ${m.message} ${m.extract}`),
      ).toEqual([]);
    },
    120_000,
  );

  test.each(["feed.xml", "sitemap.xml", "opensearch.xml"])(
    "%s is well-formed XML",
    async (name) => {
      const page = await open();
      const mistake = await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")
            ?.textContent,
        readFileSync(join(folder(), name), "utf8"),
      );
      expect(mistake).toBeUndefined();
    },
  );
});
