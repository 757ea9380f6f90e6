import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";

/** Fields that the compiler reads. */
const READ = new Set(
  `title date number episode tags keywords slug url save_as permalink aliases alias audio enclosure
  podcast_file mp3 duration podcast_duration bytes podcast_bytes length audio_label audio_type guests guest
  hosts host chapters podcast_chapters transcript transcripts status draft explicit type kind
  episode_type summary description image cover category lang language modified updated
  guid episode_guid season soundbites soundbite name username id bio avatar photo jb_url order weight players links`.split(
    /\s+/,
  ),
);

/** Fields of Pelican, Hugo, Jekyll and the like that mean nothing to Playhead, and no mistake. */
const IGNORED =
  /^(?:authors?|categories|layout|template|menu|toc|math|comments?|translation|translationkey|publishdate|expirydate|lastmod|markup|outputs|cascade|build|params|sitemap|series|subtitle|header_image|avatar_small|sponsors?|value|active|show|show_.*|episode_padded|.*_url|.*_link|.*_file|.*_id|homepage|website|site|web|link|blog|twitter|x|github|gitlab|instagram|facebook|linkedin|youtube|twitch|bluesky|threads|mastodon|fediverse|social|email|of)$/;

/** Fields that are told of one archive. */
const MOST = 50;

/** Distance of one insertion, deletion, change or swap. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Warns once of each field that nothing reads, with the name that was perhaps meant. */
export function reportUnknownFields(sources: Source[], report: Report): void {
  const unknown = new Map<string, { file: string; line: number; key: string; count: number }>();
  for (const { file, fields } of sources) {
    for (const [name, { key, line }] of fields) {
      if (READ.has(name) || IGNORED.test(name)) continue;
      const known = unknown.get(name);
      if (known) known.count++;
      else unknown.set(name, { file, line, key, count: 1 });
    }
  }
  for (const [name, { file, line, key, count }] of [...unknown].slice(0, MOST)) {
    const meant = [...READ].find((known) => known.length > 3 && isOneSlipAway(name, known));
    report({
      severity: "warning",
      file,
      line,
      what: `The field "${key}" is not read${count > 1 ? ` (in ${count} files)` : ""}`,
      write: meant === undefined ? "correct its name, or remove it" : `perhaps "${meant}" is meant`,
    });
  }
}
