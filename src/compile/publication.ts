import type { Link } from "../model/episode.ts";
import { findCategory, suggestCategories, type Category } from "./apple-categories.ts";
import { asBoolean, asList, asText, findField, isRecord } from "./fields.ts";
import type { Complain, Fields } from "./header.ts";
import { readShowText } from "./show-fields.ts";
import { validAddress } from "./valid-address.ts";
import { isWebAddress } from "./web-address.ts";

/** What the show file says for directories and podcast apps alone: it is in the feeds, on no page. */
export interface Publication {
  /** `category`: Apple's, the main one first. */
  categories: Category[];
  /** `explicit`: of the whole show; else it is explicit when an episode is. */
  explicit?: boolean;
  /** `type`: "episodic", to be heard in any order, or "serial", from the first on. */
  type?: "episodic" | "serial";
  /** `copyright`: the notice as it is shown. */
  copyright?: string;
  /** `funding`: where listeners can give, by what the link says. */
  funding: Link[];
  /** `locked`: other hosts may not import the feed; needs `email`. */
  locked?: boolean;
  /** `medium`: what kind of thing the feed holds, where it is no podcast. */
  medium?: string;
  /** `guid`: the show's id in Podcasting 2.0, for a show that had one under an earlier address. */
  guid?: string;
  /** `seasons`: their names by number. */
  seasons: ReadonlyMap<number, string>;
  /** `complete`: there will be no more episodes. */
  complete?: boolean;
}

/** Names of the fields, as the show file has them. */
export const PUBLICATION_FIELDS =
  "category explicit type copyright funding locked medium guid seasons complete".split(" ");

/** https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/medium.md */
const MEDIA =
  /^(?:(?:podcast|music|video|film|audiobook|newsletter|blog|course)L?|publisher|mixed)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function readPublication(fields: Fields, complain: Complain): Publication {
  const text = (name: string): string | undefined => readShowText(fields, name, complain);
  const oneOf = (name: string, pattern: RegExp, write: string): string | undefined => {
    const value = text(name);
    if (value === undefined || pattern.test(value)) return value;
    complain(fields.get(name)?.line ?? 1, `${name}: "${value}" is none`, write);
    return undefined;
  };
  const yesOrNo = (name: string): boolean | undefined => {
    const field = findField(fields, name);
    const value = asBoolean(field?.value);
    if (field && value === undefined)
      complain(
        field.line,
        `${name} is neither yes nor no`,
        `write "${name}: true" or "${name}: false"`,
      );
    return value;
  };
  const locked = yesOrNo("locked");
  if (locked && !findField(fields, "email"))
    complain(
      fields.get("locked")?.line ?? 1,
      "A locked feed needs an address at which to ask",
      `write "email: me@example.org" beside it`,
    );
  return {
    categories: readCategories(fields, complain),
    explicit: yesOrNo("explicit"),
    type: oneOf("type", /^(?:episodic|serial)$/, `write "type: episodic" or "type: serial"`) as
      Publication["type"] | undefined,
    copyright: text("copyright"),
    funding: readFunding(fields, complain),
    locked,
    medium: oneOf(
      "medium",
      MEDIA,
      `write one of podcast, music, video, film, audiobook, newsletter, blog, course`,
    ),
    guid: oneOf(
      "guid",
      UUID,
      `write the podcast:guid of the show's feed, such as 9b024349-ccf0-5f69-a609-6b82873eab3c`,
    )?.toLowerCase(),
    seasons: readSeasons(fields, complain),
    complete: yesOrNo("complete"),
  };
}

function readCategories(fields: Fields, complain: Complain): Category[] {
  const field = findField(fields, "category");
  if (!field) return [];
  // A comma stands in no category's name.
  return asList(field.value).flatMap((written) => {
    const category = findCategory(written);
    if (category) return [category];
    complain(
      field.line,
      `"${written}" is no category of Apple's`,
      `write "category: ${suggestCategories(written).join('", or "')}"`,
    );
    return [];
  });
}

function readFunding(fields: Fields, complain: Complain): Link[] {
  const field = findField(fields, "funding");
  if (!field) return [];
  const { value } = field;
  const entries: [string, unknown][] = isRecord(value)
    ? Object.entries(value)
    : asList(value).map((url) => ["Support the show", url]);
  return entries.flatMap(([title, address]) => {
    const url = asText(address) ?? "";
    if (isWebAddress(url)) return [{ title: title.slice(0, 128), url: validAddress(url) ?? url }];
    complain(
      field.line,
      `funding: "${url}" is no web address`,
      `write "Support the show: https://example.org/give" below funding:`,
    );
    return [];
  });
}

function readSeasons(fields: Fields, complain: Complain): Map<number, string> {
  const field = findField(fields, "seasons");
  if (!field) return new Map();
  const entries: [string, unknown][] = Array.isArray(field.value)
    ? field.value.map((name, at) => [String(at + 1), name as unknown])
    : isRecord(field.value)
      ? Object.entries(field.value)
      : [["", undefined]];
  return new Map(
    entries.flatMap(([number, value]) => {
      const name = asText(value);
      if (/^[1-9]\d*$/.test(number) && name !== undefined) return [[Number(number), name] as const];
      complain(
        field.line,
        "seasons are not names by number",
        `write "1: The first year" below seasons:`,
      );
      return [];
    }),
  );
}
