import type { Audio } from "../model/episode.ts";
import type { Track } from "../model/track.ts";

/**
 * What this listener keeps, and the checks that let a stored or imported record in.
 * Times in an episode are seconds; dates are milliseconds since 1970.
 */

export type Stretch = readonly [start: number, end: number];

/** Where the listener is in an episode. All of them by date are the history. */
export interface KeptPlace {
  at: number;
  duration?: number;
  heard: readonly Stretch[];
  /** The place is the end: nothing is left to go on with. */
  finished: boolean;
  /** When it was played through, or marked so. */
  played?: number;
  updated: number;
  track: Track;
}

export interface SavedEpisode {
  track: Track;
  updated: number;
}

/** A moment of an episode, with what the listener wrote about it. */
export interface Moment {
  id: string;
  at: number;
  note: string;
  created: number;
  updated: number;
  track: Track;
}

export interface QueueRecord {
  tracks: readonly Track[];
  updated: number;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTime = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;
const timeOr = (value: unknown): number | undefined => (isTime(value) ? value : undefined);
const textOr = (value: unknown): string | undefined => (isText(value) ? value : undefined);

/** A path of this site, or an address that can only be fetched: an imported file may hold anything. */
const isSitePath = (value: unknown): value is string =>
  // Browsers pass over tabs and line ends: "/\t/evil.example" is another site.
  // oxlint-disable-next-line no-control-regex
  isText(value) && /^\/(?![/\\])[^\0-\x20\\]*$/.test(value) && URL.canParse(value, ANY_ORIGIN);
const isAddress = (value: unknown): value is string =>
  isSitePath(value) || (isText(value) && /^https?:\/\//i.test(value) && URL.canParse(value));

/** Against it alone the form of a path can be tried. */
const ANY_ORIGIN = "https://site.invalid";

function readAudio(value: unknown): Audio | undefined {
  if (!isFields(value) || !isAddress(value["src"]) || !isText(value["type"])) return undefined;
  return compact({
    src: value["src"],
    type: value["type"],
    bytes: timeOr(value["bytes"]),
    label: textOr(value["label"]),
  });
}

/** The record without the fields that are undefined. */
function compact<T extends object>(record: T): T {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only optional fields can be undefined
  return Object.fromEntries(entries) as T;
}

/** A track as records keep it: without its chapters, which the site knows better. */
export function readTrack(value: unknown): Track | undefined {
  if (!isFields(value)) return undefined;
  const { guid, id, path, title, show, guests } = value;
  const audio = readAudio(value["audio"]);
  if (!isText(guid) || guid === "" || !isText(id) || !isSitePath(path) || !audio) return undefined;
  if (!isText(title) || !isText(show) || !isText(guests)) return undefined;
  return compact({
    guid,
    id,
    path,
    title,
    show,
    guests,
    audio,
    number: timeOr(value["number"]),
    duration: timeOr(value["duration"]),
    artwork: isAddress(value["artwork"]) ? value["artwork"] : undefined,
    transcript: value["transcript"] === true ? true : undefined,
  });
}

function readHeard(value: unknown): Stretch[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (!Array.isArray(item)) return [];
    const [start, end]: unknown[] = item;
    return isTime(start) && isTime(end) && end > start ? [[start, end] as const] : [];
  });
}

export function readPlace(value: unknown): KeptPlace | undefined {
  if (!isFields(value)) return undefined;
  const track = readTrack(value["track"]);
  const { at, updated } = value;
  if (!track || !isTime(at) || !isTime(updated)) return undefined;
  return compact({
    at,
    duration: timeOr(value["duration"]),
    heard: readHeard(value["heard"]),
    finished: value["finished"] === true,
    played: timeOr(value["played"]),
    updated,
    track,
  });
}

export function readSaved(value: unknown): SavedEpisode | undefined {
  if (!isFields(value)) return undefined;
  const track = readTrack(value["track"]);
  const { updated } = value;
  return track && isTime(updated) ? { track, updated } : undefined;
}

export function readMoment(value: unknown): Moment | undefined {
  if (!isFields(value)) return undefined;
  const track = readTrack(value["track"]);
  const { id, at, note, created, updated } = value;
  if (!track || !isText(id) || id === "" || !isTime(at) || !isText(note)) return undefined;
  if (!isTime(created) || !isTime(updated)) return undefined;
  return { id, at, note, created, updated, track };
}

export function readQueue(value: unknown): QueueRecord | undefined {
  if (!isFields(value) || !Array.isArray(value["tracks"]) || !isTime(value["updated"]))
    return undefined;
  const tracks = value["tracks"].map(readTrack);
  // One that can't be read spoils the record, so that storage sets it aside whole.
  if (tracks.some((track) => track === undefined)) return undefined;
  return { tracks: tracks.filter((track) => track !== undefined), updated: value["updated"] };
}
