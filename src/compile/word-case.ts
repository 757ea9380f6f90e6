/** The case of a word: small or with a capital where the writer had the choice, or where there was none. */
export const Case = { small: 0, name: 1, untold: 2 } as const;

/** How much a word counts by where it stands, in halves. */
export const IN_TITLE = 10;
export const IN_SUMMARY = 8;
export const IN_TAG = 4;
export const IN_HEADING = 3;
export const IN_NOTES = 2;

/** True where a word that was written one way is written better the other: a name within a sentence, anything else small. */
export const isBetterCase = (before: number, now: number): boolean =>
  before === Case.untold ? now !== Case.untold : before === Case.small && now === Case.name;

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const letter = text[at] ?? "";
  return letter !== letter.toLowerCase();
}

/** The case of the word at `start` of running text or HTML. */
export function caseAt(text: string, start: number): number {
  // "ZFS", "iPhone": no place asks for that.
  if (isCapital(text, start + 1)) return Case.name;
  if (!isCapital(text, start)) return Case.small;
  let before = start - 1;
  while (before >= 0 && " \"'“‘(*_[".includes(text[before] ?? "")) before--;
  return before < 0 || "\n>.!?:•–—-".includes(text[before] ?? "") ? Case.untold : Case.name;
}
