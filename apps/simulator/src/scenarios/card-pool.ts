import type { Random } from '../random.ts';
import type { Visit } from './scenario.ts';

/** The cards of all drivers. A card is in one place at a time. */
export interface CardPool {
  take(kind: Visit['card'], random: Random): string | undefined;
  giveBack(idTag: string): void;
}

export const createCardPool = (own: readonly string[], refused: readonly string[]): CardPool => {
  const taken = new Set<string>();
  return {
    take(kind, random) {
      const left = (kind === 'own' ? own : refused).filter((idTag) => !taken.has(idTag));
      const idTag = left[Math.floor(random() * left.length)];
      if (idTag !== undefined) taken.add(idTag);
      return idTag;
    },
    giveBack: (idTag) => void taken.delete(idTag),
  };
};
