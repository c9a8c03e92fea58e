import { Money } from '../../money/amount.ts';
import type { ChargerModel } from './payable.ts';

/** What a model counts as that is not in the list. */
export const UNKNOWN_MODEL: ChargerModel = { current: 'ac', maxKw: '22' };

/**
 * Whether another rating of a model lets sessions be paid that were held before: then it takes two people. What delivers DC is
 * looked at anyway.
 * @param before null: not in the list
 * @param after null: taken off it
 */
export const loosensRating = (before: ChargerModel | null, after: ChargerModel | null): boolean => {
  const [was, becomes] = [before ?? UNKNOWN_MODEL, after ?? UNKNOWN_MODEL];
  if (becomes.current === 'dc') return false;
  return was.current === 'dc' || new Money(becomes.maxKw).greaterThan(was.maxKw);
};
