/** What HTML forbids in text: controls, lone surrogates, https://infra.spec.whatwg.org/#noncharacter. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
/** What text must hold for one of them to be in it: cheap, for most text holds none. */
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** `text` without the characters that HTML forbids. */
export const withoutForbidden = (text: string): string =>
  SUSPECT.test(text) ? text.replace(FORBIDDEN, "") : text;
