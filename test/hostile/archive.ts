import { addressPayloads } from "./addresses.ts";
import { markupPayloads } from "./markup.ts";
import {
  BREAKOUTS,
  hostileChapters,
  hostileEpisode,
  hostilePerson,
  hostileShow,
  hostileTranscript,
  PLACES,
} from "./metadata.ts";
import { numbered, type Payload } from "./payload.ts";

export interface HostileArchive {
  files: Record<string, string>;
  /** Where the episodes stand, oldest first; the title of each ends with its last segment. */
  paths: string[];
  /** Payloads in notes, and values placed in metadata, transcripts, chapters, people and the show. */
  count: { notes: number; values: number };
  /** What number `n` was. */
  payload: (n: number) => string;
}

/** Each text once, however many lists it comes from. */
export function notesPayloads(): Payload[] {
  const seen = new Set<string>();
  return [...markupPayloads(), ...addressPayloads()].filter(({ text }) => {
    const known = seen.has(text);
    seen.add(text);
    return !known;
  });
}

const dateOf = (n: number): string => new Date(Date.UTC(2001, 0, 1 + n)).toISOString().slice(0, 10);

/**
 * An archive of hostile notes and metadata.
 * @param batch payloads in the notes of one episode: of both dialects in turn
 * @param notes the payloads
 */
export function hostileArchive(
  batch: number,
  notes: readonly Payload[] = notesPayloads(),
): HostileArchive {
  const all = [...notes, ...BREAKOUTS];
  const text = (n: number): string => numbered(all[n] ?? { category: "", text: "" }, n);
  const files: Record<string, string> = {};
  const paths: string[] = [];
  const add = (slug: string, file: string): void => {
    files[`${slug}.md`] = file;
    paths.push(`/episodes/${slug}/`);
  };

  for (let from = 0; from < notes.length; from += batch) {
    const slug = `notes-${from}`;
    const body = notes
      .slice(from, from + batch)
      .map((_, i) => `Payload ${from + i}.\n\n${text(from + i)}\n`)
      .join("\n");
    const date = dateOf(paths.length);
    const pelican = (from / batch) % 2 === 1;
    add(
      slug,
      pelican
        ? `Title: ${slug}\nDate: ${date}\nSlug: ${slug}\nsave_as: episodes/${slug}/index.html\n\n${body}`
        : `---\ntitle: ${slug}\ndate: ${date}\nslug: ${slug}\n---\n\n${body}`,
    );
  }

  for (const [i] of BREAKOUTS.entries()) {
    const value = text(notes.length + i);
    const slug = `value-${i}`;
    add(slug, hostileEpisode(value, dateOf(paths.length), slug, `bo-${i}`));
    files[`${slug}.vtt`] = hostileTranscript(value);
    // Every other one takes its chapters from a file instead of its metadata.
    if (i % 2 === 1) {
      files[`${slug}.chapters.json`] = hostileChapters(value);
      files[`${slug}.md`] = (files[`${slug}.md`] ?? "").replace(/^chapters: .*\n/m, "");
    }
    files[`people/bo-${i}.md`] = hostilePerson(value, `Bo ${value}`);
    files[`pages/page-${i}.md`] =
      `---\ntitle: ${JSON.stringify(`${value} page`)}\ntype: page\nslug: page-${i}\nsummary: ${JSON.stringify(value)}\n---\n\n## ${value}\n`;
  }
  files["show.yaml"] = hostileShow(BREAKOUTS.map((_, i) => text(notes.length + i)));

  const perValue = PLACES + 12 + 8 + 3;
  return {
    files,
    paths,
    count: { notes: notes.length, values: BREAKOUTS.length * perValue + BREAKOUTS.length + 6 },
    payload: (n) => all[n]?.text ?? "",
  };
}
