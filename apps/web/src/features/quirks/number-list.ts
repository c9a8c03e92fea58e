/** Numbers as a person types them: `6, 8, 10`. */
export const toList = (numbers: readonly number[]): string => numbers.join(', ');

/** What is no number above 0 is one that is not finished yet; it is left out. */
export const fromList = (text: string): number[] =>
  text
    .split(/[,;\s]+/)
    .map(Number)
    .filter((number) => number > 0 && Number.isFinite(number));
