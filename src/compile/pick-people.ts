import type { Credit, Term } from "../model/episode.ts";
import type { Pick, Picker } from "../model/pick.ts";
import type { Report } from "./content-error.ts";
import { nearlySame } from "./person-names.ts";
import { pickKind } from "./pick-kind.ts";
import type { NotedPick, NotedPicks } from "./picks.ts";
import { fold } from "./slug.ts";
import { personKey } from "./spellings.ts";

/** Who may stand behind a name above picks, beside those who take part in the episode. */
export interface PickerContext {
  /** The name that the show file gives for another spelling; undefined where it gives none. */
  canonical: (name: string) => Picker | undefined;
  /** Everyone who hosts any episode. */
  hosts: Term[];
}

/**
 * The picks of one episode with the people behind its labels: "Tobias" is the host Tobias Macey,
 * "Jon" the guest Jonathan Peirce. A label that leads to nobody stays a name without a page; one
 * that only a dash sets apart, and that leads to nobody, is given back to the thing it belongs to.
 */
export function attributePicks(
  noted: NotedPicks[],
  credits: readonly Credit[],
  context: PickerContext,
): Pick[] {
  const whoOf = pickersOf(
    noted.flatMap(({ who, doubtful }) => (doubtful ? [] : who)),
    credits,
    context,
  );
  const picks: Pick[] = [];
  const add = (who: Picker[], items: NotedPick[]): void => {
    const same = ({ who: others }: Pick): boolean =>
      others.map(({ name }) => name).join("\n") === who.map(({ name }) => name).join("\n");
    const found = items.map(({ title, note, url, kind }) => ({
      title,
      ...(note ? { note } : {}),
      ...(url ? { url } : {}),
      ...(kind ? { kind } : {}),
    }));
    const known = picks.find(same);
    if (known) known.items.push(...found);
    else picks.push({ who, items: found });
  };
  for (const { who, doubtful, items } of noted) {
    if (!doubtful) {
      add(who.map(whoOf), items);
      continue;
    }
    const people = who.map(
      (label) =>
        memberOf(label, credits) ?? context.canonical(label) ?? memberOf(label, context.hosts),
    );
    if (people.every((person) => person !== undefined)) add(people.map(termOf), items);
    else
      add(
        [],
        items.map((item) => {
          const whole = { ...item, title: `${who.join(" and ")} – ${item.title}` };
          return { ...whole, kind: pickKind(whole) };
        }),
      );
  }
  return picks;
}

const termOf = ({ name, slug }: Picker): Picker => ({
  name,
  ...(slug === undefined ? {} : { slug }),
});

function pickersOf(
  labels: string[],
  credits: readonly Credit[],
  context: PickerContext,
): (label: string) => Picker {
  const found = new Map<string, Picker>();
  for (const label of labels) {
    const person = memberOf(label, credits) ?? context.canonical(label);
    if (person) found.set(label, termOf(person));
  }
  // One name left and one guest left: "Dave" is David Beazley, a slip of the pen is its owner.
  const left = labels.filter((label) => !found.has(label));
  const others = credits.filter(
    ({ slug, role }) => role === "guest" && ![...found.values()].some((p) => p.slug === slug),
  );
  const unknown = left.filter((label) => !memberOf(label, context.hosts));
  const [label] = unknown;
  const [guest] = others;
  if (unknown.length === 1 && others.length === 1 && label && guest)
    if (fold(label)[0] === fold(guest.name)[0]) found.set(label, termOf(guest));
  // Where several of the episode are called so, a host of other episodes is not meant.
  const isShared = (wanted: string): boolean =>
    credits.some(({ name }) => fold(name).split(" ")[0] === fold(wanted));
  return (wanted) => {
    const host = isShared(wanted) ? undefined : memberOf(wanted, context.hosts);
    return found.get(wanted) ?? termOf(host ?? { name: wanted });
  };
}

/** The one of `people` whom `label` names in full, by first or last name, or by the start of the first. */
function memberOf<T extends { name: string; role?: string }>(
  label: string,
  people: readonly T[],
): T | undefined {
  const said = fold(label);
  const full =
    people.find(({ name }) => fold(name) === said) ??
    people.find(({ name }) => nearlySame(name, label));
  if (full || said.includes(" ")) return full;
  const wordsOf = ({ name }: T): string[] => fold(name).split(" ");
  const tests: ((words: string[]) => boolean)[] = [
    (words) => words[0] === said,
    (words) => words.at(-1) === said,
    (words) => said.length >= 3 && words.length > 1 && (words[0] ?? "").startsWith(said),
  ];
  for (const test of tests) {
    const matches = people.filter((person) => test(wordsOf(person)));
    // Of two who share a name, hosts are called by it and the other in full.
    const hosts = matches.filter(({ role }) => role === "host");
    if (matches.length === 1) return matches[0];
    if (hosts.length === 1) return hosts[0];
    if (matches.length > 1) return undefined;
  }
  return undefined;
}

/** Told once for each name above the picks of many episodes that leads to nobody. */
export function reportUnknownPickers(
  episodes: { file: string; picks: Pick[] }[],
  showFile: string,
  report: Report,
): void {
  const seen = new Map<string, { name: string; count: number }>();
  const picking = episodes.filter(({ picks }) => picks.length > 0);
  for (const { picks } of picking) {
    for (const { name, slug } of picks.flatMap(({ who }) => who)) {
      if (slug !== undefined) continue;
      const known = seen.get(personKey(name));
      if (known) known.count++;
      else seen.set(personKey(name), { name, count: 1 });
    }
  }
  for (const { name, count } of seen.values()) {
    if (count < 5 || count * 5 < picking.length) continue;
    report({
      severity: "warning",
      file: showFile,
      what: `"${name}" recommends things in ${count} episodes and is no host or guest of theirs`,
      write: `write "hosts: [${name} Surname]", or "people:" with "${name} Surname: [${name}]" below it`,
    });
  }
}
