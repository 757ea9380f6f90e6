import type { EpisodeSummary, Term } from "../../src/model/episode.ts";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes, type SearchResult } from "../../src/search/search-episodes.ts";
import { buildIndex, openIndex, type SearchIndex } from "../../src/search/search-index.ts";

const term = (name: string): Term => ({
  slug: name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"),
  name,
});

interface Short {
  title: string;
  number?: number;
  date?: string;
  guests?: string[];
  hosts?: string[];
  tags?: string[];
  summary?: string;
  audio?: boolean;
  transcript?: boolean;
}

export function episode(short: Short): EpisodeSummary {
  const id = term(short.title).slug;
  return {
    id,
    path: `/${id}.html`,
    guid: id,
    title: short.title,
    number: short.number,
    date: short.date ?? "2020-01-01",
    summary: short.summary ?? "",
    tags: (short.tags ?? []).map(term),
    guests: (short.guests ?? []).map(term),
    hosts: (short.hosts ?? []).map(term),
    audio: short.audio ? { src: "/a.mp3", type: "audio/mpeg" } : undefined,
    framed: false,
    hasTranscript: short.transcript ?? false,
  };
}

/** An invented show, newest episode first. */
export const ARCHIVE: EpisodeSummary[] = [
  episode({
    title: "Shipping C++ without tears",
    number: 31,
    date: "2021-06-01",
    guests: ["Zoë Łukasz"],
    hosts: ["Mara Quill"],
    tags: ["C++", "Compilers"],
    summary: "Templates, modules and what the linker sees.",
    audio: true,
  }),
  episode({
    title: "From .NET to node.js and back",
    number: 30,
    date: "2020-12-01",
    guests: ["Ito Ōe"],
    hosts: ["Mara Quill"],
    tags: [".NET", "node.js"],
    summary: "A migration that took three years.",
    transcript: true,
    audio: true,
  }),
  episode({
    title: "Inside __init__: how packages load",
    number: 29,
    date: "2020-03-09",
    guests: ["Li Wu"],
    tags: ["Packaging"],
    summary: "Podcast.__init__ was named for it.",
  }),
  episode({
    title: "東京のエンジニア",
    number: 28,
    date: "2019-11-02",
    guests: ["山田太郎"],
    tags: ["日本"],
    summary: "A talk in Japanese.",
  }),
  episode({
    title: "Parallel Python",
    number: 27,
    date: "2019-05-05",
    guests: ["Trent Nelson"],
    hosts: ["Mara Quill"],
    tags: ["The GIL", "Concurrency"],
    summary: "Sidestepping the global interpreter lock.",
    audio: true,
  }),
  episode({
    title: "Tornado and the event loop",
    number: 26,
    date: "2018-02-14",
    guests: ["Ben Darnell"],
    hosts: ["Mara Quill"],
    tags: ["Networking", "Open Source"],
    summary: "Why an asynchronous server, and what asyncio changed. 27 questions.",
    audio: true,
  }),
  episode({
    title: "Visual novels with Ren'Py",
    number: 25,
    date: "2017-07-07",
    guests: ["Tom O'Reilly"],
    tags: ["Games", "Open Source"],
    summary: "Branching stories; a tornado of choices.",
  }),
];

export const open = (episodes: EpisodeSummary[] = ARCHIVE): SearchIndex =>
  openIndex(buildIndex(episodes), episodes);

const index = open();

export const search = (text: string): SearchResult[] => searchEpisodes(index, parseQuery(text));

export const titles = (text: string): string[] => search(text).map((found) => found.episode.title);
