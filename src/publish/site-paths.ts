import { ARCHIVE, EXPLORE, GUESTS, guestPath, HOME, SAVED, tagPath, TAGS } from "../model/paths.ts";
import type { Rebased } from "./rebase.ts";

/** A page to prerender, with the source module of its view. */
export interface SitePath {
  path: string;
  view: string;
  /** ISO date of its newest content, for the sitemap. */
  modified?: string;
  /** False for pages that hold nothing until scripts run. */
  listed: boolean;
}

/** Every address of the finished site. */
export function sitePaths({ catalog, episodes, pages }: Rebased): SitePath[] {
  const newest = catalog.episodes[0]?.date;
  const view = (name: string): string => `src/pages/${name}.tsx`;
  // The catalogue is newest first: the first episode seen dates the page.
  const tagged = new Map<string, string>();
  const peopled = new Map<string, string>();
  for (const { tags, guests, hosts, date } of catalog.episodes) {
    for (const { slug } of tags) if (!tagged.has(slug)) tagged.set(slug, date);
    for (const { slug } of [...guests, ...hosts]) if (!peopled.has(slug)) peopled.set(slug, date);
  }
  return [
    { path: HOME, view: view("home"), modified: newest, listed: true },
    { path: ARCHIVE, view: view("archive"), modified: newest, listed: true },
    { path: TAGS, view: view("tags"), modified: newest, listed: true },
    { path: GUESTS, view: view("guests"), modified: newest, listed: true },
    { path: EXPLORE, view: view("explore"), modified: newest, listed: true },
    { path: SAVED, view: view("saved"), listed: false },
    ...catalog.tags.map(({ slug }) => ({
      path: tagPath(slug),
      view: view("tag"),
      modified: tagged.get(slug),
      listed: true,
    })),
    ...catalog.people.map(({ slug }) => ({
      path: guestPath(slug),
      view: view("guest"),
      modified: peopled.get(slug),
      listed: true,
    })),
    ...pages.map(({ page }) => ({
      path: page.path,
      view: view("content"),
      modified: page.date,
      listed: true,
    })),
    ...episodes.map(({ episode }) => ({
      path: episode.path,
      view: view("content"),
      modified: episode.modified ?? episode.date,
      listed: true,
    })),
  ];
}
