import type { Term } from "../model/episode.ts";
import { fold, nameSlug } from "./slug.ts";

export interface SpellingGroup extends Term {
  /** Every spelling in use, with how often, most used first. */
  spellings: [spelling: string, count: number][];
  count: number;
}

export interface Spellings {
  /** Most used first. */
  groups: SpellingGroup[];
  groupOf: (name: string) => SpellingGroup | undefined;
}

/**
 * Same for tags that differ by case, accents, hyphens, blanks, underscores or apostrophes alone, by
 * a dot between letters ("Node.js" and "nodejs"; not ".NET" and "NET", not "18.04"), or by "&" and "and".
 */
export function tagKey(tag: string): string {
  let key = tagKeys.get(tag);
  if (key === undefined) {
    if (tagKeys.size >= MOST_KEYS) tagKeys.clear();
    tagKeys.set(tag, (key = newTagKey(tag)));
  }
  return key;
}

/** Tags come again and again: their keys are not made anew each time. */
const tagKeys = new Map<string, string>();
const MOST_KEYS = 20_000;

function newTagKey(tag: string): string {
  const key = fold(tag)
    .replace(/\s*&\s*(?=\p{L})/gu, "and")
    .replace(/[-_\s'’]+/g, "")
    .replace(/(\p{L})\.(?=\p{L})/gu, "$1");
  return key === "" ? tag.trim() : key;
}

/** Same for names that differ by case, accents, blanks or signs alone. */
export function personKey(name: string): string {
  const key = fold(name).replace(/[^\p{L}\p{N}]+/gu, "");
  return key === "" ? name.trim() : key;
}

function capitals(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}

function words(text: string): number {
  return text.split(/[-_\s]+/).length;
}

/**
 * Merges the spellings of the same name. `uses` are in the archive's order,
 * oldest first. A name of `aliases` wins over its other spellings; elsewhere the
 * most common one wins, then the one with more capitals,
 * with more words, then the earliest.
 */
export function mergeSpellings(
  uses: Iterable<string>,
  keyOf: (name: string) => string,
  aliases: Map<string, string[]>,
): Spellings {
  const canonical = new Map<string, string>();
  const ruled = new Map<string, string>();
  for (const [name, others] of aliases) {
    ruled.set(keyOf(name), name);
    for (const other of [name, ...others]) canonical.set(keyOf(other), keyOf(name));
  }
  const resolveKey = (name: string): string => {
    const key = keyOf(name);
    return canonical.get(key) ?? key;
  };

  const counts = new Map<string, Map<string, number>>();
  for (const name of uses) {
    const key = resolveKey(name);
    const spellings = counts.get(key) ?? new Map<string, number>();
    counts.set(key, spellings);
    spellings.set(name, (spellings.get(name) ?? 0) + 1);
  }

  const byKey = new Map<string, SpellingGroup>();
  for (const [key, spellings] of counts) {
    // Sorting is stable, so that the earliest wins at last.
    const ranked = [...spellings].toSorted(
      ([a, m], [b, n]) => n - m || capitals(b) - capitals(a) || words(b) - words(a),
    );
    const count = ranked.reduce((sum, [, n]) => sum + n, 0);
    byKey.set(key, {
      name: ruled.get(key) ?? ranked[0]?.[0] ?? key,
      slug: "",
      spellings: ranked,
      count,
    });
  }
  const groups = [...byKey.values()].toSorted((a, b) => b.count - a.count);
  giveSlugs(groups);
  return { groups, groupOf: (name) => byKey.get(resolveKey(name)) };
}

/** Unique slugs, also where names differ by signs that a slug can't hold. */
function giveSlugs(groups: SpellingGroup[]): void {
  const taken = new Set<string>();
  for (const group of groups) {
    const wanted = nameSlug(group.name);
    let slug = wanted;
    for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
    taken.add(slug);
    group.slug = slug;
  }
}
