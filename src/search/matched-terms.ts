import type { Expansion } from "./expand-term.ts";
import type { Word } from "./parse-query.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** For a folded term: how many of its characters were matched, or 0 when it does not match. */
export type MatchedTerms = (term: string) => number;

/** What a query's words match, term by term. */
export function matchedTerms(
  vocabulary: Vocabulary,
  words: Word[],
  expansions: Expansion[][],
): MatchedTerms {
  const whole = new Set<string>();
  const prefixes: string[] = [];
  expansions.forEach((list, w) => {
    const typed = words[w]!.term;
    for (const { term, to, and, edits } of list) {
      const text = vocabulary.terms[term]!;
      if (to !== undefined) prefixes.push(typed);
      // What the word begins is marked as far as it was typed, though it is an edit away as well.
      else if (edits === 0 || !text.startsWith(typed)) whole.add(text);
      if (and !== undefined) whole.add(vocabulary.terms[and]!);
    }
  });
  return (term) => {
    if (whole.has(term)) return term.length;
    return prefixes.find((prefix) => term.startsWith(prefix))?.length ?? 0;
  };
}

/** The ways to read a query as words side by side: as typed, and with each joined word as its halves. */
export function phraseReadings(
  vocabulary: Vocabulary,
  words: Word[],
  expansions: Expansion[][],
): MatchedTerms[][] {
  const each = words.map((word, w) => matchedTerms(vocabulary, [word], [expansions[w]!]));
  const readings = words.length > 1 ? [each] : [];
  const exactly = (term: number): MatchedTerms => {
    const text = vocabulary.terms[term]!;
    return (other) => (other === text ? text.length : 0);
  };
  expansions.forEach((list, w) => {
    for (const { term, and } of list) {
      if (and === undefined) continue;
      readings.push([...each.slice(0, w), exactly(term), exactly(and), ...each.slice(w + 1)]);
    }
  });
  return readings;
}
