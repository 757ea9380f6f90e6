import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { BuildLog } from "../../src/publish/build-log.ts";
import { buildSite } from "../../src/publish/build-site.ts";
import { siteOptions } from "../../src/publish/site-options.ts";
import { outputFile } from "../../src/model/paths.ts";
import { bundleApart } from "../../src/cli/build.ts";
import { PAYLOADS, SEEDS, soup, textFor } from "./texts.ts";
import { must, mustBeClean, target, type Target } from "./target.ts";

const NAMES = [
  "a.md",
  "b.md",
  "c.markdown",
  "episodes/a.md",
  "pages/about.md",
  "people/ann.md",
  "show.yaml",
  "pelicanconf.py",
  "a.vtt",
  "a.srt",
  "a.chapters.json",
  "a.transcript.md",
  "feed.xml",
  "_index.md",
  "config.toml",
  "image.png",
  "data/catalog.json",
  "index.html",
  "tags/a.md",
  "con.md",
  "..md",
  "a b#c?.md",
  "é.md",
  "e\u0301.md",
];

type Folder = [name: string, data: string | Uint8Array][];

/** An episode that can be published, whatever its title and its notes hold. */
const soundFile: fc.Arbitrary<string> = fc
  .tuple(soup, textFor(PAYLOADS), fc.integer({ min: 1, max: 9 }))
  .map(
    ([title, notes, day]) =>
      `---\ntitle: ${JSON.stringify(`A ${title.replaceAll("\0", "")}`)}\ndate: 2015-10-0${day}\n---\n\n${notes.replaceAll("\0", "").toWellFormed()}\n`,
  );

const folderOf = (file: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<Folder> =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), file), {
    maxLength: 6,
    selector: ([name]) => name.normalize("NFC"),
  });

const anyFolder: fc.Arbitrary<Folder> = fc.oneof(
  folderOf(fc.oneof({ weight: 6, arbitrary: textFor(SEEDS) }, fc.uint8Array({ maxLength: 200 }))),
  folderOf(soundFile).map((files): Folder =>
    files.filter(([name]) => name.endsWith(".md") || name.endsWith(".png")),
  ),
);

/** How builds ended so far. */
export const outcomes = { sites: 0, errors: 0 };

/** Builds `content` into `out`; says why it failed, where it did. */
export type Build = (content: string, out: string) => Promise<string | undefined>;

/** In this process, which others share. */
const buildHere: Build = async (content, out) => {
  const options = { ...siteOptions({}), content, out, compress: false, cards: false };
  const { log, warn, error } = console;
  // What it prints is for people; here only what comes of it counts.
  Object.assign(console, { log: () => {}, warn: () => {}, error: () => {} });
  try {
    await buildSite(options, new BuildLog({ write: () => true }), bundleApart);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    Object.assign(console, { log, warn, error });
  }
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

/** Whatever a folder holds, a build ends with a site or with errors, and never with both. */
export const buildsTarget = (build: Build = buildHere): Target =>
  target("whole builds", { share: 500, quick: 8 }, anyFolder, async (files) => {
    const root = mkdtempSync(join(tmpdir(), "playhead-fuzz-build-"));
    try {
      const content = join(root, "content");
      const out = join(root, "out");
      mkdirSync(content);
      for (const [name, data] of files) {
        mkdirSync(dirname(join(content, name)), { recursive: true });
        writeFileSync(join(content, name), data);
      }
      const failed = await build(content, out);
      if (failed === undefined) outcomes.sites++;
      else outcomes.errors++;
      if (failed !== undefined) {
        must(
          /^\d+ errors? in the archive; nothing was written$/m.test(failed),
          "it failed otherwise",
          { failed, files },
        );
        must(!existsSync(out), "errors, and a site", files);
      } else {
        const { episodes } = JSON.parse(readFileSync(join(out, "data/catalog.json"), "utf8")) as {
          episodes: unknown;
        };
        must(episodes !== undefined, "a site without episodes", files);
        const written = new Set(filesIn(out));
        for (const path of ["/", "/tags/", "/404.html", "/feed.xml"])
          must(written.has(outputFile(path)), `a site without ${path}`, files);
      }
      // The folder beside is where a build grows; a finished one is not left there.
      must(
        readdirSync(root).every((name) => name === "content" || name === "out"),
        "something is left beside the site",
        readdirSync(root),
      );
      must(
        JSON.stringify(filesIn(content)) === JSON.stringify(files.map(([name]) => name).toSorted()),
        "the archive itself was changed",
        files,
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
    mustBeClean();
  });
