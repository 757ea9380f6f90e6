import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import type { Problem } from "../../src/compile/content-error.ts";
import { readFrontMatter } from "../../src/compile/front-matter.ts";
import { parseDate } from "../../src/compile/parse-date.ts";
import { safePath } from "../../src/compile/safe-path.ts";
import { nameSlug, pelicanSlug, slugify } from "../../src/compile/slug.ts";
import { validAddress } from "../../src/compile/valid-address.ts";
import { readYaml } from "../../src/compile/yaml-header.ts";
import { outputFile } from "../../src/model/paths.ts";
import { forbiddenIn } from "../hostile/forbidden.ts";
import { anyText, SEEDS, soup, textFor } from "./texts.ts";
import { must, mustBeClean, target, type Target } from "./target.ts";

const countLines = (text: string): number => text.split("\n").length;

const headers = target(
  "headers of files",
  { share: 150_000, quick: 1_500 },
  textFor(SEEDS),
  (text) => {
    const problems: Problem[] = [];
    const front = readFrontMatter(text, "a.md", (problem) => problems.push(problem));
    must(text.endsWith(front.body), "the body is no end of the text", text);
    must(front.bodyLine >= 1 && front.bodyLine <= countLines(text) + 1, "no line", front.bodyLine);
    for (const { line, severity } of problems)
      must(
        severity === "error" && line !== undefined && line >= 1 && line <= countLines(text) + 1,
        "a problem without a line of the file",
        { text, line },
      );
    for (const [name, { key, line }] of front.fields) {
      must(name === key.toLowerCase() && name !== "__proto__", "a name", name);
      must(line >= 1 && line <= countLines(text), "a field without its line", { text, key, line });
    }
    must(!front.broken || problems.length > 0, "broken without a word", text);
    mustBeClean();
  },
  ["---\nb: &b [*b]\n---\n"],
);

const yaml = target("YAML", { share: 40_000, quick: 400 }, textFor(SEEDS), (text) => {
  let told = 0;
  const read = readYaml(text, 1, () => void told++);
  must((read === undefined) === told > 0, "neither fields nor a word", text);
  mustBeClean();
});

const values = target(
  "dates, slugs, paths and addresses",
  { share: 100_000, quick: 1_000 },
  fc.oneof(soup, anyText, textFor(SEEDS)),
  (text) => {
    const date = parseDate(text);
    if ("date" in date)
      must(
        /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/.test(date.date) &&
          !Number.isNaN(Date.parse(date.date)),
        "no date",
        { text, date },
      );
    for (const slug of [slugify(text), nameSlug(text), pelicanSlug(text)])
      must(!/[\s/\\<>"'?#%]|^\.\.?$/.test(slug), "no slug", { text, slug });
    const safe = safePath(text);
    if ("path" in safe) {
      const file = outputFile(safe.path);
      must(
        !file.startsWith("/") && !file.split(/[/\\]/).includes("..") && !/[\0:<>"|*?]/.test(file),
        "no file of the site",
        { text, file },
      );
    }
    const address = validAddress(text);
    if (address !== undefined) {
      must(!/[ \t\n\f\r<>"]/.test(address), "no address", { text, address });
      const url = new URL(address, "https://x.example/");
      must(/^(?:https?|mailto|tel):$/.test(url.protocol), "an address that runs", {
        text,
        address,
      });
    }
  },
);

const FIELDS =
  "title date tags keywords guests guest hosts audio enclosure url save_as slug permalink aliases number duration podcast_duration bytes image summary description chapters podcast_chapters transcript lang draft status explicit type guid season modified category author".split(
    " ",
  );

const fieldValue: fc.Arbitrary<unknown> = fc.oneof(
  soup,
  anyText,
  fc.constantFrom("2015-10-05", "A title", "https://a.example/b.mp3", "1:02:03", "Ann Bee, Cy Dee"),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(soup, fc.integer(), fc.constant(null)), { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom("name", "title", "url", "src", "type", "start", "time", "startTime", "x"),
    soup,
    { maxKeys: 3 },
  ),
  fc.array(
    fc.dictionary(fc.constantFrom("name", "title", "start", "time", "startTime", "url"), soup, {
      maxKeys: 3,
    }),
    { maxLength: 3 },
  ),
);

let folder: string | undefined;
process.once("exit", () => folder && rmSync(folder, { recursive: true, force: true }));

/** Compiles one file, and holds against what comes of it all that must be so of any archive. */
async function compileOne(text: string): Promise<void> {
  folder ??= mkdtempSync(join(tmpdir(), "playhead-fuzz-"));
  writeFileSync(join(folder, "a.md"), text);
  const { problems, episodes, catalog } = await compileArchive({ content: folder, now: 1.7e12 });
  const lines = countLines(text.replace(/\r\n?/g, "\n"));
  for (const { severity, file, line, what, write } of problems) {
    must(!/can't be compiled|is not what pages expect/.test(what), "a fault of ours", {
      text,
      what,
    });
    must(write !== undefined && write !== "", "nothing to write", what);
    if (severity === "error" && file !== ".")
      must(line !== undefined && line >= 1 && line <= lines, "an error without its line", {
        text,
        what,
        line,
      });
  }
  const failed = problems.some(({ severity }) => severity === "error");
  must(failed || catalog.episodes.length > 0, "neither episodes nor errors", text);
  for (const { episode } of episodes) {
    for (const { html } of episode.sections)
      must(forbiddenIn(html).length === 0, "forbidden markup", { text, html });
    const src = episode.audio?.src;
    must(src === undefined || /^(?:https?:\/\/|\/(?!\/))/i.test(src), "audio", { text, src });
    must(episode.path.startsWith("/") && !episode.path.startsWith("//"), "a path", episode.path);
  }
  mustBeClean();
}

const records = target(
  "episodes of one file, by their fields",
  { share: 50_000, quick: 250 },
  fc.tuple(fc.dictionary(fc.constantFrom(...FIELDS), fieldValue, { maxKeys: 8 }), soup),
  ([fields, body]) =>
    compileOne(
      `---\n${Object.entries({ title: "A", date: "2015-10-05", ...fields })
        .map(([name, value]) => `${name}: ${JSON.stringify(value) ?? "null"}`)
        .join("\n")}\n---\n\n${body}\n`,
    ),
);

const files = target(
  "episodes of one file, mutated",
  { share: 50_000, quick: 250 },
  textFor(SEEDS),
  compileOne,
  ["---\ntitle: x\ndate: 2015-10-05\nb: &b [*b]\n---\n"],
);

export const METADATA: Target[] = [headers, yaml, values, records, files];
