import { compileArchive } from "../../compile/compile-archive.ts";
import { asText } from "../../compile/fields.ts";
import { readFrontMatter } from "../../compile/front-matter.ts";
import { readExisting } from "../../import/existing-files.ts";

/** What a host's episodes have in common, so that the next one is made like them. */
export interface EpisodeHabits {
  format: "pelican" | "yaml";
  /** Name of the newest file, with the number that its episode has. */
  newest?: { file: string; number?: number };
  /** What stands before each title: "Episode ", " - ". */
  titlePrefix?: { before: string; after: string };
  /** Name of the field that holds the number, where one does. */
  numberField?: string;
  /** Fields that have the same value in all the newest files, such as a category. */
  constant: [name: string, value: string][];
  /** Headings that most of the newest notes have, in their order. */
  headings: string[];
  nextNumber?: number;
  /** Names in use, the most frequent first. */
  tags: string[];
  people: string[];
  /** All file names below the content folder. */
  files: Set<string>;
}

/** Files that are looked at. */
const NEWEST = 10;
/** Fields that say what a file is, not what is in it. */
const COPIED = ["category", "layout", "author", "lang"];

export async function episodeHabits(content: string): Promise<EpisodeHabits> {
  const habits: EpisodeHabits = {
    format: "yaml",
    constant: [],
    headings: [],
    tags: [],
    people: [],
    files: new Set(),
  };
  const { names, texts } = readExisting(content);
  if (names.length === 0) return { ...habits, nextNumber: 1 };
  habits.files = new Set(names);
  const archive = await compileArchive({ content, drafts: true });
  const { episodes, catalog, sources } = archive;
  habits.tags = byUse(catalog.tags, ({ count }) => count);
  habits.people = byUse(catalog.people, ({ hosted, guested }) => hosted + guested);

  const numbers = episodes.flatMap(({ episode: { number } }) => number ?? []);
  if (numbers.length > 0) habits.nextNumber = Math.floor(Math.max(...numbers)) + 1;
  else if (episodes.length === 0) habits.nextNumber = 1;
  const newest = episodes.slice(0, NEWEST).flatMap(({ episode }) => {
    const file = sources.get(episode.path);
    const text = texts.get(file ?? "");
    if (file === undefined || text === undefined) return [];
    return [{ episode, file, header: readFrontMatter(text, file, () => {}) }];
  });
  const [first] = newest;
  if (first === undefined) return habits;
  const numbered = newest.find(({ episode }) => episode.number !== undefined) ?? first;
  habits.newest = { file: numbered.file, number: numbered.episode.number };
  habits.format = newest.every(({ header }) => header.format === "pelican") ? "pelican" : "yaml";
  habits.titlePrefix = titlePrefix(numbered.episode);
  habits.numberField = ["number", "episode"].find((name) =>
    newest.some(({ header }) => header.fields.has(name)),
  );
  habits.constant = COPIED.flatMap((name) => {
    const values = newest.map(({ header }) => asText(header.fields.get(name)?.value));
    const [value] = values;
    return value !== undefined && values.every((other) => other === value)
      ? [[name, value] as [string, string]]
      : [];
  });
  habits.headings = sharedHeadings(
    newest.map(({ episode }) => episode.sections.flatMap(({ title }) => title ?? [])),
  );
  return habits;
}

const byUse = <T extends { name: string }>(
  items: readonly T[],
  use: (item: T) => number,
): string[] => items.toSorted((a, b) => use(b) - use(a)).map(({ name }) => name);

/** "Episode 27 - Trent Nelson", "Trent Nelson", 27 → "Episode ", " - " */
function titlePrefix({
  title,
  fullTitle = title,
  number,
}: {
  title: string;
  fullTitle?: string;
  number?: number;
}): EpisodeHabits["titlePrefix"] {
  const lead = fullTitle.endsWith(title) ? fullTitle.slice(0, fullTitle.length - title.length) : "";
  const [before, after] = lead.split(/0*\d+(?:\.\d+)?/);
  if (number === undefined || before === undefined || after === undefined) return undefined;
  return { before, after };
}

/** Headings of at least half of the notes, if those are three or more. */
function sharedHeadings(notes: string[][]): string[] {
  if (notes.length < 3) return [];
  const counts = new Map<string, number>();
  for (const heading of notes.flatMap((headings) => [...new Set(headings)]))
    counts.set(heading, (counts.get(heading) ?? 0) + 1);
  return (notes.find((headings) => headings.length > 0) ?? []).filter(
    (heading) => (counts.get(heading) ?? 0) * 2 >= notes.length,
  );
}
