import { randomBetween, createRandom, type Random } from '@laadpoort/simulator/random';

/** What a generated history rolls: the same seed gives the same history. */
export interface Dice {
  readonly random: Random;
  readonly between: (low: number, high: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

export const diceOf = (seed: number): Dice => {
  const random = createRandom(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    random,
    between: (low, high) => randomBetween(random, low, high),
    whole,
    chance: (share) => random() < share,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    shuffled: (list) => {
      const rolled = list.map((value) => ({ value, roll: random() }));
      return rolled.toSorted((a, b) => a.roll - b.roll).map(({ value }) => value);
    },
  };
};
