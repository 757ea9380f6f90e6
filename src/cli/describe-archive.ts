import type { CompiledArchive } from "../compile/compile-archive.ts";
import { visibleText } from "../compile/visible-text.mjs";

/** "1 episode", "3 episodes" */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

/** "3 pelican, 2 yaml" */
function tally(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([name, n]) => `${n} ${name}`)
    .join(", ");
}

/** What the compiler made of an archive, in a few lines. */
export function describeArchive({
  catalog,
  recognised: r,
  redirects,
  files,
}: CompiledArchive): string[] {
  const inferred = [
    [r.inferred.guests, "guests"],
    [r.inferred.hosts, "hosts"],
    [r.inferred.numbers, "numbers"],
    [r.inferred.addresses, "addresses"],
  ] as const;
  const kinds = [
    count(r.pages, "page"),
    count(r.articles, "article"),
    count(r.sections, "section"),
    count(r.people, "person file"),
    count(r.drafts, "draft"),
  ];
  return [
    `${visibleText(catalog.show.title)}: ${count(r.episodes, "episode")}, ${kinds.join(", ")}`,
    `  headers    ${tally(r.formats) || "none"}; Markdown ${tally(r.dialects) || "none"}`,
    `  to play    ${r.audio} with audio, ${r.framesOnly} with another site's player only, ${r.silent} with neither${r.fromFeed > 0 ? `; ${r.fromFeed} from the feed` : ""}`,
    `  also       ${r.chapters} with chapters, ${r.transcripts} with a transcript`,
    `  catalog    ${count(catalog.tags.length, "tag")}, ${count(catalog.people.length, "person", "people")}, ${count(redirects.length, "redirect")}, ${count(files.length, "file")} to copy`,
    `  inferred   ${
      inferred
        .filter(([n]) => n > 0)
        .map(([n, what]) => `${what} of ${n}`)
        .join(", ") || "nothing"
    }`,
  ];
}
