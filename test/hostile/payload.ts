/** One text that tries to run a script, to reach another host, or to take over a part of the page. */
export interface Payload {
  category: string;
  /** With RUN where a script would stand, and EVIL where a foreign host would. */
  text: string;
}

/** Stands in templates for a call that a page would only make if a payload ran. */
export const RUN = "hit(0)";
/** A host that no page may reach. */
export const EVIL = "evil.example";

export const payloads = (category: string, texts: string[]): Payload[] =>
  texts.map((text) => ({ category, text }));

/** Every pair of the two lists through `make`. */
export const cross = <A, B, C>(as: readonly A[], bs: readonly B[], make: (a: A, b: B) => C): C[] =>
  as.flatMap((a) => bs.map((b) => make(a, b)));

/** The payload as number `n`: what runs says which it was, and so does what it asks of the foreign host. */
export const numbered = ({ text }: Payload, n: number): string =>
  text.replaceAll("hit(0)", `hit(${n})`).replaceAll(`//${EVIL}`, `//${EVIL}/${n}`);
