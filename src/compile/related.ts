import type { EpisodeFile } from "../model/catalog.ts";
import type { Episode, EpisodeSummary, Term } from "../model/episode.ts";
import { NearestVectors, VectorBuilder } from "./nearest-vectors.ts";
import type { NoteLink } from "./note-links.ts";
import { Case, placeOf, topicText, type EpisodeTerms } from "./related-terms.ts";
import type { TermDictionary } from "./term-dictionary.ts";

type Related = EpisodeFile["related"];

/** An episode with what was read of it. */
export interface ReadEpisode {
  episode: Episode;
  terms: EpisodeTerms;
  links: readonly NoteLink[];
}

const MOST = 4;
/** A term of more episodes than this, or of more than a fifth of them, tells too little. */
const COMMON = 400;
/** A page that more episodes link to is a sponsor's or the show's own. */
const COMMON_PAGE = 12;
/** The most telling terms of an episode, which alone are compared. */
const COMPARED = 40;
/** What is told of each kind. */
const MOST_TOLD = 4;
const MOST_WORDS = 3;
/** What a term of each kind counts beside a word of the same rarity. */
const WEIGHTS = { guest: 6, tag: 4, page: 2.5 };
/** What a name counts beside a word that is written small. */
const NAME = 1.4;
/** Less than this in common is chance. */
const LEAST = 0.045;

/**
 * For each episode those that have most in common with it: guests, tags, pages linked to and words.
 * Terms are weighed by their rarity (inverse document frequency, ln(N / n), squared, so that what a
 * tenth of the archive shares says little), words also by how often they come back where they stand
 * at all, and by whether they are written as names. Vectors of the most telling ones are compared
 * by the cosine of the angle between them (Salton, Wong and Yang 1975,
 * https://doi.org/10.1145/361219.361220). At most four; the nearest in time first among equals.
 * What they share is told, most telling first.
 *
 * Time grows with the number of episodes: terms of many are left out, and each episode compares a
 * fixed number of its own.
 *
 * @param read newest first
 * @param summaries of the same episodes
 */
export function relateEpisodes(
  read: readonly ReadEpisode[],
  summaries: readonly EpisodeSummary[],
  dictionary: TermDictionary,
): Related[] {
  const count = read.length;
  const few = Math.max(2, Math.min(COMMON, count < 12 ? count - 1 : count / 5));
  const scale = Math.log(count + 1);
  const rarity = (episodes: number, limit = COMMON): number =>
    episodes < 2 || episodes > few || episodes > limit
      ? 0
      : Math.log((count + 1) / episodes) ** 2 / scale;

  const words = countWords(read, dictionary.size);
  const isName = (word: number): boolean =>
    (words.cased[word] ?? 0) > 0 && (words.names[word] ?? 0) * 2 >= (words.cased[word] ?? 0);
  // Terms of all kinds stand in one row of numbers.
  const guests = countTerms(read, dictionary.size, (episode) => episode.guests);
  const tags = countTerms(read, guests.end, (episode) => episode.tags);
  const isPage = (term: number): boolean => words.pages[term] !== 0;

  const builder = new VectorBuilder(COMPARED);
  for (const { episode, terms } of read) {
    const numbers: number[] = [];
    const weights: number[] = [];
    const add = (term: number, weight: number): void => {
      if (weight <= 0) return;
      numbers.push(term);
      weights.push(weight);
    };
    for (const { slug } of episode.guests) {
      const guest = guests.numbers.get(slug) ?? 0;
      add(guest, rarity(guests.counts[guest - guests.start] ?? 0) * WEIGHTS.guest);
    }
    for (const { slug } of episode.tags) {
      const tag = tags.numbers.get(slug) ?? 0;
      add(tag, rarity(tags.counts[tag - tags.start] ?? 0) * WEIGHTS.tag);
    }
    for (const page of terms.pages)
      add(page, rarity(words.pages[page] ?? 0, COMMON_PAGE) * WEIGHTS.page);
    for (let i = 0; i < terms.words.length; i++) {
      const word = terms.words[i] ?? 0;
      const episodes = words.episodes[word] ?? 0;
      if (episodes < 2 || episodes > few) continue;
      const back = Math.min(3, (words.times[word] ?? 1) / episodes);
      const strength = (0.7 + 0.3 * back) * (1 + Math.log((terms.strengths[i] ?? 2) / 2));
      add(word, rarity(episodes) * strength * (isName(word) ? NAME : 1));
    }
    builder.add(numbers, weights);
  }
  const near = new NearestVectors(builder.build(), tags.end);

  return read.map((own, index) => {
    let text: string | undefined;
    const tell = (other: number): Related => {
      const summary = summaries[other];
      const common = near.shared(index, other);
      const isWord = (term: number): boolean => term < dictionary.size && !isPage(term);
      // One word that is no name in common is chance.
      const chance = common.length < 2 && common.every((term) => isWord(term) && !isName(term));
      if (!summary || chance) return [];
      const shared = {
        guests: termsIn(common, own.episode.guests, guests),
        tags: termsIn(common, own.episode.tags, tags),
        links: common
          .filter((term) => term < dictionary.size && isPage(term))
          .slice(0, MOST_TOLD)
          .flatMap((page) => linkTo(page, own)),
      };
      const told = shared.guests.length + shared.tags.length;
      const wordsTold = told > 1 ? [] : common.filter(isWord).slice(0, MOST_WORDS);
      if (wordsTold.length > 0) text ??= topicText(own.episode);
      return [
        {
          episode: summary,
          ...shared,
          words: wordsTold.map((word) => {
            const { start, length } = placeOf(own.terms.places[own.terms.words.indexOf(word)] ?? 0);
            return (text ?? "").slice(start, start + length).replace(/['’]s$/, "");
          }),
        },
      ];
    };
    const related: Related = [];
    // A few more than are shown, for some have nothing but chance in common.
    for (const other of near.of(index, 2 * MOST, LEAST))
      if (related.length < MOST) related.push(...tell(other));
    return related;
  });
}

/** In how many episodes each word and page stands, how often each word in all, and how often as a name where that tells. */
function countWords(read: readonly ReadEpisode[], size: number) {
  const counts = () => new Uint32Array(size);
  const [episodes, times, names, cased, pages] = [counts(), counts(), counts(), counts(), counts()];
  const inc = (array: Uint32Array, at: number, by = 1): void => {
    array[at] = (array[at] ?? 0) + by;
  };
  for (const { terms } of read) {
    for (const page of terms.pages) inc(pages, page);
    for (let i = 0; i < terms.words.length; i++) {
      const word = terms.words[i] ?? 0;
      inc(episodes, word);
      const { times: here, written } = placeOf(terms.places[i] ?? 0);
      inc(times, word, here);
      if (written === Case.untold) continue;
      inc(cased, word);
      if (written === Case.name) inc(names, word);
    }
  }
  return { episodes, times, names, cased, pages };
}

/** Tags or guests as numbers from `start`, each with how many episodes have it. */
interface CountedTerms {
  numbers: Map<string, number>;
  counts: number[];
  start: number;
  end: number;
}

function countTerms(
  read: readonly ReadEpisode[],
  start: number,
  of: (episode: Episode) => readonly Term[],
): CountedTerms {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  for (const { episode } of read) {
    for (const { slug } of of(episode)) {
      const known = numbers.get(slug);
      if (known === undefined) numbers.set(slug, start + counts.push(1) - 1);
      else counts[known - start] = (counts[known - start] ?? 0) + 1;
    }
  }
  return { numbers, counts, start, end: start + counts.length };
}

const termsIn = (common: readonly number[], of: readonly Term[], all: CountedTerms): Term[] =>
  common
    .filter((term) => term >= all.start && term < all.end)
    .slice(0, MOST_TOLD)
    .flatMap((term) => of.filter(({ slug }) => all.numbers.get(slug) === term));

function linkTo(page: number, { links, terms }: ReadEpisode): { title: string; url: string }[] {
  const link = links.filter(({ key }) => key !== undefined)[terms.pages.indexOf(page)];
  return link ? [{ title: link.title, url: link.url }] : [];
}
