import { writeFileSync } from "node:fs";
import { compileArchive } from "../src/compile/compile-archive.ts";
import type { EpisodeFile } from "../src/model/catalog.ts";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { CONTENT, readOptions, SEED } from "./options.ts";
import { type Random, seededRandom } from "./random.ts";

const OPTIONS = {
  content: CONTENT,
  count: ["20", "episodes to judge"],
  seed: SEED,
  sheet: ["", "file of the sheet, to be judged without the key; else it is printed"],
  key: ["", "file that says which list is whose"],
} as const;

const SHOWN = 4;

/**
 * Related episodes beside the newest with the same tag: a sheet to be judged blind, and what can be
 * counted without a judge: how often an episode that the notes of another link to is among its four.
 */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("related", OPTIONS, argv);
  if (!values) return 0;
  const { catalog, episodes } = await compileArchive({ content: values.content });
  const newest = catalog.episodes;
  const figures = countLinked(episodes, newest);
  if (values.json) {
    console.log(JSON.stringify(figures));
    return 0;
  }
  console.table([figures]);
  const random = seededRandom(Number(values.seed));
  const judged = episodes.filter((file) => sameTag(file, newest).length > 0);
  const chosen = random.sample(judged, Number(values.count));
  const { sheet, key } = blindSheet(chosen, newest, random);
  if (values.sheet) writeFileSync(values.sheet, sheet);
  else console.log(sheet);
  if (values.key) writeFileSync(values.key, key);
  return 0;
}

/**
 * The newest others that carry a tag of this one's. A tag of more than a quarter of the episodes is
 * none here: it would give every episode the same four. In an archive without tags the longer words
 * of the titles stand for them.
 */
function sameTag({ episode }: EpisodeFile, newest: readonly EpisodeSummary[]): EpisodeSummary[] {
  const untagged = newest.every(({ tags }) => tags.length === 0);
  const labels = ({ title, tags }: Pick<EpisodeSummary, "title" | "tags">): string[] =>
    untagged
      ? [...new Set(title.toLowerCase().match(/\p{L}[\p{L}\p{N}.]{3,}/gu))]
      : tags.map(({ slug }) => slug);
  const counts = new Map<string, number>();
  for (const one of newest)
    for (const label of labels(one)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const own = new Set(
    labels(episode).filter((label) => (counts.get(label) ?? 0) <= newest.length / 4),
  );
  return newest
    .filter((one) => one.id !== episode.id && labels(one).some((label) => own.has(label)))
    .slice(0, SHOWN);
}

const oneLine = ({ title, date, summary }: EpisodeSummary): string =>
  `${title} (${date.slice(0, 10)})\n       ${summary.replace(/\s+/g, " ").slice(0, 220)}`;

/** Both lists as long as the shorter one, so that their length tells nothing; in random order. */
function blindSheet(
  chosen: readonly EpisodeFile[],
  newest: readonly EpisodeSummary[],
  random: Random,
): { sheet: string; key: string } {
  const sheet = [
    "For each episode: which list would you rather be offered at its end, as one who does not know the show?",
    "Write A, B or = (equally good, or equally bad).",
  ];
  const key: string[] = [];
  for (const [i, file] of chosen.entries()) {
    const ours = file.related.map(({ episode }) => episode);
    const theirs = sameTag(file, newest);
    const shown = Math.max(1, Math.min(ours.length, theirs.length));
    const oursFirst = random.next() < 0.5;
    const list = (name: string, episodes: readonly EpisodeSummary[]): string[] => [
      `  ${name}`,
      ...(episodes.length === 0 ? ["     (nothing)"] : []),
      ...episodes.slice(0, shown).map((episode) => `     - ${oneLine(episode)}`),
    ];
    const summary = newest.find(({ id }) => id === file.episode.id);
    sheet.push(
      `\n${i + 1}. ${summary ? oneLine(summary) : file.episode.title}`,
      ...list("A", oursFirst ? ours : theirs),
      ...list("B", oursFirst ? theirs : ours),
    );
    key.push(`${i + 1} ${oursFirst ? "A" : "B"} ${file.episode.id}`);
  }
  return { sheet: `${sheet.join("\n")}\n`, key: `${key.join("\n")}\n` };
}

/**
 * The host's own links are a judgement that nobody made for this: how many of the episodes that an
 * episode links to, or is linked from, are among its related ones, and among the newest with its tags.
 */
function countLinked(episodes: readonly EpisodeFile[], newest: readonly EpisodeSummary[]): object {
  let linked = 0;
  let related = 0;
  let tagged = 0;
  let listed = 0;
  for (const file of episodes) {
    listed += file.related.length;
    const theirs = sameTag(file, newest);
    for (const { path } of file.mentionedIn) {
      linked += 1;
      if (file.related.some(({ episode }) => episode.path === path)) related += 1;
      if (theirs.some((episode) => episode.path === path)) tagged += 1;
    }
  }
  return { episodes: episodes.length, listed, linked, related, tagged };
}
