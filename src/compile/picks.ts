import type { Link } from "../model/episode.ts";
import type { PickKind } from "../model/pick.ts";
import { entriesOf, type Entry } from "./note-entries.ts";
import { isPicksHeading } from "./pick-headings.ts";
import { pickKind } from "./pick-kind.ts";
import { labelled, ownerOfSection, peopleLabel, personLabel } from "./pick-labels.ts";
import type { NotesSection } from "./sections.ts";

/** One thing that the notes recommend, as read from its line. */
export interface NotedPick {
  /** What is recommended: the words of its link and what stands before it, else the whole line. */
  title: string;
  /** What else is said of it: the rest of the line, and what the list calls it ("Audiobooks"). */
  note?: string;
  /** A web address, or a path on this site. */
  url?: string;
  /** The heading it stands under, where that tells what it is ("App pick"). */
  heading?: string;
  /** See `pickKind`; absent where nothing tells. */
  kind?: PickKind;
}

/** What the notes say that someone recommends. */
export interface NotedPicks {
  /** As written above or before them: "Tobias", "Wes" and "Scott"; empty when the notes name nobody. */
  who: string[];
  /** The name is set apart by a dash alone, and may be the thing itself. */
  doubtful?: true;
  items: NotedPick[];
}

/** What a line that says of itself that it is a pick holds, and what stands alone above picks. */
const SAYS_PICK = /(?:picks?|recommendations?)(?:\s+of\s+the\s+\p{L}+)?\s*[:：–—-]/iu;
const MAY_STAND_ABOVE = /pi+c+k|recom|empfehl|of the week/i;

/**
 * What is recommended in an episode, by whom: from sections of picks with names above or before
 * their entries, or without; from lists below a lone "Picks:"; and from lines such as "Pick: Some
 * thing" or "Wes's pick: Some thing" anywhere in the notes.
 * @param texts the words of each section
 */
export function readPicks(sections: NotesSection[], texts: readonly string[]): NotedPicks[] {
  const picks: NotedPicks[] = [];
  const add: Add = (who, items, doubtful = false) => {
    if (items.length === 0) return;
    const known = doubtful
      ? undefined
      : picks.find((p) => !p.doubtful && p.who.join("\n") === who.join("\n"));
    if (known) known.items.push(...items);
    else picks.push({ who, ...(doubtful ? { doubtful } : {}), items });
  };
  const own = sections.filter(({ kind }) => kind === "picks");
  for (const { title = "", nodes } of own) readSection(entries(nodes), title, add);
  sections.forEach(({ kind, nodes }, index) => {
    if (kind === "picks" || kind === "sponsor" || kind === "contact") return;
    const text = texts[index] ?? "";
    const says = SAYS_PICK.test(text);
    const stands = own.length === 0 && MAY_STAND_ABOVE.test(text);
    if (!says && !stands) return;
    const found = entries(nodes);
    if (says) readInline(found, add);
    if (stands) readBelowLabels(found, add);
  });
  for (const { items } of picks) for (const item of items) addKind(item);
  return picks;
}

function addKind(item: NotedPick): void {
  const kind = pickKind(item);
  if (kind) item.kind = kind;
}

type Add = (who: string[], items: NotedPick[], doubtful?: boolean) => void;

const entries = (nodes: NotesSection["nodes"]): Entry[] =>
  entriesOf(nodes, (text) => nameAlone(text).length > 0 || isPicksHeading(text));

/** The people that a line names and nothing else, but for a time before them: "66:21 - Dave". */
const nameAlone = (text: string): string[] =>
  peopleLabel(text.replace(/^[([]?\d{1,3}(?::\d\d){1,2}[)\]]?\s*[-–—:]?\s*/, ""));

/** The entries of one section of picks, or below a lone "Picks:". */
function readSection(found: Entry[], title: string, add: Add): void {
  const owner = ownerOfSection(title);
  const heading = title === "" ? {} : { heading: title };
  const give = (who: string[], items: NotedPick[], doubtful?: boolean): void =>
    add(
      who.length > 0 ? who : owner,
      items.map((item) => ({ ...item, ...heading })),
      doubtful,
    );
  const lines = found.filter(({ parts, children }) => parts.length > 0 || children.length > 0);
  const named = lines.some((entry) => isNamed(entry));
  const listed = lines.some(({ from }) => from === "item");
  for (const entry of lines) {
    const who = peopleLabel(ownerOfSection(entry.text).join(" & ") || entry.text);
    if (entry.children.length > 0 && entry.links.length === 0 && who.length > 0) {
      give(
        who,
        entry.children.flatMap((child) => itemsOf(child)),
      );
      continue;
    }
    if (entry.from === "heading") {
      // Whatever stands below a heading that is no name and no kind of thing belongs elsewhere.
      if (!ELSEWHERE.test(entry.text))
        give(
          [],
          entry.children.flatMap((child) => itemsOf(child, entry.text)),
        );
      continue;
    }
    const label = labelled(entry);
    if (label) {
      const rest = { ...entry, parts: label.parts, links: linksOf(label.parts) };
      give(label.who, itemsOf(rest), label.doubtful);
      continue;
    }
    // Without a name: in a list, what links somewhere, or any short line where no line has a name.
    const stands = entry.from === "item" || (!listed && typeof entry.parts[0] !== "string");
    const said =
      entry.links.length > 0 || entry.children.length > 0 || (!named && entry.text.length <= 80);
    if (stands && said && !isContactLabel(entry)) give([], itemsOf(entry));
  }
}

/** A heading among the picks above something else: places on the web, sponsors, plugs. */
const ELSEWHERE =
  /\b(?:twitter|facebook|instagram|socials?|follow|contacts?|links?|plugs?|sponsors?|touch|newsletter|transcript|drop)\b/i;

const isContactLabel = ({ text, children }: Entry): boolean =>
  children.length > 0 && /\b(?:contacts?|links?|socials?)\s*:?$/i.test(text);

const isNamed = (entry: Entry): boolean =>
  labelled(entry)?.doubtful === false ||
  (entry.children.length > 0 && entry.links.length === 0 && personLabel(entry.text) !== undefined);

/** Lists below a line or an entry that is nothing but "Picks:". */
function readBelowLabels(found: Entry[], add: Add): void {
  for (let at = 0; at < found.length; at++) {
    const entry = found[at];
    if (!entry || entry.links.length > 0 || entry.text.length > 40) continue;
    if (!isPicksHeading(entry.text) || /\bplugs?\b/i.test(entry.text)) continue;
    // Paragraphs with names may follow, each above a list of its own.
    const below = [...entry.children];
    while (below.length === 0 || at > 0) {
      const next = found[at + 1];
      if (!next || next.children.length === 0 || peopleLabel(next.text).length === 0) break;
      below.push(next);
      at++;
    }
    readSection(below, entry.text, add);
  }
}

const PICK_LINE =
  /^\s*(?:(\p{Lu}[\p{L}.'’ -]{0,38}?)['’]s?\s+)?((?:[\p{L}'’-]+\s+){0,2})(?:picks?|recommendations?)(?:\s+of\s+the\s+\p{L}+)?\s*[:：–—-]\s*/iu;

/** Lines such as "Pick: Some thing", the link's own words included; `under` whose name they stand. */
function readInline(found: Entry[], add: Add, under: string[] = []): void {
  for (const entry of found) {
    const label = /pick|recommend/i.test(entry.text) ? PICK_LINE.exec(entry.text) : null;
    if (label && entry.text.length > label[0].length) {
      const parts = withoutStart(entry.parts, label[0].trimStart());
      const kind = (label[2] ?? "").trim();
      const items = itemsOf({ ...entry, parts, links: linksOf(parts) });
      if (entry.links.length > 0)
        add(
          label[1] === undefined ? under : peopleLabel(label[1]),
          items.map((item) => (kind === "" ? item : { ...item, heading: `${kind} pick` })),
        );
    }
    const name = entry.links.length === 0 ? nameAlone(entry.text) : [];
    readInline(entry.children, add, name.length > 0 ? name : under);
  }
}

/** `parts` without the words `start` that they begin with. */
function withoutStart(parts: Entry["parts"], start: string): Entry["parts"] {
  let left = start.replace(/\s+/g, "").length;
  const cut = (text: string): string => {
    let at = 0;
    while (at < text.length && (left > 0 || /\s/.test(text[at] ?? ""))) {
      if (!/\s/.test(text[at] ?? "")) left--;
      at++;
    }
    return text.slice(at);
  };
  return parts.flatMap((part) => {
    if (left <= 0) return [part];
    if (typeof part === "string") {
      const text = cut(part);
      return text === "" ? [] : [text];
    }
    const title = cut(part.title);
    return title === "" ? [] : [{ ...part, title }];
  });
}

const wordsOf = (parts: Entry["parts"]): string[] =>
  parts.filter((part) => typeof part === "string");
const linksOf = (parts: Entry["parts"]): Link[] => parts.filter((part) => typeof part !== "string");

/** Words that say where a link leads and not what is there. */
const PLACE =
  /^(?:amazon|website|site|home ?page|github|gitlab|trailer|link|here|video|youtube|twitter|imdb|wikipedia|docs|documentation|spotify|apple|blog|more|source|repo|affiliate link)$/i;

/** What an entry and those below it recommend. `under`: what the list calls its things. */
function itemsOf(entry: Entry, under = ""): NotedPick[] {
  const own = itemsOfLine(entry.parts, under);
  if (entry.children.length === 0) return own;
  // "Audiobooks" above its list is a kind of thing, no thing.
  if (entry.links.length === 0) {
    const label = tidy(wordsOf(entry.parts).join("")).replace(/\s*[:：]$/, "");
    const below = entry.children.flatMap((child) => itemsOf(child, label));
    return below.length > 0 ? below : own;
  }
  // Below a thing that has a link, only what is a link from its first word is one more thing.
  const below = entry.children.filter(
    ({ parts: [first] }) =>
      first !== undefined && typeof first !== "string" && !PLACE.test(first.title),
  );
  return [...own, ...below.flatMap((child) => itemsOf(child))];
}

const SEPARATOR = /^[\s)}\]]*(?:[,;·|/+&]|and|or|und|oder|et)?(?:\s*(?:and|or|&))?\s*$/i;

/** "A", or "A, B and C" where each is a link. */
function itemsOfLine(parts: Entry["parts"], under: string): NotedPick[] {
  const links = linksOf(parts).filter(({ url }) => /^(?:https?:)?\//i.test(url));
  const first = parts.findIndex((part) => typeof part !== "string");
  const last = parts.findLastIndex((part) => typeof part !== "string");
  const between = parts.slice(first + 1, last).filter((part) => typeof part === "string");
  const lead = tidy(wordsOf(parts.slice(0, Math.max(first, 0))).join(""));
  const end = parts.at(-1);
  const rest = typeof end === "string" && first !== -1 ? tidyNote(end) : "";
  if (links.length > 1 && lead === "" && between.every((text) => SEPARATOR.test(text)))
    return links.map((link, i) =>
      pick(link.title, i === links.length - 1 ? [under, rest] : [under], link.url),
    );
  const [link] = links;
  if (!link || first === -1) {
    const text = tidy(parts.map((part) => (typeof part === "string" ? part : part.title)).join(""));
    return text === "" ? [] : [pick(text, [under])];
  }
  const title = tidy(`${lead} ${(parts[first] as Link).title}`);
  const note = tidyNote(
    parts
      .slice(first + 1)
      .map((part) => (typeof part === "string" ? part : part.title))
      .join(""),
  );
  return [pick(title, [under, note], link.url)];
}

function pick(title: string, notes: string[], url?: string): NotedPick {
  const note = notes.filter(Boolean).join(": ");
  return { title: tidy(title), ...(note ? { note } : {}), ...(url ? { url } : {}) };
}

/** Without the number or bullet before it and the full stop after it; an address without its scheme. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^\s*(?:\d{1,2}\s*[:.)]\s+|[*•–—-]\s+)/, "")
    .replace(/^https?:\/\/(?:www\.)?(\S+?)\/?$/i, "$1")
    .trim()
    .replace(/(?<=[^.\s]{2})\.$/, "");
}

const tidyNote = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:：.·|–—-]+/, "")
    .replace(/(?<=[^.\s]{2})\.?\s*$/, "")
    .trim();
