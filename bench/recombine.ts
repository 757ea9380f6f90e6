import type { EpisodeSummary, Term } from "../src/model/episode.ts";
import type { Random } from "./random.ts";

/**
 * An archive of `size` episodes in the likeness of a real one: titles, summaries and lists of tags
 * are put together from pieces of its own, and people, tags and rare words are invented from halves
 * of its names at the rate at which the real archive brings new ones. The real episodes come first
 * where `size` allows.
 */
export function recombine(
  episodes: EpisodeSummary[],
  size: number,
  random: Random,
): EpisodeSummary[] {
  if (size <= episodes.length) return episodes.slice(0, size);
  const made = [...episodes];
  const titles = episodes.map(({ title }) => title.split(" "));
  const sentences = episodes
    .flatMap(({ summary }) => summary.split(/(?<=[.!?])\s+/))
    .filter(Boolean);
  const people = distinct(episodes.flatMap(({ guests }) => guests));
  const tags = distinct(episodes.flatMap((episode) => episode.tags));
  const guestRate = people.length / Math.max(1, count(episodes, "guests"));
  const tagRate = tags.length / Math.max(1, count(episodes, "tags"));
  // Half the rate: an archive's vocabulary grows ever more slowly (Heaps' law).
  const invent = (names: Term[], rate: number) => (term: Term) => {
    if (random.next() >= rate / 2) return random.next() < 0.5 ? term : random.pick(names);
    const name = blend(term.name, random.pick(names).name, random);
    return { slug: name.toLowerCase().replace(/\s+/g, "-"), name };
  };
  const newGuest = invent(people, guestRate);
  const newTag = invent(tags, tagRate);
  while (made.length < size) {
    const model = random.pick(episodes);
    const [a, b] = [random.pick(titles), random.pick(titles)];
    const words = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))];
    const id = `made-${made.length}`;
    made.push({
      ...model,
      id,
      guid: id,
      path: `/${id}/`,
      number: made.length,
      title: words.map((word) => rare(word, titles, random)).join(" "),
      summary: fill(model.summary.length, sentences, random),
      guests: distinct(model.guests.map(newGuest)),
      tags: distinct(model.tags.map(newTag)),
    });
  }
  return made;
}

const count = (episodes: EpisodeSummary[], field: "guests" | "tags"): number =>
  episodes.reduce((sum, episode) => sum + episode[field].length, 0);

const distinct = (terms: Term[]): Term[] => [
  ...new Map(terms.map((term) => [term.slug, term])).values(),
];

const half = (word: string): number => Math.ceil(word.length / 2);

/** "Ben Darnell" and "Trent Nelson" → "Ben Nelson", "Ben Darnson" … */
export function blend(a: string, b: string, random: Random): string {
  const first = a.split(" ");
  const last = b.split(" ").at(-1) ?? "";
  const end = first.pop() ?? "";
  const word =
    first.length > 0 && random.next() < 0.5
      ? last
      : end.slice(0, half(end)) + last.slice(half(last)).toLowerCase();
  return [...first, word].join(" ");
}

/** Now and then a long word becomes one that the archive has not seen. */
export function rare(word: string, titles: string[][], random: Random, rate = 0.05): string {
  if (word.length < 5 || random.next() >= rate) return word;
  return blend(word, random.pick(random.pick(titles)), random);
}

/** Sentences up to about `length` characters. */
export function fill(length: number, sentences: string[], random: Random): string {
  let text = "";
  while (text.length < length) text += `${text && " "}${random.pick(sentences)}`;
  return text.length > length + 40 ? text.slice(0, length) : text;
}
