import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDocument, DomUtils } from "htmlparser2";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { outputFile } from "../../src/model/paths.ts";
import { useBrowser } from "./browser.ts";

const open = useBrowser();

let files: string[] = [];
const folder = (): string => inject("folder");

function walk(at: string): string[] {
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
beforeAll(() => {
  files = walk(folder()).filter((file) => file.endsWith(".html"));
});

describe("the built demo", () => {
  test("every internal link, image, script and anchor leads somewhere", () => {
    const broken: string[] = [];
    const ids = new Map<string, Set<string>>();
    const tree = (file: string) => parseDocument(readFileSync(file, "utf8"));
    const idsOf = (file: string): Set<string> => {
      let known = ids.get(file);
      if (!known) {
        known = new Set(
          DomUtils.findAll((e) => "id" in e.attribs, tree(file).children).map(
            (e) => e.attribs["id"] ?? "",
          ),
        );
        ids.set(file, known);
      }
      return known;
    };
    for (const file of files) {
      const page = new URL(file.slice(folder().length), "http://site.test");
      for (const { attribs } of DomUtils.findAll(() => true, tree(file).children)) {
        for (const address of [attribs["href"], attribs["src"]]) {
          if (!address) continue;
          const url = new URL(address, page);
          if (url.host !== "site.test") continue;
          const named = join(folder(), decodeURIComponent(url.pathname));
          const target = address.startsWith("#")
            ? file
            : existsSync(named) && statSync(named).isFile()
              ? named
              : join(folder(), outputFile(url.pathname));
          if (!existsSync(target)) broken.push(`${page.pathname} → ${address}`);
          else if (url.hash && !idsOf(target).has(decodeURIComponent(url.hash.slice(1))))
            broken.push(`${page.pathname} → ${address} (no such anchor)`);
        }
      }
    }
    expect(files.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
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
