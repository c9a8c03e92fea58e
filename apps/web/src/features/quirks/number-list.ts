/** A list of numbers as typed: `6, 8, 10`. */
export const toList = (numbers: readonly number[]): string => numbers.join(', ');

/** Anything that is not a number above 0 is not finished yet, so it is left out. */
export const fromList = (text: string): number[] =>
  text
    .split(/[,;\s]+/)
    .map(Number)
    .filter((number) => number > 0 && Number.isFinite(number));
