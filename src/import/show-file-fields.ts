import { findCategory } from "../compile/apple-categories.ts";
import { plainText, type Feed } from "../compile/feed-item.ts";
import { isWebAddress } from "../compile/web-address.ts";
import { HOST } from "./episode-fields.ts";
import type { FieldValue, FileFields } from "./front-matter-text.ts";

/**
 * The fields of show.yaml as the feed tells them.
 * @param site the show's own site
 * @param address of the feed, where it came from the web
 */
export function showFileFields(
  { show, items }: Feed,
  site: string | undefined,
  address: string | undefined,
): FileFields {
  const fields = new Map<string, FieldValue>();
  const set = (name: string, value: FieldValue | undefined): void => {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      fields.set(name, value);
  };
  const web = (text: string | undefined): string | undefined =>
    text !== undefined && isWebAddress(text) ? text : undefined;
  const feed = web(show.self) ?? web(address);
  const seasons = items.flatMap(({ season, seasonName }) =>
    season === undefined || seasonName === undefined ? [] : [[String(season), seasonName] as const],
  );

  set("title", show.title);
  set("description", plainText(show.description));
  set("url", site);
  set("language", languageOf(show.language));
  set("author", show.author);
  set("email", show.email);
  set("image", web(show.image));
  set("hosts", [
    ...new Set(show.people.filter(({ role }) => HOST.test(role)).map(({ name }) => name)),
  ]);
  set("category", categoriesOf(show.categories));
  set("explicit", show.explicit);
  if (show.type === "serial") set("type", show.type);
  set("copyright", show.copyright);
  if (feed !== undefined) set("subscribe", { RSS: feed });
  if (show.funding.length > 0)
    set("funding", Object.fromEntries(show.funding.map(({ title, url }) => [title, url])));
  if (show.locked && show.email !== undefined) set("locked", true);
  if (/^(?:music|video|film|audiobook|newsletter|blog|course)$/.test(show.medium ?? ""))
    set("medium", show.medium);
  set("guid", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(show.guid ?? "")?.[0]);
  // The feed tells the newest episodes first, whose word for a season counts.
  if (seasons.length > 0) set("seasons", Object.fromEntries(seasons.toReversed()));
  if (show.complete) set("complete", true);
  return fields;
}

function languageOf(language: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(language?.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

/** Those that Apple has. A category that a part of it follows is told by the part. */
function categoriesOf(names: string[]): string[] {
  const found = names.flatMap((name) => findCategory(name) ?? []);
  const main = found.filter(
    ({ name, part }) =>
      part !== undefined || !found.some((other) => other.name === name && other.part !== undefined),
  );
  return [
    ...new Set(main.map(({ name, part }) => (part === undefined ? name : `${name} > ${part}`))),
  ];
}
