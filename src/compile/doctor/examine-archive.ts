import type { CompiledArchive } from "../compile-archive.ts";
import { compareProblems } from "../content-error.ts";
import { readFrontMatter } from "../front-matter.ts";
import { examineHeadings } from "./examine-headings.ts";
import { examineNames } from "./examine-names.ts";
import { examineNumbers } from "./examine-numbers.ts";
import { examineTags } from "./examine-tags.ts";
import { examineTimes } from "./examine-times.ts";
import type { Finding } from "./finding.ts";
import { respellTags, tagNames } from "./respell-tags.ts";

/**
 * What could be better in an archive that compiles, by file and line; what is wrong in it,
 * `archive.problems` tell.
 */
export function examineArchive(archive: CompiledArchive): Finding[] {
  const findings: Finding[] = [];
  const find = (finding: Finding): void => void findings.push(finding);
  const episodes = archive.episodes.map(({ episode }) => ({
    episode,
    file: archive.sources.get(episode.path) ?? ".",
  }));
  const durations = new Map(
    episodes.map(({ episode, file }) => [
      file,
      episode.audio?.label ? undefined : episode.duration,
    ]),
  );
  const names = tagNames(archive.catalog.tags);
  const published = new Set(archive.sources.values());
  for (const markdown of archive.markdown) {
    const { file } = markdown;
    if (!published.has(file)) continue;
    const { text } = markdown;
    const source = { file, ...readFrontMatter(text, file, () => undefined) };
    examineHeadings(source, find);
    examineTimes(source, durations.get(file), find);
    respellTags(source, text, names, find);
  }
  examineNumbers(
    episodes.flatMap(({ episode: { number, season }, file }) =>
      number === undefined ? [] : [{ number, season, file }],
    ),
    find,
  );
  const placeOf = new Map(
    episodes.flatMap(({ episode, file }) =>
      episode.credits.map(({ slug }) => [slug, file] as const),
    ),
  );
  examineNames(
    archive.catalog.people.map(({ name, slug, hosted, guested }) => ({
      name,
      episodes: hosted + guested,
      file: placeOf.get(slug) ?? ".",
    })),
    find,
  );
  examineTags(archive.catalog.tags, archive.tagAliases, find);
  return findings.toSorted(compareProblems);
}
