import type { Tag } from "../../model/episode.ts";
import { editDistance } from "../../search/edit-distance.ts";
import { fold } from "../slug.ts";
import { tagKey } from "../spellings.ts";
import type { Find } from "./finding.ts";

/** Shorter words have too many neighbours for one letter to be a slip. */
const SHORTEST = 6;

/** "Boxes" and "box", "libraries" and "library" share this. */
function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Forms that a tag shares with others that may mean the same: plurals, another order, an ending such as ".js". */
function forms(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean);
  const last = words.at(-1);
  const bare = words
    .filter(
      (word, i) => !(i > 0 && (word === "js" || word === "lang")) && !(i === 0 && word === "the"),
    )
    .map((word) => word.replace(/(?<=\p{L}{3})js$/u, ""));
  return [
    last === undefined ? "" : [...words.slice(0, -1), singular(last)].join(""),
    words.length > 1 ? words.toSorted().join(" ") : "",
    bare.join(""),
  ].filter((form) => form.length > 2);
}

/** Every text that `key` becomes with one letter left out: what is one slip away shares one of them. */
const slips = (key: string): string[] =>
  key.length < SHORTEST || /\d/.test(key)
    ? []
    : Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1));

/**
 * Tags that may mean the same, each pair once, the most used first, with the line for the show file.
 * @param tags most used first
 * @param ruled what the show file says of tags: nothing is proposed for a name that it has
 */
export function examineTags(
  tags: readonly Tag[],
  ruled: ReadonlyMap<string, readonly string[]>,
  find: Find,
): void {
  const known = new Set([...ruled].flatMap(([name, others]) => [name, ...others]).map(tagKey));
  const holders = new Map<string, Tag>();
  for (const tag of tags) {
    const key = tagKey(tag.name);
    if (known.has(key)) continue;
    const shared = [key, ...forms(tag.name), ...slips(key)];
    const same = shared
      .map((form) => holders.get(form))
      .find((other) => other !== undefined && areAlike(other.name, tag.name));
    if (same) {
      find({
        severity: "warning",
        file: "show.yaml",
        what: `The tags "${same.name}" (${same.count}) and "${tag.name}" (${tag.count}) may mean the same`,
        write: `write ${quoted(same.name)}: [${quoted(tag.name)}] below "tags:" to join them, or ${quoted(same.name)}: [] to keep them apart`,
      });
    }
    for (const form of shared) if (!holders.has(form)) holders.set(form, tag);
  }
}

/** Two tags that share a form may still be two slips apart: "gaming" is none of "garmin". */
function areAlike(a: string, b: string): boolean {
  const x = tagKey(a);
  const y = tagKey(b);
  if (forms(a).some((form) => forms(b).includes(form) || form === y) || forms(b).includes(x))
    return true;
  // One letter more, less or other, but not the first, and no version of the same thing.
  return x[0] === y[0] && !/\d/.test(x + y) && editDistance(x, y, 1) <= 1;
}

const quoted = (name: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._+/-]*$/u.test(name) &&
  !/^(?:true|false|yes|no|on|off|null|[\d.]+)$/i.test(name)
    ? name
    : JSON.stringify(name);
