import type { Credit, Link, Person, Term } from "../model/episode.ts";
import type { Spelling } from "../model/person.ts";
import { asSentence, type Report } from "./content-error.ts";
import { addressKey, guestLinks } from "./guest-links.ts";
import type { ParsedEpisode } from "./parse-episode.ts";
import { creditPeople, type Credited } from "./people.ts";
import { nameShown, type PersonFile } from "./people-files.ts";
import { mergeSpellings, personKey } from "./spellings.ts";

/** Who takes part in each episode, and everyone who appears. */
export interface Cast {
  /** In the order of the episodes given. */
  credits: Credit[][];
  people: Person[];
  /** Other spellings of people's names, by slug. */
  spellings: Map<string, Spelling[]>;
}

export const termsOf = (credits: Credit[], role: Credit["role"]): Term[] =>
  credits.filter((credit) => credit.role === role).map(({ slug, name }) => ({ slug, name }));

function addLinks(to: Link[], links: Link[]): void {
  for (const link of links) {
    if (!to.some(({ url }) => addressKey(url) === addressKey(link.url))) to.push(link);
  }
}

/**
 * Credits of all episodes, oldest first: stated or inferred, one name for each
 * person, with the links and words that their files and the episodes hold.
 */
export function castEpisodes(
  episodes: ParsedEpisode[],
  show: { hosts: string[]; aliases: Map<string, string[]> },
  files: Map<string, PersonFile>,
  imageOf: (file: PersonFile) => string | undefined,
  report: Report,
): Cast {
  const spellingOf = new Map<string, string>();
  for (const [name, others] of show.aliases) {
    for (const other of others) spellingOf.set(other, name);
  }
  const found = creditPeople(
    episodes.map(({ record, notes }) => ({
      title: record.title,
      notes,
      statedGuests: record.guests.map(({ name }) => name),
      statedHosts: record.hosts.map(({ name }) => name),
      date: record.date,
      file: record.source.file,
    })),
    { hosts: show.hosts, aliases: spellingOf },
    (problem) => report(asSentence(problem)),
  );
  const names = found.flatMap((credits) => credits.map(({ name }) => name));
  const { groups, groupOf } = mergeSpellings(names, personKey, show.aliases);

  const people = new Map<string, Person>();
  for (const group of groups) {
    group.name = nameShown(group.name);
    const { slug, name } = group;
    people.set(slug, { slug, name, hosted: 0, guested: 0, links: [] });
  }
  const personOf = (name: string): Person | undefined => people.get(groupOf(name)?.slug ?? "");

  for (const file of new Set(files.values())) {
    const person = personOf(file.name);
    if (!person) continue;
    addLinks(person.links, file.links);
    person.bio ??= file.bio;
    person.image ??= imageOf(file);
  }
  const credits = episodes.map(({ record }, index) => {
    const bySlug = new Map<string, Credit>();
    for (const { name, role, sources } of found[index] ?? []) {
      const group = groupOf(name);
      if (!group || bySlug.has(group.slug)) continue;
      bySlug.set(group.slug, { slug: group.slug, name: group.name, role, sources });
      const person = people.get(group.slug);
      if (person) person[role === "host" ? "hosted" : "guested"]++;
    }
    for (const { name, links } of [...record.guests, ...record.hosts]) {
      addLinks(personOf(name)?.links ?? [], links);
    }
    return [...bySlug.values()];
  });
  const contacts = episodes.map(({ notes }, index) => ({
    guests: termsOf(credits[index] ?? [], "guest"),
    contacts: notes.contacts,
  }));
  for (const [slug, links] of guestLinks(contacts)) addLinks(people.get(slug)?.links ?? [], links);
  return {
    credits,
    spellings: otherSpellings(found.flat(), show.aliases, personOf),
    people: [...people.values()]
      .filter(({ hosted, guested }) => hosted + guested > 0)
      .toSorted((a, b) => a.name.localeCompare(b.name, "en") || (a.slug < b.slug ? -1 : 1)),
  };
}

/** What the show file calls the same, and what was taken for the same by likeness. */
function otherSpellings(
  credited: Credited[],
  aliases: Map<string, string[]>,
  personOf: (name: string) => Person | undefined,
): Map<string, Spelling[]> {
  const spellings = new Map<string, Spelling[]>();
  const add = (name: string, other: string, by: Spelling["by"]): void => {
    const person = personOf(name);
    if (!person || personKey(person.name) === personKey(other)) return;
    const list = spellings.get(person.slug) ?? [];
    spellings.set(person.slug, list);
    if (!list.some((known) => personKey(known.name) === personKey(other)))
      list.push({ name: other, by });
  };
  for (const [name, others] of aliases)
    for (const other of others) add(name, nameShown(other), "show file");
  for (const { name, also = [] } of credited)
    for (const other of also) add(name, other, "likeness");
  return spellings;
}
