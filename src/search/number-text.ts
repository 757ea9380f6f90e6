/** Whole numbers as text that JSON leaves unescaped and gzip packs well. */
const ALPHABET =
  " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/** Numbers that one character can be. */
export const BASE = ALPHABET.length;

const VALUES = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** What the character at `at` says. */
export const readDigit = (text: string, at: number): number => VALUES[text.charCodeAt(at)]!;

/**
 * Numbers below `BASE ** width`, whose places in the text follow from `width`: the lowest digits of
 * all of them, then the next digits, and so on, since like digits side by side pack better.
 */
export function writeDigits(numbers: readonly number[], width: number): string {
  let text = "";
  for (let unit = 1, digit = 0; digit < width; digit++, unit *= BASE) {
    for (const number of numbers) text += ALPHABET[Math.floor(number / unit) % BASE];
  }
  return text;
}

const HALF = Math.floor(BASE / 2);

/**
 * Digits in base 46, lowest first; a number's last digit is one of the first 46 characters, the
 * digits before it of the rest.
 * @param numbers whole and not negative
 */
export function writeNumbers(numbers: Iterable<number>): string {
  let text = "";
  for (let rest of numbers) {
    while (rest >= HALF) {
      text += ALPHABET[HALF + (rest % HALF)];
      rest = Math.floor(rest / HALF);
    }
    text += ALPHABET[rest];
  }
  return text;
}

/** The numbers that `writeNumbers` wrote. */
export function readNumbers(text: string): Uint32Array {
  const numbers = new Uint32Array(text.length);
  let count = 0;
  let value = 0;
  let unit = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = VALUES[text.charCodeAt(i)]!;
    if (digit >= HALF) {
      value += (digit - HALF) * unit;
      unit *= HALF;
    } else {
      numbers[count++] = value + digit * unit;
      value = 0;
      unit = 1;
    }
  }
  return numbers.subarray(0, count);
}

/** The same one by one; `at` is where in the text the next one begins. */
export function numberReader(text: string): { next: () => number; at: () => number } {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= HALF) {
      const digit = VALUES[text.charCodeAt(at++)]!;
      if (digit < HALF) return value + digit * unit;
      value += (digit - HALF) * unit;
    }
  };
  return { next, at: () => at };
}

/** One character each, for numbers below `BASE`. */
export function writeSmall(numbers: Iterable<number>): string {
  let text = "";
  for (const number of numbers) text += ALPHABET[number];
  return text;
}
