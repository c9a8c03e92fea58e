/** Days of the week (1 is Monday) that follow one another, from the first to the last. */
export const weekdayRuns = (weekdays: readonly number[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
};
