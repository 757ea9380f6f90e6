import { groupBy } from "../group-by.ts";
import { editDistance } from "../../search/edit-distance.ts";
import { fold } from "../slug.ts";
import type { Find } from "./finding.ts";

interface Named {
  name: string;
  /** Episodes in which they appear. */
  episodes: number;
  /** Where to look: the file of one of those. */
  file: string;
}

/** Letters and blanks of a name, without initials: "Guido v. Rossum" and "Guido Rossum" are alike. */
const bare = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{M}\s]/gu, " ")
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .join(" ");

/** Shorter names differ by a letter as often as not. */
const SHORTEST = 9;
const LONG = 5;

/** Names that are the same but for initials, or but for one letter of one long word. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (editDistance(a, b, 1) > 1) return false;
  const [some, others] = [a.split(" "), b.split(" ")];
  return (
    some.length === others.length &&
    some.every((word, i) => word === others[i] || word.length >= LONG)
  );
}

/** People whose names differ by a letter or an initial: perhaps one person. */
export function examineNames(people: readonly Named[], find: Find): void {
  const known = people
    .map((person) => ({ ...person, bare: bare(person.name) }))
    .filter(({ bare: text }) => text.includes(" ") && text.length >= SHORTEST)
    .toSorted((a, b) => (a.bare < b.bare ? -1 : 1));
  // By the letter that both begin with: a wrong first letter is rare, all pairs are many.
  for (const alike of groupBy(known, ({ bare: text }) => text[0]).values())
    alike.forEach((a, i) => {
      for (const b of alike.slice(i + 1)) {
        if (!isAlike(a.bare, b.bare)) continue;
        const [right, other] = a.episodes >= b.episodes ? [a, b] : [b, a];
        find({
          severity: "warning",
          file: other.file,
          what: `"${other.name}" may be "${right.name}", spelled otherwise`,
          write: `if so, write under people: in show.yaml: "${right.name}: [${other.name}]"`,
        });
      }
    });
}
