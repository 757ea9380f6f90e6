/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): the same words always draw the same cover. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const character of text)
    h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}

/**
 * Heights of the bars of a cover, 0–1: the outline of a sound, and the bar at which the playhead stands.
 * @param seed the show's title, or an episode's
 */
export function coverShape(seed: string, bars = 9): { heights: number[]; playhead: number } {
  let state = hash(seed) || 1;
  const next = (): number => {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0xffffffff;
  };
  const heights = Array.from({ length: bars }, () => 0.18 + 0.74 * next());
  return { heights, playhead: 2 + Math.floor(next() * (bars - 4)) };
}
