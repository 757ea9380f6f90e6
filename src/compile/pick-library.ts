import { DATA_FORMAT } from "../model/data-format.ts";
import type { Episode } from "../model/episode.ts";
import type { PickedThing, Picker, PicksFile } from "../model/pick.ts";
import { linkKey } from "./link-key.ts";
import { fold, slugify } from "./slug.ts";
import { personKey } from "./spellings.ts";

/** Equal for titles that differ by case, accents, signs or a leading article. */
const titleKey = (title: string): string =>
  personKey(title.replace(/^(?:the|an?)\s+/i, "")) || fold(title);

/**
 * Everything recommended in `episodes` (newest first), each thing once: by its address, however it
 * is written, and without one by its title. A thing without an address is also the one with an
 * address that alone has its title.
 */
export function buildPickLibrary(episodes: readonly Episode[]): PicksFile {
  const people = new Map<string, Picker & { place: number; count: number }>();
  const placeOf = (picker: Picker): number => {
    const key = picker.slug ?? ` ${personKey(picker.name)}`;
    let known = people.get(key);
    if (!known) people.set(key, (known = { ...picker, place: people.size, count: 0 }));
    known.count++;
    return known.place;
  };
  const byKey = new Map<string, Omit<PickedThing, "id"> & { linked: boolean }>();
  const sources: PicksFile["episodes"] = [];
  for (const { path, title, number, date, picks } of episodes) {
    if (picks.length === 0) continue;
    const episode =
      sources.push({ path, title, ...(number === undefined ? {} : { number }), date }) - 1;
    for (const { who, items } of picks) {
      for (const item of items) {
        const address = item.url === undefined ? undefined : (linkKey(item.url) ?? item.url);
        const key = address ?? ` ${titleKey(item.title)}`;
        const { note } = item;
        const mention = { episode, who: who.map(placeOf), ...(note ? { note } : {}) };
        const known = byKey.get(key);
        if (known) known.by.push(mention);
        else
          byKey.set(key, {
            title: item.title,
            ...(item.url ? { url: item.url } : {}),
            ...(item.kind ? { kind: item.kind } : {}),
            by: [mention],
            linked: address !== undefined,
          });
      }
    }
  }
  const ranked = [...people.values()].toSorted((a, b) => b.count - a.count || a.place - b.place);
  const rank = new Map(ranked.map(({ place }, i) => [place, i]));
  return {
    format: DATA_FORMAT,
    people: ranked.map(({ name, slug }) => ({ name, ...(slug === undefined ? {} : { slug }) })),
    episodes: sources,
    things: withIds(joinByTitle([...byKey.values()])).map((thing) => ({
      ...thing,
      by: thing.by.map((mention) => ({
        ...mention,
        who: mention.who.map((place) => rank.get(place) ?? 0),
      })),
    })),
  };
}

/** Gives what has no address to the only thing with an address and the same title. */
function joinByTitle(
  things: (Omit<PickedThing, "id"> & { linked: boolean })[],
): Omit<PickedThing, "id">[] {
  const linked = new Map<string, (typeof things)[number] | "several">();
  for (const thing of things) {
    if (!thing.linked) continue;
    const key = titleKey(thing.title);
    linked.set(key, linked.has(key) ? "several" : thing);
  }
  const kept: Omit<PickedThing, "id">[] = [];
  for (const { linked: isLinked, ...thing } of things) {
    const same = isLinked ? undefined : linked.get(titleKey(thing.title));
    if (same === undefined || same === "several") kept.push(thing);
    else same.by.push(...thing.by);
  }
  for (const { by } of kept) by.sort((a, b) => a.episode - b.episode);
  return kept.toSorted((a, b) => (a.by[0]?.episode ?? 0) - (b.by[0]?.episode ?? 0));
}

function withIds(things: Omit<PickedThing, "id">[]): PickedThing[] {
  const taken = new Set<string>();
  return things.map((thing) => {
    const wanted = `p-${slugify(thing.title) || "pick"}`;
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return { id, ...thing };
  });
}
