/** A letter of a script that is written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff]/;

/** The show's language: in a page, that of the document; its body is the interface's, English. */
let language = globalThis.document?.documentElement.lang;

/** For rendering outside of a browser. */
export const speak = (tag: string): void => {
  language = tag;
};

/**
 * What marks words of the archive's own, among the interface's English ones: their language
 * (WCAG 3.1.2), and that their letters say from which side they are read, so that they turn
 * nothing around them.
 * @param lang a BCP 47 tag; the show's where the words state none
 */
export const own = (text: string, lang = language): { lang?: string; dir?: "auto" } => ({
  lang: /^(en\b|$)/i.test(lang ?? "") ? undefined : lang,
  dir: RIGHT_TO_LEFT.test(text) ? "auto" : undefined,
});
