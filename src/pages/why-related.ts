import type { EpisodeFile } from "../model/catalog.ts";

type Related = EpisodeFile["related"][number];

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** Why an episode is related, most telling first: "Also about async, with Ben Darnell". */
export function whyRelated({ guests, tags, links, words }: Omit<Related, "episode">): string {
  const named = (terms: readonly { name: string }[]): string => list(terms.map(({ name }) => name));
  const parts = [
    tags.length > 0 ? `about ${named(tags)}` : "",
    guests.length > 0 ? `with ${named(guests)}` : "",
    links.length > 0 ? `linking to ${list(links.slice(0, 2).map(({ title }) => title))}` : "",
    words.length > 0 && tags.length === 0 ? `mentioning ${list(words)}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `Also ${parts.join(", ")}` : "";
}
