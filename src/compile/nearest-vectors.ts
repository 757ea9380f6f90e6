/** Vectors of few terms, each a term's number and its weight, kept in one row after another. */
export interface SparseVectors {
  /** Where each vector begins, and at the end where the last one ends. */
  starts: Uint32Array;
  terms: Uint32Array;
  weights: Float32Array;
}

/** One vector after the other becomes `SparseVectors`; each is cut to its heaviest terms and made as long as 1. */
export class VectorBuilder {
  readonly #most: number;
  readonly #starts: number[] = [0];
  readonly #terms: number[] = [];
  readonly #weights: number[] = [];

  #scratch = new Float64Array(512);

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds a vector; weights of 0 and less are left out. */
  add(terms: readonly number[], weights: readonly number[]): void {
    const least = weights.length <= this.#most ? 0 : this.#heaviest(weights);
    let squares = 0;
    let kept = 0;
    for (const weight of weights) {
      if (weight <= 0 || weight < least || kept === this.#most) continue;
      squares += weight * weight;
      kept++;
    }
    const length = Math.sqrt(squares);
    let left = kept;
    for (let i = 0; i < weights.length && left > 0; i++) {
      const weight = weights[i] ?? 0;
      if (weight <= 0 || weight < least) continue;
      this.#terms.push(terms[i] ?? 0);
      this.#weights.push(weight / length);
      left--;
    }
    this.#starts.push(this.#terms.length);
  }

  /** The weight of the last that is kept. */
  #heaviest(weights: readonly number[]): number {
    if (weights.length > this.#scratch.length) this.#scratch = new Float64Array(weights.length * 2);
    this.#scratch.set(weights);
    const sorted = this.#scratch.subarray(0, weights.length);
    // oxlint-disable-next-line unicorn/no-array-sort -- a new array for each vector costs more than all else
    sorted.sort();
    return sorted[weights.length - this.#most] ?? 0;
  }

  build(): SparseVectors {
    return {
      starts: Uint32Array.from(this.#starts),
      terms: Uint32Array.from(this.#terms),
      weights: Float32Array.from(this.#weights),
    };
  }
}

/** What each further term in common adds, up to so many. */
const EACH_MORE = 0.2;
const MOST_COUNTED = 5;

/**
 * For each vector the others that point most nearly where it points: the cosine of the angle between
 * them, from the terms they share. Read from an index of terms, so that vectors without a term in
 * common never meet.
 */
export class NearestVectors {
  readonly #vectors: SparseVectors;
  readonly #count: number;
  /** Where the vectors with a term begin in the two arrays below. */
  readonly #postings: Uint32Array;
  readonly #holders: Uint32Array;
  readonly #weights: Float32Array;
  readonly #scores: Float64Array;
  readonly #touched: Uint32Array;
  /** How many terms each of them shares. */
  readonly #shared: Uint16Array;
  /** By term; zeros but while two vectors are compared. */
  readonly #ownWeights: Float32Array;

  /** @param terms how many numbers of terms there are */
  constructor(vectors: SparseVectors, terms: number) {
    this.#vectors = vectors;
    this.#count = vectors.starts.length - 1;
    const postings = new Uint32Array(terms + 1);
    for (const term of vectors.terms) postings[term + 1] = (postings[term + 1] ?? 0) + 1;
    for (let term = 0; term < terms; term++)
      postings[term + 1] = (postings[term + 1] ?? 0) + (postings[term] ?? 0);
    const next = postings.slice();
    this.#holders = new Uint32Array(vectors.terms.length);
    this.#weights = new Float32Array(vectors.terms.length);
    for (let vector = 0; vector < this.#count; vector++) {
      const end = vectors.starts[vector + 1] ?? 0;
      for (let i = vectors.starts[vector] ?? 0; i < end; i++) {
        const term = vectors.terms[i] ?? 0;
        const at = next[term] ?? 0;
        next[term] = at + 1;
        this.#holders[at] = vector;
        this.#weights[at] = vectors.weights[i] ?? 0;
      }
    }
    this.#postings = postings;
    this.#scores = new Float64Array(this.#count);
    this.#touched = new Uint32Array(this.#count);
    this.#shared = new Uint16Array(this.#count);
    this.#ownWeights = new Float32Array(terms);
  }

  /** At most `most` others whose score, the cosine raised by how many terms it comes from, is at least `least`; nearest first, among equals the nearest in order. */
  of(vector: number, most: number, least: number): { other: number; score: number }[] {
    const { starts, terms, weights } = this.#vectors;
    const scores = this.#scores;
    let touched = 0;
    const end = starts[vector + 1] ?? 0;
    for (let i = starts[vector] ?? 0; i < end; i++) {
      const term = terms[i] ?? 0;
      const weight = weights[i] ?? 0;
      const last = this.#postings[term + 1] ?? 0;
      for (let at = this.#postings[term] ?? 0; at < last; at++) {
        const other = this.#holders[at] ?? 0;
        if (scores[other] === 0) {
          this.#touched[touched++] = other;
          this.#shared[other] = 0;
        }
        this.#shared[other] = (this.#shared[other] ?? 0) + 1;
        scores[other] = (scores[other] ?? 0) + weight * (this.#weights[at] ?? 0);
      }
    }
    // Several things in common say more than one of the same weight.
    for (let i = 0; i < touched; i++) {
      const other = this.#touched[i] ?? 0;
      const more = Math.min(MOST_COUNTED, (this.#shared[other] ?? 1) - 1);
      scores[other] = (scores[other] ?? 0) * (1 + EACH_MORE * more);
    }
    const best: number[] = [];
    const isBefore = (a: number, b: number): boolean => {
      const better = (scores[a] ?? 0) - (scores[b] ?? 0);
      if (better !== 0) return better > 0;
      const nearer = Math.abs(a - vector) - Math.abs(b - vector);
      return nearer === 0 ? a < b : nearer < 0;
    };
    for (let i = 0; i < touched; i++) {
      const other = this.#touched[i] ?? 0;
      if (other === vector || (scores[other] ?? 0) < least) continue;
      let at = best.length;
      while (at > 0 && isBefore(other, best[at - 1] ?? 0)) at--;
      if (at === most) continue;
      best.splice(at, 0, other);
      if (best.length > most) best.pop();
    }
    const found = best.map((other) => ({ other, score: scores[other] ?? 0 }));
    for (let i = 0; i < touched; i++) scores[this.#touched[i] ?? 0] = 0;
    return found;
  }

  /** The terms that two vectors share, those that bring them nearest first. */
  shared(a: number, b: number): number[] {
    const { starts, terms, weights } = this.#vectors;
    const own = this.#ownWeights;
    const endOfA = starts[a + 1] ?? 0;
    for (let i = starts[a] ?? 0; i < endOfA; i++) own[terms[i] ?? 0] = weights[i] ?? 0;
    const common: { term: number; weight: number }[] = [];
    const endOfB = starts[b + 1] ?? 0;
    for (let i = starts[b] ?? 0; i < endOfB; i++) {
      const weight = own[terms[i] ?? 0] ?? 0;
      if (weight > 0) common.push({ term: terms[i] ?? 0, weight: weight * (weights[i] ?? 0) });
    }
    for (let i = starts[a] ?? 0; i < endOfA; i++) own[terms[i] ?? 0] = 0;
    return common.toSorted((x, y) => y.weight - x.weight).map(({ term }) => term);
  }
}
