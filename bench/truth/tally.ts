import type { Kind } from './judge/verdict.ts';

/** A history to look at, by what it is made from, and the session of it that counts. */
export interface Example {
  readonly seed: number;
  readonly names: readonly string[];
  readonly session: number;
  /** The smaller, the sooner it is understood. */
  readonly size: number;
}

/** How histories ended; each ends as its worst session. */
export interface Tally {
  readonly counts: Record<Kind, number>;
  /** Why a person was asked, and how often. */
  readonly reasons: Map<string, number>;
  /** The simplest of each kind. */
  readonly examples: Partial<Record<Kind, Example>>;
}

const ALL: readonly Kind[] = ['right', 'reviewed', 'wrong', 'undecidable'];

export const newTally = (): Tally => ({
  counts: { right: 0, reviewed: 0, wrong: 0, undecidable: 0 },
  reasons: new Map(),
  examples: {},
});

export const merged = (a: Tally, b: Tally): Tally => {
  const tally = newTally();
  for (const { counts, reasons, examples } of [a, b]) {
    for (const [reason, times] of reasons)
      tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + times);
    for (const kind of ALL) {
      tally.counts[kind] += counts[kind];
      const example = examples[kind];
      if (example && example.size < (tally.examples[kind]?.size ?? Infinity)) tally.examples[kind] = example;
    }
  }
  return tally;
};
