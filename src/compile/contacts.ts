import type { Link } from "../model/episode.ts";
import { entriesOf, type Entry } from "./note-entries.ts";
import { personLabel } from "./pick-labels.ts";
import type { NotesSection } from "./sections.ts";

const contactEntries = (sections: NotesSection[]): Entry[] =>
  sections
    .filter(({ kind }) => kind === "contact")
    .flatMap(({ nodes }) => entriesOf(nodes, (text) => personLabel(text) !== undefined));

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
  for (const entry of contactEntries(sections)) collect(entry, "");
  return contacts;
}

/** Who the entries of contact sections stand under, such as "Justin". */
export function contactLabels(sections: NotesSection[]): string[] {
  return contactEntries(sections)
    .filter((entry) => entry.children.length > 0 && entry.links.length === 0)
    .map(({ text }) => personLabel(text))
    .filter((name) => name !== undefined);
}
