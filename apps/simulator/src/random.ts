/** A number in [0, 1), the next of a repeatable sequence. */
export type Random = () => number;

/** Mulberry32: small, fast, and good enough for made-up drivers. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const randomBetween = (random: Random, low: number, high: number): number =>
  low + random() * (high - low);

/** A seed from a text, so that each identity has its own character (FNV-1a). */
export const seedFrom = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};
