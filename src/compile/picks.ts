import type { Link, Pick } from "../model/episode.ts";
import { isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import type { NotesSection } from "./sections.ts";

/** One entry of a list, or a paragraph: its own line, and the entries below it. */
interface Entry {
  text: string;
  /** The line's links, timestamps aside. */
  links: Link[];
  children: Entry[];
}

const CONTACT_LABEL = /\b(?:contacts?|links?|socials?)\s*:?$/i;

/** What each person recommended, read from the nested lists of the picks sections. */
export function readPicks(sections: NotesSection[]): Pick[] {
  const picks: Pick[] = [];
  const add = (who: string, items: Pick["items"]): void => {
    if (items.length === 0) return;
    const known = picks.find((p) => p.who === who);
    if (known) known.items.push(...items);
    else picks.push({ who, items });
  };
  for (const section of sections) {
    if (section.kind !== "picks") continue;
    for (const entry of entriesOf(section.nodes)) {
      const who = personLabel(entry.text);
      if (entry.children.length > 0) {
        if (who !== undefined && !CONTACT_LABEL.test(who))
          add(
            who,
            entry.children.flatMap((c) => itemsOf(c)),
          );
        continue;
      }
      // "Scott: Some thing" on one line.
      const [, name, text] = /^([^:]{2,40}?)\s*(?::|\s[-–—]\s)\s*(.+)$/s.exec(entry.text) ?? [];
      const person = name === undefined ? undefined : personLabel(name);
      if (person !== undefined && text && entry.links.every((l) => l.title !== name))
        add(person, [item(text, entry.links)]);
    }
  }
  return picks;
}

/** The links of the "Keep in touch" sections; one below a person's name is titled "Name: what it says". */
export function readContacts(sections: NotesSection[]): Link[] {
  const contacts: Link[] = [];
  const collect = (entry: Entry, under: string): void => {
    for (const link of entry.links) {
      const label = entry.links.length === 1 && entry.text.length <= 80 ? entry.text : link.title;
      contacts.push({ title: under ? `${under}: ${label}` : label, url: link.url });
    }
    const name = entry.text.replace(/\s*:$/, "");
    for (const child of entry.children) collect(child, entry.links.length === 0 ? name : under);
  };
  for (const section of sections)
    if (section.kind === "contact")
      for (const entry of entriesOf(section.nodes)) collect(entry, "");
  return contacts;
}

/** Who the entries of contact sections stand under, such as "Justin". */
export function contactLabels(sections: NotesSection[]): string[] {
  return sections
    .filter((s) => s.kind === "contact")
    .flatMap((s) => entriesOf(s.nodes))
    .filter((e) => e.children.length > 0 && e.links.length === 0)
    .map((e) => personLabel(e.text))
    .filter((name) => name !== undefined);
}

/** "Tobias" of "Tobias:"; undefined when the label is no name: too long, a sentence, or lower case. */
function personLabel(text: string): string | undefined {
  const name = text
    .replace(/[\s:–—-]+$/, "")
    .replace(/['’]s?\s+(?:picks?|recommendations?)$/i, "")
    .trim();
  if (
    name === "" ||
    name.length > 40 ||
    /[.!?,;:()[\]"“”/\d@]/.test(name.replace(/\b[A-Z]\./g, ""))
  )
    return undefined;
  const words = name.split(/\s+/);
  return words.length <= 5 && /^\p{Lu}/u.test(name) ? name : undefined;
}

function itemsOf(entry: Entry, under = ""): Pick["items"] {
  const own =
    entry.text === "" ? [] : [item(under ? `${under}: ${entry.text}` : entry.text, entry.links)];
  if (entry.children.length === 0) return own;
  // "Audiobooks" above its list is a kind of thing, no thing.
  const label = entry.links.length === 0 ? entry.text.replace(/\s*:$/, "") : "";
  const below = entry.children.flatMap((c) => itemsOf(c, label));
  return label && below.length > 0 ? below : [...own, ...below];
}

const item = (text: string, links: Link[]): Pick["items"][number] => {
  const url = links.find((l) => /^(?:https?:)?\//i.test(l.url))?.url;
  return { text, ...(url ? { url } : {}) };
};

/** The blocks of a section as entries; a heading or a lone name stands above the list that follows it. */
function entriesOf(nodes: HtmlNode[]): Entry[] {
  const entries: Entry[] = [];
  let above: Entry | undefined;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === "ul" || node.name === "ol") {
      const items = listEntries(node);
      if (above && above.children.length === 0) above.children.push(...items);
      else entries.push(...items);
      above = undefined;
    } else if (node.name === "div" || node.name === "blockquote")
      entries.push(...entriesOf(node.children));
    else {
      const entry = lineEntry(node.children);
      entries.push(entry);
      above = entry.links.length === 0 && personLabel(entry.text) !== undefined ? entry : undefined;
    }
  }
  return entries;
}

function listEntries(list: HtmlElement): Entry[] {
  return list.children.filter(isElement).map((li) => {
    const lists = li.children.filter(
      (c) => isElement(c) && (c.name === "ul" || c.name === "ol"),
    ) as HtmlElement[];
    const entry = lineEntry(li.children.filter((c) => !lists.includes(c as HtmlElement)));
    entry.children = lists.flatMap(listEntries);
    return entry;
  });
}

const lineEntry = (nodes: HtmlNode[]): Entry => ({
  text: textOf(nodes),
  links: linksIn(nodes),
  children: [],
});

function linksIn(nodes: HtmlNode[]): Link[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    const { href } = node.attributes;
    if (node.name === "a" && href && node.attributes["class"] !== "timestamp")
      return [{ title: textOf(node.children) || href, url: href }];
    return linksIn(node.children);
  });
}
