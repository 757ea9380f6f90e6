import { pathToFileURL } from "node:url";
import type { EpisodeFile, PageFile } from "../model/catalog.ts";
import type { Appearances, Tagged } from "../model/catalog-lookups.ts";
import { isComplete } from "../model/episode-entry.ts";
import type { Show } from "../model/episode.ts";
import { episodeId } from "../model/paths.ts";
import type { PersonFile } from "../model/person.ts";
import type { CatalogReader } from "../model/reader.ts";
import type { CreateRenderer, Rendered } from "./publish-options.ts";
import { type Asked, trackedReader } from "./tracked-reader.ts";

/** What a thread that renders pages knows of the site. */
export interface PagesWorkSetting {
  show: Show;
  base: string;
  /** File of the app's server part. */
  server: string;
}

/** What a page is made from, each as JSON. */
export interface PageAnswers {
  episode?: string;
  page?: string;
  tagged?: string;
  appearances?: string;
  person?: string;
}

export interface PageMessage {
  path: string;
  answers: PageAnswers;
}

export interface PageDone {
  page: Rendered;
  asked: Asked;
}

class Unanswered extends Error {}

/** The work of a thread that renders pages. It answers undefined for one that asks for something else. */
export function pagesWork({
  show,
  base,
  server,
}: PagesWorkSetting): (message: PageMessage) => Promise<PageDone | undefined> {
  let answers: PageAnswers = {};
  const tracked = trackedReader(answersReader(show, () => answers));
  const ready = import(pathToFileURL(server).href).then((module) =>
    (module as { createRenderer: CreateRenderer }).createRenderer(tracked.reader, base),
  );
  return async (message) => {
    const render = await ready;
    ({ answers } = message);
    try {
      const page = await render(message.path);
      return { page, asked: tracked.take() };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      tracked.take();
      return undefined;
    }
  };
}

/** Reads one page's answers, as `archiveReader` reads the archive. */
function answersReader(show: Show, answers: () => PageAnswers): CatalogReader {
  const unanswered = async (): Promise<never> => {
    throw new Unanswered();
  };
  const answer = async <T>(name: keyof PageAnswers, fits: (value: T) => boolean): Promise<T> => {
    const text = answers()[name];
    const value = text === undefined ? undefined : (JSON.parse(text) as T);
    if (value === undefined || !fits(value)) throw new Unanswered();
    return value;
  };
  const at = (path: string, other: string): boolean => episodeId(path) === episodeId(other);
  return {
    show: async () => show,
    catalog: unanswered,
    expectCatalog: () => {},
    tagged: (slug) => answer<Tagged>("tagged", ({ tag }) => tag.slug === slug),
    appearances: (slug) => answer<Appearances>("appearances", ({ person }) => person.slug === slug),
    details: async (entries) => entries.filter(isComplete),
    searchIndex: unanswered,
    passages: unanswered,
    passageShard: unanswered,
    episode: (path) => answer<EpisodeFile>("episode", ({ episode }) => at(episode.path, path)),
    page: (path) => answer<PageFile>("page", ({ page }) => at(page.path, path)),
    person: (slug) => answer<PersonFile>("person", ({ person }) => person.slug === slug),
    picks: unanswered,
    explore: unanswered,
    days: unanswered,
    transcript: unanswered,
  };
}
