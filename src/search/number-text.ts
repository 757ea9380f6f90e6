/**
 * Whole numbers as text that JSON leaves unescaped and gzip packs well. Digits in base 46, lowest
 * first; a number's last digit is one of the first 46 characters, the digits before it of the rest.
 */
const ALPHABET =
  " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const BASE = 46;

const VALUES = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** `numbers` must be whole and not negative. */
export function writeNumbers(numbers: Iterable<number>): string {
  let text = "";
  for (let rest of numbers) {
    while (rest >= BASE) {
      text += ALPHABET[BASE + (rest % BASE)];
      rest = Math.floor(rest / BASE);
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
    if (digit >= BASE) {
      value += (digit - BASE) * unit;
      unit *= BASE;
    } else {
      numbers[count++] = value + digit * unit;
      value = 0;
      unit = 1;
    }
  }
  return numbers.subarray(0, count);
}

/** One character each, for numbers below 92. */
export function writeSmall(numbers: Iterable<number>): string {
  let text = "";
  for (const number of numbers) text += ALPHABET[number];
  return text;
}

/** The numbers that `writeSmall` wrote. */
export function readSmall(text: string): Uint8Array {
  const numbers = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) numbers[i] = VALUES[text.charCodeAt(i)]!;
  return numbers;
}
