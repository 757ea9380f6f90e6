import { PICKS_TOGETHER } from "../model/paths.ts";
import type { PickedThing, Picker, PicksFile } from "../model/pick.ts";
import { fold } from "../search/fold.ts";
import { isKind, KINDS, type Kind } from "./pick-kinds.ts";

/** What the address of `/picks/` asks for. */
export interface PicksView {
  q: string;
  kind: Kind | "";
  /** `pickerKey` of a person. */
  who: string;
  /** "often": what most people picked comes first, else what was picked last. */
  sort: "" | "often";
  /** How many things to list. */
  show: number;
}

export function parsePicksView(params: URLSearchParams): PicksView {
  const kind = params.get("kind") ?? "";
  const show = Number(params.get("show"));
  return {
    q: params.get("q") ?? "",
    kind: isKind(kind) ? kind : "",
    who: params.get("who") ?? "",
    sort: params.get("sort") === "often" ? "often" : "",
    show: Number.isSafeInteger(show) && show > PICKS_TOGETHER ? show : PICKS_TOGETHER,
  };
}

/** The query of a view, "" for the plain one. */
export function picksQuery(view: Partial<PicksView>): string {
  const params = new URLSearchParams();
  if (view.q?.trim()) params.set("q", view.q.trim());
  for (const name of ["kind", "who", "sort"] as const) if (view[name]) params.set(name, view[name]);
  if ((view.show ?? 0) > PICKS_TOGETHER) params.set("show", String(view.show));
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** Names a person in an address: by their page, else by their name. */
export const pickerKey = ({ slug, name }: Picker): string => slug ?? name;

/** A thing as the page shows it: with the people and episodes instead of their places. */
export interface ShownPick extends Omit<PickedThing, "by"> {
  by: { who: Picker[]; note?: string; episode?: PicksFile["episodes"][number] }[];
}

export interface PicksData {
  view: PicksView;
  things: ShownPick[];
  /** How many the view leaves, and how many there are. */
  found: number;
  total: number;
  /** Of the pages that need no scripts: which one this is, from 1, and how many there are. */
  page: number;
  pages: number;
  /** What can be chosen, with how many each leaves. */
  kinds: { kind: Kind; count: number }[];
  people: { key: string; name: string; count: number }[];
}

/** People offered; whoever picked less is found by the words. */
const MOST_PEOPLE = 150;

/** The words of each thing, folded once. */
const words = new WeakMap<PickedThing, string>();

function wordsOf(thing: PickedThing, file: PicksFile): string {
  const known = words.get(thing);
  if (known !== undefined) return known;
  const text = [
    thing.title,
    thing.url ?? "",
    ...thing.by.flatMap(({ note = "", who, episode }) => [
      note,
      ...who.map((place) => file.people[place]?.name ?? ""),
      file.episodes[episode]?.title ?? "",
    ]),
  ].join("\n");
  const folded = fold(text);
  words.set(thing, folded);
  return folded;
}

/**
 * What the page shows for `view`.
 * @param page of the plain list, from 1; a view that asks for something begins at its first
 */
export function answerPicks(file: PicksFile, view: PicksView, page = 1): PicksData {
  const asked = fold(view.q).split(/\s+/).filter(Boolean);
  const place = file.people.findIndex((person) => pickerKey(person) === view.who);
  const kindOf = (thing: PickedThing): Kind => thing.kind ?? "other";
  const isBy = ({ by }: PickedThing): boolean => by.some(({ who }) => who.includes(place));
  const matches = file.things.filter((thing) => {
    const text = asked.length === 0 ? "" : wordsOf(thing, file);
    return asked.every((word) => text.includes(word));
  });
  const ofKind = (thing: PickedThing): boolean => view.kind === "" || kindOf(thing) === view.kind;
  const byWho = (thing: PickedThing): boolean => view.who === "" || isBy(thing);
  const found = matches.filter((thing) => ofKind(thing) && byWho(thing));
  const sorted = view.sort === "often" ? found.toSorted((a, b) => timesOf(b) - timesOf(a)) : found;
  const from = (page - 1) * PICKS_TOGETHER;
  return {
    view,
    things: sorted.slice(from, from + view.show).map((thing) => shown(thing, file)),
    found: found.length,
    total: file.things.length,
    page,
    pages: Math.max(1, Math.ceil(file.things.length / PICKS_TOGETHER)),
    kinds: countKinds(matches.filter(byWho).map(kindOf)),
    people: countPeople(matches.filter(ofKind), file),
  };
}

/** Episodes that recommend a thing. */
const timesOf = ({ by }: PickedThing): number => new Set(by.map(({ episode }) => episode)).size;

const shown = ({ by, ...thing }: PickedThing, file: PicksFile): ShownPick => ({
  ...thing,
  by: by.flatMap(({ who, episode, note }) => {
    const where = file.episodes[episode];
    return where
      ? [
          {
            who: who.flatMap((at) => file.people[at] ?? []),
            ...(note ? { note } : {}),
            episode: where,
          },
        ]
      : [];
  }),
});

function countKinds(kinds: Kind[]): PicksData["kinds"] {
  const counts = new Map<Kind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}

function countPeople(things: PickedThing[], { people }: PicksFile): PicksData["people"] {
  const counts = new Map<number, number>();
  for (const { by } of things)
    for (const place of new Set(by.flatMap(({ who }) => who)))
      counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MOST_PEOPLE)
    .flatMap(([place, count]) => {
      const person = people[place];
      return person ? [{ key: pickerKey(person), name: person.name, count }] : [];
    });
}
