import { createInterface } from "node:readline";
import { compileArchive } from "../compile/compile-archive.ts";
import { formatProblem } from "../compile/content-error.ts";
import { visibleText } from "../compile/visible-text.mjs";
import { parseQuery } from "../search/parse-query.ts";
import { searchEpisodes, type SearchResult } from "../search/search-episodes.ts";
import { buildIndex, openIndex, type SearchIndex } from "../search/search-index.ts";
import { suggest } from "../search/suggest.ts";
import { applyFlags } from "./flags.ts";

const HELP = `npm run query -- "words tag:x" [--json] [--content DIR]

Searches the archive with the code that the browser runs. Without words it answers each line of
standard input with one line of JSON.

  words        title, guests, tags, summary; misspelled is fine
  "a phrase"   words side by side        -word  not this word
  guest: host: tag: year: before: after: has:audio has:transcript
  27, ep 27    the episode of that number`;

/** Results that are printed for a person; JSON has all. */
const SHOWN = 20;

/** `npm run query`: answers queries on the command line, or on standard input one a line. */
export async function run(argv: string[]): Promise<number> {
  const rest = applyFlags(argv);
  if (rest.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const { catalog, problems } = await compileArchive({ content });
  if (catalog.episodes.length === 0) {
    console.error(problems[0] ? formatProblem(problems[0]) : `No episodes in ${content}`);
    return 1;
  }
  // Through JSON, as the browser gets it.
  const file = JSON.parse(JSON.stringify(buildIndex(catalog.episodes)));
  const index = openIndex(file, catalog.episodes);
  const text = rest.filter((argument) => argument !== "--json").join(" ");
  if (text.trim() !== "") {
    console.log(rest.includes("--json") ? json(index, text, 2) : readable(index, text));
    return 0;
  }
  for await (const line of createInterface({ input: process.stdin }))
    console.log(json(index, line));
  return 0;
}

function json(index: SearchIndex, text: string, indent?: number): string {
  const query = parseQuery(text);
  const { didYouMean } = suggest(index, query);
  const results = searchEpisodes(index, query).map(({ episode, score, close, matched }) => ({
    id: episode.id,
    path: episode.path,
    title: episode.title,
    score: Number(score.toFixed(4)),
    close,
    matched,
  }));
  return visibleText(JSON.stringify({ query: text, results, didYouMean }, null, indent));
}

function readable(index: SearchIndex, text: string): string {
  const query = parseQuery(text);
  const results = searchEpisodes(index, query);
  const { didYouMean } = suggest(index, query);
  const lines = [`${results.length} ${results.length === 1 ? "episode" : "episodes"} for ${text}`];
  if (didYouMean !== undefined) lines.push(`Did you mean ${didYouMean}?`);
  let apart = false;
  for (const result of results.slice(0, SHOWN)) {
    if (result.close && !apart) lines.push("", "Close matches");
    apart ||= result.close;
    lines.push("", ...describe(result));
  }
  if (results.length > SHOWN) lines.push("", `… and ${results.length - SHOWN} more`);
  return visibleText(lines.join("\n"));
}

function describe({ episode, matched }: SearchResult): string[] {
  const number = episode.number === undefined ? "" : `${episode.number}  `;
  const guests = episode.guests.map(({ name }) => name).join(", ");
  const fields = [...new Set(matched.map(({ field }) => field))].join(", ");
  return [
    `${number}${episode.title}${guests && ` (${guests})`}`,
    `    ${episode.date.slice(0, 10)}  ${episode.path}${fields && `  matched in ${fields}`}`,
  ];
}
