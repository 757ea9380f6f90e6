import {
  BASE,
  readNumbers,
  readDigit,
  writeDigits,
  writeNumbers,
  writeSmall,
} from "./number-text.ts";

/** Where each term stands, as text. */
export interface PostingsFile {
  /** `writeNumbers`: for each term, episodes that hold it. */
  counts: string;
  /** `writeSmall`: for each term, digits that its steps take. */
  widths: string;
  /**
   * For each term its episodes, rising, as the step from the one before (first: from -1), less 1:
   * `writeDigits` of all its steps.
   */
  steps: string;
  /** `writeSmall`: for each of those, the fields' bits. */
  fields: string;
}

/**
 * Where each term stands. Of a hundred thousands of postings a listener's queries touch few, so
 * they are read term by term: after `read(t)`, term t stands in the episodes
 * `documents[starts[t] … starts[t + 1] - 1]`, in the fields `fields[…]`.
 */
export interface Postings {
  starts: Uint32Array;
  documents: Uint32Array;
  fields: Uint8Array;
  read: (term: number) => void;
}

/** @param terms for each term, its episodes in rising order with the fields' bits */
export function writePostings(terms: Iterable<ReadonlyMap<number, number>>): PostingsFile {
  const counts: number[] = [];
  const widths: number[] = [];
  const fields: number[] = [];
  let steps = "";
  for (const places of terms) {
    const own: number[] = [];
    let before = -1;
    for (const [document, bits] of places) {
      own.push(document - before - 1);
      fields.push(bits);
      before = document;
    }
    let width = 1;
    while (own.some((step) => step >= BASE ** width)) width++;
    counts.push(own.length);
    widths.push(width);
    steps += writeDigits(own, width);
  }
  return {
    counts: writeNumbers(counts),
    widths: writeSmall(widths),
    steps,
    fields: writeSmall(fields),
  };
}

export function openPostings(file: PostingsFile): Postings {
  const counts = readNumbers(file.counts);
  const size = counts.length;
  const starts = new Uint32Array(size + 1);
  /** Where in `file.steps` each term begins. */
  const places = new Uint32Array(size + 1);
  for (let term = 0; term < size; term++) {
    const count = counts[term]!;
    starts[term + 1] = starts[term]! + count;
    places[term + 1] = places[term]! + count * readDigit(file.widths, term);
  }
  const documents = new Uint32Array(starts[size]!);
  const fields = new Uint8Array(documents.length);
  const isRead = new Uint8Array(size);

  const read = (term: number): void => {
    if (isRead[term] === 1) return;
    isRead[term] = 1;
    const from = starts[term]!;
    const to = starts[term + 1]!;
    let at = places[term]!;
    for (let unit = 1; at < places[term + 1]!; unit *= BASE) {
      for (let p = from; p < to; p++) documents[p]! += readDigit(file.steps, at++) * unit;
    }
    let document = -1;
    for (let p = from; p < to; p++) {
      document += documents[p]! + 1;
      documents[p] = document;
      fields[p] = readDigit(file.fields, p);
    }
  };
  return { starts, documents, fields, read };
}
