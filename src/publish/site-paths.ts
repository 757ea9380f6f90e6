import { archivePeriods } from "../model/archive-periods.ts";
import {
  ARCHIVE,
  archivePath,
  EXPLORE,
  GUESTS,
  guestPath,
  HOME,
  PICKS_TOGETHER,
  picksPath,
  SAVED,
  tagPath,
  TAGS,
} from "../model/paths.ts";
import type { Episode, Page, Person, Tag } from "../model/episode.ts";
import type { Rebased } from "./rebase.ts";

/** What a page is about. */
export type Subject =
  | { kind: "home" | "list" }
  | { kind: "tag"; tag: Tag }
  | { kind: "guest"; person: Person }
  | { kind: "page"; page: Page }
  | { kind: "episode"; episode: Episode };

/** A page to prerender, with the source module of its view. */
export interface SitePath {
  path: string;
  view: string;
  subject: Subject;
  /** ISO date of its newest content, for the sitemap. */
  modified?: string;
  /** False for pages that hold nothing until scripts run. */
  listed: boolean;
}

/** Every address of the finished site. */
export function sitePaths({ catalog, episodes, pages, picks }: Rebased): SitePath[] {
  const newest = catalog.episodes[0]?.date;
  const view = (name: string): string => `src/pages/${name}.tsx`;
  const list: Subject = { kind: "list" };
  // The catalogue is newest first: the first episode seen dates the page.
  const tagged = new Map<string, string>();
  const peopled = new Map<string, string>();
  for (const { tags, guests, hosts, date } of catalog.episodes) {
    for (const { slug } of tags) if (!tagged.has(slug)) tagged.set(slug, date);
    for (const { slug } of [...guests, ...hosts]) if (!peopled.has(slug)) peopled.set(slug, date);
  }
  return [
    { path: HOME, view: view("home"), subject: { kind: "home" }, modified: newest, listed: true },
    { path: ARCHIVE, view: view("archive"), subject: list, modified: newest, listed: true },
    ...archivePeriods(catalog.episodes).map((period) => ({
      path: archivePath(period),
      view: view("archive"),
      subject: list,
      modified: catalog.episodes.find(({ date }) => date.startsWith(period))?.date,
      listed: true,
    })),
    { path: TAGS, view: view("tags"), subject: list, modified: newest, listed: true },
    { path: GUESTS, view: view("guests"), subject: list, modified: newest, listed: true },
    { path: EXPLORE, view: view("explore"), subject: list, modified: newest, listed: true },
    ...Array.from(
      { length: Math.max(1, Math.ceil(picks.things.length / PICKS_TOGETHER)) },
      (_, i) => ({
        path: picksPath(i + 1),
        view: view("picks"),
        subject: list,
        modified: picks.episodes[0]?.date ?? newest,
        listed: true,
      }),
    ),
    { path: SAVED, view: view("saved"), subject: list, listed: false },
    ...catalog.tags.map((tag) => ({
      path: tagPath(tag.slug),
      view: view("tag"),
      subject: { kind: "tag" as const, tag },
      modified: tagged.get(tag.slug),
      listed: true,
    })),
    ...catalog.people.map((person) => ({
      path: guestPath(person.slug),
      view: view("guest"),
      subject: { kind: "guest" as const, person },
      modified: peopled.get(person.slug),
      listed: true,
    })),
    ...pages.map(({ page }) => ({
      path: page.path,
      view: view("content"),
      subject: { kind: "page" as const, page },
      modified: page.date,
      listed: true,
    })),
    ...episodes.map(({ episode }) => ({
      path: episode.path,
      view: view("content"),
      subject: { kind: "episode" as const, episode },
      modified: episode.modified ?? episode.date,
      listed: true,
    })),
  ];
}
