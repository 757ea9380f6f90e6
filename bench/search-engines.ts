import { create, insertMultiple, save, search as oramaSearch } from "@orama/orama";
import uFuzzy from "@leeoniya/ufuzzy";
import { Charset, Document } from "flexsearch";
import Fuse, { type IFuseOptions } from "fuse.js";
import lunr from "lunr";
import MiniSearch, { type Options } from "minisearch";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { parseQuery } from "../src/search/parse-query.ts";
import { searchEpisodes } from "../src/search/search-episodes.ts";
import { buildIndex, openIndex } from "../src/search/search-index.ts";

export interface Found {
  id: string;
  /** Shown apart as a guess; only Playhead tells. */
  close: boolean;
}

/** An engine with an archive in it. */
export interface Searcher {
  search: (text: string) => Found[] | Promise<Found[]>;
  /** The index as it would be sent, or "" when the engine has none to send. */
  index: string;
  /** Milliseconds from the sent index (or, without one, from the catalogue) to the first query. */
  openMs: number;
}

export interface Engine {
  name: string;
  open: (episodes: EpisodeSummary[]) => Searcher | Promise<Searcher>;
}

/** What every peer is given of an episode. */
interface Row {
  id: string;
  title: string;
  guests: string;
  tags: string;
  hosts: string;
  summary: string;
}

const FIELDS = ["title", "guests", "tags", "hosts", "summary"] as const;
const WEIGHTS = { title: 4, guests: 4, tags: 2, hosts: 1, summary: 1 };
/** Peers that rank all they find are cut here: no list shows more. */
const MOST = 100;

const rowOf = (episode: EpisodeSummary): Row => ({
  id: episode.id,
  title: episode.title,
  guests: episode.guests.map(({ name }) => name).join(", "),
  tags: episode.tags.map(({ name }) => name).join(", "),
  hosts: episode.hosts.map(({ name }) => name).join(", "),
  summary: episode.summary,
});

const found = (ids: Iterable<string>): Found[] => Array.from(ids, (id) => ({ id, close: false }));

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const made = work();
  return [made, performance.now() - start];
}

const playhead: Engine = {
  name: "Playhead",
  open: (episodes) => {
    const index = JSON.stringify(buildIndex(episodes));
    const [opened, openMs] = timed(() => openIndex(JSON.parse(index), episodes));
    return {
      index,
      openMs,
      search: (text) =>
        searchEpisodes(opened, parseQuery(text)).map(({ episode, close }) => ({
          id: episode.id,
          close,
        })),
    };
  },
};

function fuse(name: string, options: IFuseOptions<Row>): Engine {
  return {
    name,
    open: (episodes) => {
      const rows = episodes.map(rowOf);
      const keys = options.keys ?? [...FIELDS];
      const index = JSON.stringify(Fuse.createIndex(FIELDS.map(String), rows).toJSON());
      const [engine, openMs] = timed(
        () => new Fuse(rows, { ...options, keys }, Fuse.parseIndex(JSON.parse(index))),
      );
      return {
        index,
        openMs,
        search: (text) => found(engine.search(text, { limit: MOST }).map(({ item }) => item.id)),
      };
    },
  };
}

const weighted = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }));

const miniSearch: Engine = {
  name: "MiniSearch, tuned",
  open: (episodes) => {
    const options: Options<Row> = {
      fields: [...FIELDS],
      searchOptions: {
        boost: WEIGHTS,
        combineWith: "AND",
        prefix: (_: string, i: number, terms: string[]): boolean => i === terms.length - 1,
        fuzzy: (term: string): number => (term.length < 4 ? 0 : term.length < 5 ? 1 : 2),
      },
      processTerm: (term: string): string =>
        term
          .normalize("NFD")
          .replace(/[\u0300-\u036f]/g, "")
          .toLowerCase(),
    };
    const built = new MiniSearch<Row>(options);
    built.addAll(episodes.map(rowOf));
    const index = JSON.stringify(built);
    const [engine, openMs] = timed(() => MiniSearch.loadJSON<Row>(index, options));
    return {
      index,
      openMs,
      search: (text) => {
        // All words, or any where no episode has them all.
        const all = engine.search(text);
        const results = all.length > 0 ? all : engine.search(text, { combineWith: "OR" });
        return found(results.slice(0, MOST).map(({ id }) => String(id)));
      },
    };
  },
};

const lunrEngine: Engine = {
  name: "lunr",
  open: (episodes) => {
    const built = lunr((builder) => {
      builder.ref("id");
      for (const field of FIELDS) builder.field(field, { boost: WEIGHTS[field] });
      for (const episode of episodes) builder.add(rowOf(episode));
    });
    const index = JSON.stringify(built);
    const [engine, openMs] = timed(() => lunr.Index.load(JSON.parse(index)));
    return {
      index,
      openMs,
      search: (text) => {
        const words = lunr.tokenizer(text).map(String);
        const results = engine.query((query) => {
          words.forEach((word, i) => {
            query.term(word, { boost: 10 });
            if (i === words.length - 1) {
              query.term(word, { boost: 4, wildcard: lunr.Query.wildcard.TRAILING });
            }
            if (word.length >= 4) query.term(word, { editDistance: word.length < 8 ? 1 : 2 });
          });
        });
        return found(results.slice(0, MOST).map(({ ref }) => ref));
      },
    };
  },
};

const orama: Engine = {
  name: "Orama, tolerance 1",
  open: (episodes) => {
    const schema = {
      title: "string",
      guests: "string",
      tags: "string",
      hosts: "string",
      summary: "string",
    } as const;
    const make = (): ReturnType<typeof create<typeof schema>> => create({ schema });
    const [engine, openMs] = timed(() => {
      const database = make();
      void insertMultiple(database, episodes.map(rowOf), episodes.length);
      return database;
    });
    const index = JSON.stringify(save(engine));
    return {
      index,
      openMs,
      search: async (term) => {
        const ask = (threshold: number): ReturnType<typeof oramaSearch> =>
          oramaSearch(engine, { term, tolerance: 1, boost: WEIGHTS, threshold, limit: MOST });
        // All words, or any where no episode has them all.
        const all = await ask(0);
        const { hits } = all.hits.length > 0 ? all : await ask(1);
        return found(hits.map(({ id }) => id));
      },
    };
  },
};

const flexSearch: Engine = {
  name: "FlexSearch",
  open: async (episodes) => {
    const [engine, openMs] = timed(() => {
      const made = new Document({
        tokenize: "forward",
        encoder: Charset.LatinBalance,
        document: { id: "id", index: [...FIELDS] },
      });
      for (const episode of episodes) made.add({ ...rowOf(episode) });
      return made;
    });
    const parts: string[] = [];
    engine.export((key, data) => {
      parts.push(`${key}${typeof data === "string" ? data : JSON.stringify(data)}`);
    });
    return {
      index: parts.join("\n"),
      openMs,
      search: (text) => {
        const results = engine.search(text, { limit: MOST, suggest: true });
        const ids = new Set<string>();
        for (const { result } of results) for (const id of result) ids.add(String(id));
        return found(ids);
      },
    };
  },
};

const microFuzzy: Engine = {
  name: "uFuzzy",
  open: (episodes) => {
    const [{ engine, lines }, openMs] = timed(() => ({
      engine: new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 }),
      lines: uFuzzy.latinize(
        episodes.map(rowOf).map((row) => FIELDS.map((field) => row[field]).join(" | ")),
      ),
    }));
    return {
      index: "",
      openMs,
      search: (text) => {
        const [ids, info, order] = engine.search(lines, text, 1);
        const places = order && info ? order.map((i) => info.idx[i]!) : (ids ?? []);
        return found(places.slice(0, MOST).map((place) => episodes[place]!.id));
      },
    };
  },
};

/** All engines, ours first. */
export const ENGINES: Engine[] = [
  playhead,
  fuse("Fuse.js, token search .3", {
    keys: weighted,
    useTokenSearch: true,
    tokenMatch: "all",
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
  }),
  fuse("Fuse.js, token search .4", {
    keys: weighted,
    useTokenSearch: true,
    tokenMatch: "all",
    threshold: 0.4,
    ignoreLocation: true,
    ignoreDiacritics: true,
  }),
  fuse("Fuse.js, tuned", {
    keys: weighted,
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
  }),
  fuse("Fuse.js, defaults", {}),
  miniSearch,
  lunrEngine,
  orama,
  flexSearch,
  microFuzzy,
];
