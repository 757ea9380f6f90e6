import type { Page, Show } from "../model/episode.ts";
import type { ShowSettings } from "./show-file.ts";

/** The show as every page knows it. */
export function buildShow(
  settings: ShowSettings,
  facts: {
    url?: string;
    hosts: string[];
    image?: string;
    logo?: string;
    pages: Page[];
    tags: boolean;
    people: boolean;
    picks: boolean;
  },
): Show {
  return {
    title: settings.title,
    description: settings.description,
    url: (facts.url ?? settings.url).replace(/\/+$/, ""),
    language: settings.language,
    author: settings.author,
    email: settings.email,
    image: facts.image,
    accent: settings.accent,
    hosts: facts.hosts,
    subscribe: settings.subscribe,
    logo: facts.logo,
    navigation: settings.navigation,
    footer: settings.footer,
    pages: facts.pages
      .filter(({ kind }) => kind !== "article")
      .map(({ path, title }) => ({ path, title })),
    pagePaths: facts.pages.map(({ path }) => path),
    tags: facts.tags,
    people: facts.people,
    picks: facts.picks,
  };
}
