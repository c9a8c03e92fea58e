/*
 * A charger may send more readings in a session than a call takes arguments: `Math.max(...readings)` would throw.
 */

/** The highest of any number of values; `-Infinity` of none. */
export const highest = (values: Iterable<number>): number => {
  let found = -Infinity;
  for (const value of values) found = Math.max(found, value);
  return found;
};

/** The lowest of any number of values; `Infinity` of none. */
export const lowest = (values: Iterable<number>): number => {
  let found = Infinity;
  for (const value of values) found = Math.min(found, value);
  return found;
};
