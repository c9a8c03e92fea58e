import { createRandom } from '@laadpoort/simulator/random';

/** What a history rolls: the same seed gives the same history. */
export interface Dice {
  /** A whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** A UUID that the same seed gives again. */
  readonly uuid: () => string;
}

export const diceOf = (seed: number): Dice => {
  const random = createRandom(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('');
  return {
    whole,
    chance: (share) => random() < share,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
};
