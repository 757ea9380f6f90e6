import { formatTimestamp } from "../model/timestamp.ts";
import type { Track } from "../model/track.ts";
import type { Library } from "./library.ts";
import { momentsByEpisode } from "./moments.ts";
import { history } from "./positions.ts";
import { savedEpisodes } from "./saved.ts";

/** Text that Markdown leaves alone (CommonMark, "Backslash escapes"). */
const escape = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]()<>#+.!|~-]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, " ")
    .trim();

const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ...(lines.at(-1) === "" ? [] : [""])];

/**
 * Everything kept, as Markdown to read and to put among one's notes.
 * @param site absolute address of the site, for links; without a trailing slash
 * @param date ISO 8601
 */
export function exportMarkdown(library: Library, show: string, site: string, date: string): string {
  const link = (track: Track, query = ""): string => `${site}${track.path}${query}`;
  const name = (track: Track): string =>
    escape(track.number === undefined ? track.title : `${track.number} · ${track.title}`);
  const item = (track: Track, rest: string): string =>
    `- [${name(track)}](<${link(track)}>)${rest}`;
  const places = library.positions.store.get().records;

  const moments = momentsByEpisode(library.moments.store.get().records).flatMap((group) => [
    `### [${name(group[0]!.track)}](<${link(group[0]!.track)}>)`,
    "",
    ...group.map(({ track, at, note }) => {
      const time = formatTimestamp(at);
      return `- [${time}](<${link(track, `?t=${time}`)}>)${note ? ` ${escape(note)}` : ""}`;
    }),
    "",
  ]);
  const saved = savedEpisodes(library.saved.store.get().records).map(({ track }) =>
    item(track, ""),
  );
  const queue = library.queue.tracks().map((track) => item(track, ""));
  const heard = history(places).map(({ track, at, finished, updated }) =>
    item(
      track,
      `, ${finished ? "played" : `at ${formatTimestamp(at)}`}, ${new Date(updated).toISOString().slice(0, 10)}`,
    ),
  );

  return [
    `# What I keep of ${escape(show)}`,
    "",
    `As of ${date.slice(0, 10)}.`,
    "",
    ...section("Moments", moments),
    ...section("Saved episodes", saved),
    ...section("Up next", queue),
    ...section("History", heard),
  ].join("\n");
}
