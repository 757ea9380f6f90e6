import type { FeedItem, FeedPerson, FeedShow } from "../compile/feed-item.ts";
import { nameSlug } from "../compile/slug.ts";
import { isWebAddress } from "../compile/web-address.ts";
import { GUEST, HOST } from "./episode-fields.ts";
import type { FieldValue, FileFields } from "./front-matter-text.ts";

/**
 * A file for each host and guest of whom the feed tells a picture or a page, by its name. The newest
 * episode's word counts.
 */
export function personFiles(show: FeedShow, items: readonly FeedItem[]): Map<string, FileFields> {
  const files = new Map<string, FileFields>();
  const people = [...show.people, ...items.flatMap((item) => item.people)];
  for (const person of people) {
    if (!HOST.test(person.role) && !GUEST.test(person.role)) continue;
    const fields = fieldsOf(person);
    const file = `people/${nameSlug(person.name)}.md`;
    if (fields.size < 2) continue;
    files.set(file, new Map([...fields, ...(files.get(file) ?? [])]));
  }
  return files;
}

function fieldsOf({ name, link, image }: FeedPerson): FileFields {
  const fields = new Map<string, FieldValue>([["title", name]]);
  if (link !== undefined && isWebAddress(link)) fields.set("website", link);
  if (image !== undefined && isWebAddress(image)) fields.set("image", image);
  return fields;
}
