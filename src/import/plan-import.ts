import type { Feed, FeedItem } from "../compile/feed-item.ts";
import { dateItems } from "./date-items.ts";
import { episodeText } from "./episode-fields.ts";
import { titleKey, type ExistingFiles } from "./existing-files.ts";
import { FileNames } from "./file-names.ts";
import type { ImportState, StateEntry } from "./import-state.ts";
import { giveIds, type DatedItem, type Note } from "./item-ids.ts";
import { titleOf } from "./item-title.ts";
import { imported, mergeFile, newText, type Wanted } from "./merge-file.ts";
import { oldAddresses, siteAddress } from "./old-address.ts";
import { personFiles } from "./person-files.ts";
import { showFileFields } from "./show-file-fields.ts";

/** What an import does to one file. */
export interface FilePlan {
  file: string;
  /** What it is about, for people. */
  title: string;
  /** What it holds now; undefined for a new one. */
  before?: string;
  /** What it will hold; equal to `before` where nothing is to do. */
  after: string;
  /** The same with the feed's version of the parts that the host changed. */
  feeds: string;
  updated: string[];
  kept: string[];
}

export interface ImportPlan {
  files: FilePlan[];
  /** Episodes whose file the host removed: they stay away. */
  removed: string[];
  /** Files that the host wrote before any import, and that stay as they are. */
  own: string[];
  /** What the next import has to know. */
  state: ImportState;
  /** The item behind each episode's file that is written or kept up. */
  items: Map<string, FeedItem>;
  /** The address of the show's own site; undefined where the feed tells none. */
  site?: string;
  /** Files of all episodes of the feed. */
  episodes: Set<string>;
}

export interface PlanOptions {
  existing: ExistingFiles;
  state: ImportState | undefined;
  /** Where the feed was read: its address, or its file. */
  source: string;
  /** Bring back episodes whose file was removed. */
  restore?: boolean;
  note: Note;
  /** Called for each episode that is done. */
  step?: () => void;
}

/** Works out what an import would write, and writes nothing. */
export function planImport(feed: Feed, options: PlanOptions): ImportPlan {
  const { existing, state, source, note } = options;
  const items = giveIds(dateItems(feed.items, note), note);
  const address = /^https?:/i.test(source) ? source : undefined;
  const site = siteAddress(feed.show.link, feed.items);
  const context = { show: feed.show, oldAddresses: oldAddresses(feed.items, site) };
  const plan: ImportPlan = {
    files: [],
    removed: [],
    own: [],
    state: { format: 1, feed: source, entries: { ...state?.entries } },
    items: new Map(),
    site,
    episodes: new Set(),
  };

  const show = { kind: "yaml", fields: showFileFields(feed, site, address), body: "" } as const;
  planFile(
    plan,
    options,
    { key: "file show.yaml", file: existing.showFile, title: "the show" },
    show,
  );
  for (const [file, fields] of personFiles(feed.show, feed.items)) {
    const wanted = { kind: "markdown", fields, body: "" } as const;
    planFile(plan, options, { key: `file ${file}`, file, title: file }, wanted);
  }

  const names = new FileNames("episodes", existing.names);
  for (const dated of items) {
    const { item, guid, date } = dated;
    const title = titleOf(item, date);
    const file = fileOf(dated, title, options) ?? names.name(date, title, item.number);
    const wanted: Wanted = { kind: "markdown", ...episodeText(dated, { title, file }, context) };
    plan.episodes.add(file);
    if (planFile(plan, options, { key: episodeKey(guid), file, title }, wanted))
      plan.items.set(file, item);
    options.step?.();
  }
  return plan;
}

const episodeKey = (guid: string): string => `guid ${guid}`;

/** The file that an episode has already: wherever it was moved to, its id in it says so. */
function fileOf(
  { guid, date }: DatedItem,
  title: string,
  { existing, state }: PlanOptions,
): string | undefined {
  const entry = state?.entries[episodeKey(guid)];
  return existing.byGuid.get(guid) ?? entry?.file ?? existing.byTitle.get(titleKey(title, date));
}

/** Adds what is to do with one file; false where it is left alone. */
function planFile(
  plan: ImportPlan,
  { existing, state, restore }: PlanOptions,
  { key, file, title }: { key: string; file: string; title: string },
  wanted: Wanted,
): boolean {
  const entry: StateEntry | undefined = state?.entries[key];
  const before = existing.texts.get(file);
  const fresh = newText(wanted);
  if (before === undefined && entry !== undefined && !restore) {
    plan.removed.push(title);
    return false;
  }
  // Without a word of an earlier import a file is the host's, unless it is just what one writes.
  if (before !== undefined && entry === undefined && before !== fresh) {
    plan.own.push(file);
    return false;
  }
  plan.state.entries[key] = { file, parts: imported(wanted) };
  if (before === undefined) {
    plan.files.push({ file, title, after: fresh, feeds: fresh, updated: [], kept: [] });
    return true;
  }
  plan.files.push({ file, title, before, ...mergeFile(before, entry?.parts, wanted) });
  return true;
}
