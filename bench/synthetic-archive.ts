import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compileArchive } from "../src/compile/compile-archive.ts";
import { asText } from "../src/compile/fields.ts";
import { readFrontMatter, type Source } from "../src/compile/front-matter.ts";
import { readContent } from "../src/compile/read-content.ts";
import { headerText } from "./header-text.ts";
import type { Random } from "./random.ts";
import { blend, fill, rare } from "./recombine.ts";

/** What one archive's files are put together from. */
interface Shapes {
  episodes: Source[];
  titles: string[][];
  /** Sections of notes by their heading in lower case; "" for what stands before the first. */
  sections: Map<string, string[]>;
  /** Paragraphs and lists of each kind: a list's line, a quote, a line of text. */
  blocks: Map<string, string[]>;
  tags: string[];
  /** Sentences of the summaries. */
  summaries: string[];
  /** Share of an archive's tags that it has not used before. */
  freshTags: number;
}

/**
 * Writes an archive of `size` episodes in the likeness of real ones: first the real files as they
 * are, then files in their formats, whose titles, tags and notes are put together from pieces of
 * theirs, with new words, names and tags at about the rate at which a growing archive brings them.
 * The same `random` gives the same files.
 *
 * @param folders of real archives; each becomes a folder of its own where there are several
 */
export async function writeSyntheticArchive(
  folders: readonly string[],
  size: number,
  random: Random,
  into: string,
): Promise<void> {
  let made = 0;
  const all: { prefix: string; shapes: Shapes }[] = [];
  for (const folder of folders) {
    const prefix = folders.length > 1 ? basename(folder) : "";
    const { shapes, files } = await readShapes(folder);
    if (shapes.episodes.length === 0) throw new Error(`${folder} holds no episodes`);
    const real = new Set(shapes.episodes.map(({ file }) => file));
    for (const { file, absolute } of files) {
      if (real.has(file) && made >= size) continue;
      const target = join(into, prefix, file);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(absolute, target);
      if (real.has(file)) made += 1;
    }
    all.push({ prefix, shapes });
  }
  // By the number of their files: a long-lived show weighs as much as it does among the real ones.
  const models = all.flatMap(({ prefix, shapes }) =>
    shapes.episodes.map((model) => ({ prefix, shapes, model })),
  );
  while (made < size) {
    const { prefix, shapes, model } = random.pick(models);
    made += 1;
    const name = `made-${String(made).padStart(6, "0")}.md`;
    writeFileSync(
      join(into, prefix, dirname(model.file), name),
      episode(model, shapes, made, random),
    );
  }
}

async function readShapes(
  folder: string,
): Promise<{ shapes: Shapes; files: { file: string; absolute: string }[] }> {
  const ignore = (): void => {};
  const { root, markdown, others, pelicanFiles, showFile } = readContent(folder, ignore);
  const { catalog, sources } = await compileArchive({ content: folder });
  const byFile = new Map(markdown.map(({ file, text }) => [file, text]));
  const episodes = catalog.episodes.flatMap(({ path }): Source[] => {
    const file = sources.get(path) ?? "";
    const text = byFile.get(file);
    return text === undefined ? [] : [{ file, ...readFrontMatter(text, file, ignore) }];
  });
  const shapes: Shapes = {
    episodes,
    titles: catalog.episodes.map(({ title }) => title.split(" ")),
    sections: new Map(),
    blocks: new Map(),
    tags: catalog.tags.map(({ name }) => name),
    summaries: catalog.episodes.flatMap(({ summary }) => summary.split(/(?<=[.!?])\s+/)),
    freshTags:
      catalog.tags.length /
      Math.max(
        1,
        catalog.episodes.reduce((sum, one) => sum + one.tags.length, 0),
      ),
  };
  const gather = (into: Map<string, string[]>, key: string, value: string): void => {
    const list = into.get(key);
    if (list) list.push(value);
    else into.set(key, [value]);
  };
  for (const { body } of episodes) {
    for (const section of sectionsOf(body)) {
      gather(shapes.sections, headingOf(section), section);
      for (const block of section.split(/\n(?=\n|[-*+] )/))
        gather(shapes.blocks, kindOf(block), block);
    }
  }
  const besides = [...others.map(({ file }) => file), ...markdown.map(({ file }) => file)];
  for (const { file } of [...pelicanFiles, ...(showFile ? [showFile] : [])])
    if (!file.startsWith("..")) besides.push(file);
  return { shapes, files: besides.map((file) => ({ file, absolute: join(root, file) })) };
}

const sectionsOf = (body: string): string[] => body.split(/^(?=#{1,6}[ \t]*\S)/m);

const headingOf = (section: string): string =>
  /^#{1,6}[ \t]*(.*)/
    .exec(section)?.[1]
    ?.replace(/\d+|with .*/gi, "")
    .trim()
    .toLowerCase() ?? "";

const kindOf = (block: string): string =>
  /^\s*(?:[-*+]|\d+[.)]|>|<|\|)?/.exec(block)?.[0].trim() ?? "";

/** A new file in the likeness of `model`. */
function episode(model: Source, shapes: Shapes, number: number, random: Random): string {
  const fields = [...model.fields.values()].map(({ key, value }) => ({
    key,
    value: changed(key.toLowerCase(), value, shapes, number, random),
  }));
  return headerText(model.format, fields) + notes(model.body, shapes, random);
}

const DAY = 86_400_000;
const FIRST = Date.UTC(2004, 8, 1);

function changed(
  key: string,
  value: unknown,
  shapes: Shapes,
  number: number,
  random: Random,
): unknown {
  switch (key) {
    case "title": {
      const [a, b] = [random.pick(shapes.titles), random.pick(shapes.titles)];
      const words = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))];
      const title = words.map((word) => rare(word, shapes.titles, random)).join(" ");
      const stated = /^(.*?\b)\d+( - )/.exec(asText(value) ?? "");
      return stated ? `${stated[1]}${number}${stated[2]}${title}` : title;
    }
    case "date":
    case "modified": {
      const date = new Date(FIRST + (number % 7_500) * DAY + random.below(86_400) * 1000);
      return typeof value === "number" ? date.getTime() : date.toISOString().slice(0, 10);
    }
    case "number":
    case "episode":
      return number;
    case "tags":
    case "keywords":
      return tags(value, shapes, random);
    case "aliases":
      return [];
    case "summary":
    case "description":
      return typeof value === "string" && shapes.summaries.length > 0
        ? fill(value.length, shapes.summaries, random)
        : value;
    default:
      return typeof value === "string" ? unique(key, value, number) : value;
  }
}

/** Half the rate: an archive's vocabulary grows ever more slowly (Heaps' law). */
function tags(value: unknown, shapes: Shapes, random: Random): unknown {
  const one = (name: string): string => {
    if (random.next() < shapes.freshTags / 2) return blend(name, random.pick(shapes.tags), random);
    return random.next() < 0.5 ? name : random.pick(shapes.tags);
  };
  if (Array.isArray(value)) return value.map((name) => one(asText(name) ?? "tag"));
  if (typeof value !== "string" || shapes.tags.length === 0) return value;
  return value
    .split(",")
    .map((name) => one(name.trim()))
    .join(", ");
}

/** Addresses, ids and the like must differ from file to file. */
function unique(key: string, value: string, number: number): string {
  if (/^[a-z]+:\/\/.*\.(?:mp3|m4a|ogg|opus|mp4)\b/i.test(value))
    return value.replace(/\.(\w+)(\?.*)?$/, `-${number}.$1$2`);
  if (/guid|^id$/.test(key)) return `${value}-${number}`;
  if (!/^slug$|^url$|save_as|permalink|^jb_url|^fireside_url/.test(key) || /^https?:/.test(value))
    return value;
  const stem = value.replace(/\.html?$/, "");
  return `${stem.replace(/\/$/, "")}-${number}${value.slice(stem.length)}${value.endsWith("/") ? "/" : ""}`;
}

/** The model's sections in its order, each from whatever file has one of that name. */
function notes(body: string, shapes: Shapes, random: Random): string {
  return sectionsOf(body)
    .map((own) => {
      const same = shapes.sections.get(headingOf(own)) ?? [];
      const section = same.length > 1 && random.next() < 0.7 ? random.pick(same) : own;
      return section
        .split(/(\n(?=\n|[-*+] ))/)
        .map((block) => {
          const alike = block.length > 20 ? (shapes.blocks.get(kindOf(block)) ?? []) : [];
          const words = alike.length > 1 && random.next() < 0.3 ? random.pick(alike) : block;
          return words.replace(/(?<=\s)[A-Za-z]{6,}(?=\s)/g, (word) =>
            random.next() < 0.02 ? rare(word, shapes.titles, random, 1) : word,
          );
        })
        .join("");
    })
    .join("");
}
