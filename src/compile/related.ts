import type { EpisodeFile } from "../model/catalog.ts";
import type { Episode, EpisodeSummary, Term } from "../model/episode.ts";
import { forCard } from "../model/episode-card.ts";
import { NearestVectors, VectorBuilder } from "./nearest-vectors.ts";
import { linkTold, type NoteLink } from "./note-links.ts";
import { NO_TOPIC, type NotesTopic } from "./notes-topic.ts";
import { withoutStandingChapters, wordsOfSeries } from "./recurring-titles.ts";
import { TermReader, topicText, wordAt, type ReadTerms } from "./related-terms.ts";
import { TermDictionary } from "./term-dictionary.ts";
import { Case } from "./word-case.ts";
import { eachWord } from "./words.ts";

type Related = EpisodeFile["related"];

/** An episode with what its notes are about. */
export interface TopicalEpisode {
  episode: Episode;
  topic: NotesTopic;
  links: readonly NoteLink[];
}

const MOST = 4;
/** A term of more episodes than this, or of more than a quarter of them, tells too little. */
const COMMON = 200;
/** A page that more episodes link to is a sponsor's or the show's own. */
const COMMON_PAGE = 12;
/** The most telling terms of an episode, which alone are compared. */
const COMPARED = 32;
/** What is told of each kind. */
const MOST_TOLD = 4;
const MOST_WORDS = 3;
/** What a term of each kind counts beside a word of the same rarity. */
const WEIGHTS = { guest: 6, tag: 3, page: 2 };
/** What a tag counts whose words stand in the title or the summary. */
const NAMED_TAG = 1.8;
/** What a name counts beside a word that is written small. */
const NAME = 1.4;
/** What a word counts that is a name elsewhere and no name here ("Touch", "touch"), or the other way about. */
const OTHER_CASE = 0.5;
/** What a word of a series' name counts: it tells the form of an episode and not its subject. */
const SERIES = 0.5;
/** Less than this in common is chance; and so is less than that where it is words alone, and none a name. */
const LEAST = 0.045;
const LEAST_OF_WORDS = 0.1;
/** What a word of each strength (in halves) counts beside one that stands in the notes once. */
const STRENGTHS = Float32Array.from(
  { length: 256 },
  (_, halves) => 1 + Math.log(Math.max(2, halves) / 2),
);

/**
 * For each episode those that have most in common with it: guests, tags, pages linked to and words.
 * Terms are weighed by their rarity (inverse document frequency, ln(N / n), so that what a
 * tenth of the archive shares says little), words also by how often they come back where they stand
 * at all, and by whether they are written as names, here and elsewhere; chapters that many episodes
 * have and names of series tell the form of an episode, and count little or nothing. Vectors of the most telling ones are compared
 * by the cosine of the angle between them (Salton, Wong and Yang 1975,
 * https://doi.org/10.1145/361219.361220). At most four; the nearest in time first among equals.
 * What they share is told, most telling first.
 *
 * Time grows with the number of episodes: terms of many are left out, and each episode compares a
 * fixed number of its own.
 *
 * @param episodes newest first
 * @param summaries of the same episodes
 */
export function relateEpisodes(
  episodes: readonly TopicalEpisode[],
  summaries: readonly EpisodeSummary[],
): Related[] {
  const dictionary = new TermDictionary();
  const reader = new TermReader(dictionary);
  const told = withoutStandingChapters(episodes.map(({ episode }) => episode));
  for (const [index, episode] of told.entries())
    reader.read(episode, episodes[index]?.topic ?? NO_TOPIC);
  const read = reader.done();
  // Words and pages stand in one row of numbers.
  const pagesOf = episodes.map(({ links }) => pageNumbers(links, dictionary));
  const count = episodes.length;
  const few = Math.max(2, Math.min(COMMON, count < 12 ? count - 1 : count / 4));
  const scale = Math.log(count + 1);
  const rarity = (holders: number, limit = COMMON): number =>
    holders < 2 || holders > few || holders > limit ? 0 : Math.log((count + 1) / holders) / scale;

  const hosts = wordsOfHosts(episodes, dictionary);
  const series = wordsOfSeries(
    told.map(({ title }) => title),
    dictionary,
  );
  const words = countWords(read, pagesOf, dictionary.size);
  const isName = (word: number): boolean =>
    (words.cased[word] ?? 0) > 0 && (words.names[word] ?? 0) * 2 >= (words.cased[word] ?? 0);
  const worths = Float32Array.from(words.episodes, (holders, word) => {
    if (hosts.has(word)) return 0;
    const back = Math.min(3, (words.times[word] ?? 1) / Math.max(1, holders));
    const form = series.has(word) ? SERIES : 1;
    return rarity(holders) * (0.7 + 0.3 * back) * (isName(word) ? NAME : 1) * form;
  });
  // So do guests and tags, after them.
  const guests = countTerms(episodes, dictionary.size, (episode) => episode.guests);
  const tags = countTerms(episodes, guests.end, (episode) => episode.tags);
  const isPage = (term: number): boolean => words.pages[term] !== 0;

  const builder = new VectorBuilder(COMPARED);
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const [index, { episode }] of episodes.entries()) {
    numbers.length = 0;
    weights.length = 0;
    const add = (term: number, weight: number): void => {
      if (weight <= 0) return;
      numbers.push(term);
      weights.push(weight);
    };
    for (const { slug } of episode.guests) {
      const guest = guests.numbers.get(slug) ?? 0;
      add(guest, rarity(guests.counts[guest - guests.start] ?? 0) * WEIGHTS.guest);
    }
    const said = `${episode.title}\n${episode.summary}`.toLowerCase();
    for (const { slug, name } of episode.tags) {
      const tag = tags.numbers.get(slug) ?? 0;
      const named = said.includes(name.toLowerCase()) ? NAMED_TAG : 1;
      add(tag, rarity(tags.counts[tag - tags.start] ?? 0) * WEIGHTS.tag * named);
    }
    for (const page of pagesOf[index] ?? [])
      add(page, rarity(words.pages[page] ?? 0, COMMON_PAGE) * WEIGHTS.page);
    const end = read.starts[index + 1] ?? 0;
    for (let i = read.starts[index] ?? 0; i < end; i++) {
      const word = read.words[i] ?? 0;
      const worth = worths[word] ?? 0;
      if (worth <= 0) continue;
      const { written } = wordAt(read.places[i] ?? 0);
      const other = written === (isName(word) ? Case.small : Case.name);
      add(word, worth * (STRENGTHS[read.strengths[i] ?? 0] ?? 1) * (other ? OTHER_CASE : 1));
    }
    builder.add(numbers, weights);
  }
  const near = new NearestVectors(builder.build(), tags.end);

  // Shared among all that they are related to.
  const cards: EpisodeSummary[] = [];
  return episodes.map((own, index) => {
    let text: string | undefined;
    const tell = (other: number, score: number): Related => {
      const summary = summaries[other];
      const common = near.shared(index, other);
      const isWord = (term: number): boolean => term < dictionary.size && !isPage(term);
      const small = common.every((term) => isWord(term) && !isName(term));
      if (!summary || (small && (common.length < 2 || score < LEAST_OF_WORDS))) return [];
      const shared = {
        guests: termsIn(common, own.episode.guests, guests),
        tags: termsIn(common, own.episode.tags, tags),
        links: common
          .filter((term) => term < dictionary.size && isPage(term))
          .slice(0, MOST_TOLD)
          .flatMap((page) => own.links[(pagesOf[index] ?? []).indexOf(page)] ?? [])
          .map(linkTold),
      };
      const named = shared.guests.length + shared.tags.length;
      const wordsTold = named > 1 ? [] : common.filter(isWord).slice(0, MOST_WORDS);
      if (wordsTold.length > 0) text ??= topicText(told[index] ?? own.episode, own.topic);
      return [
        {
          episode: (cards[other] ??= forCard(summary)),
          ...shared,
          words: wordsTold.map((word) => {
            const at = read.words.indexOf(word, read.starts[index]);
            const { start, length } = wordAt(read.places[at] ?? 0);
            return (text ?? "").slice(start, start + length).replace(/['’]s$/, "");
          }),
        },
      ];
    };
    const related: Related = [];
    // A few more than are shown, for some have nothing but chance in common.
    for (const { other, score } of near.of(index, 2 * MOST, LEAST))
      if (related.length < MOST) related.push(...tell(other, score));
    return related;
  });
}

/** In how many episodes each word and page stands, how often each word in all, and how often as a name where that tells. */
function countWords(read: ReadTerms, pagesOf: readonly number[][], size: number) {
  const counts = () => new Uint32Array(size);
  const [episodes, times, names, cased, pages] = [counts(), counts(), counts(), counts(), counts()];
  const inc = (array: Uint32Array, at: number, by = 1): void => {
    array[at] = (array[at] ?? 0) + by;
  };
  for (const own of pagesOf) for (const page of own) if (page >= 0) inc(pages, page);
  const end = read.starts.at(-1) ?? 0;
  for (let i = 0; i < end; i++) {
    const word = read.words[i] ?? 0;
    inc(episodes, word);
    const { times: here, written } = wordAt(read.places[i] ?? 0);
    inc(times, word, here);
    if (written === Case.untold) continue;
    inc(cased, word);
    if (written === Case.name) inc(names, word);
  }
  return { episodes, times, names, cased, pages };
}

/** Words of the hosts' names: they are in every episode, named or not. */
function wordsOfHosts(
  episodes: readonly TopicalEpisode[],
  dictionary: TermDictionary,
): ReadonlySet<number> {
  const names = [
    ...new Set(episodes.flatMap(({ episode }) => episode.hosts.map(({ name }) => name))),
  ];
  const text = names.join("\n");
  const found = new Set<number>();
  eachWord(text, (start, end, hash) => void found.add(dictionary.word(text, start, end, hash)));
  return found;
}

/** The number of each link's page; -1 for a page of this site. */
const pageNumbers = (links: readonly NoteLink[], dictionary: TermDictionary): number[] =>
  links.map(({ key }) => (key === undefined ? -1 : dictionary.page(key)));

/** Tags or guests as numbers from `start`, each with how many episodes have it. */
interface CountedTerms {
  numbers: Map<string, number>;
  counts: number[];
  start: number;
  end: number;
}

function countTerms(
  read: readonly TopicalEpisode[],
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
