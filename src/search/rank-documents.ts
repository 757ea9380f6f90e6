import type { Scores } from "./score-words.ts";

/** Steps that scores are told apart by, from 0 to the best. */
const STEPS = 4096;

/**
 * The documents in `scores.found`, best first: sure ones before guesses, then by score, and scores
 * within a step of each other in the catalogue's order. Sorts by counting, which takes a tenth of
 * the time of a comparison sort where a letter finds ten thousand episodes.
 */
export function rankDocuments({ found, total, close }: Scores, size: number): Uint32Array {
  let best = 0;
  for (const document of found) if (total[document]! > best) best = total[document]!;
  const scale = best > 0 ? (STEPS - 1) / best : 0;
  // Slot of each document, best first; 0 for those not found.
  const slots = new Uint16Array(size);
  const ends = new Uint32Array(2 * STEPS + 2);
  for (const document of found) {
    const below = STEPS - Math.round(total[document]! * scale);
    const slot = close[document] === 1 ? STEPS + below : below;
    slots[document] = slot;
    ends[slot + 1]!++;
  }
  for (let slot = 1; slot < ends.length; slot++) ends[slot]! += ends[slot - 1]!;
  const order = new Uint32Array(found.length);
  for (let document = 0; document < size; document++) {
    const slot = slots[document]!;
    if (slot > 0) order[ends[slot]!++] = document;
  }
  return order;
}

/** Sorts the first `count` of `order` anew, after their scores have changed. */
export function rerank(order: Uint32Array, count: number, { total, close }: Scores): void {
  const top = Array.from(order.subarray(0, count));
  top.sort((a, b) => close[a]! - close[b]! || total[b]! - total[a]! || a - b);
  order.set(top);
}
