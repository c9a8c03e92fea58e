/** Twin in SQL: apps/api sessions/readings/read-readings, so that no more are read than are looked at. */
export const MOST_READINGS = 20_000;
/** At the begin and at the end, where readings say what the session began and ended with. */
export const EDGE_READINGS = 200;

/**
 * At most some twenty thousand readings, which tell of ten seconds each over two days: those of the begin and of the end,
 * and of the others each so many. Registers and power tell the same with fewer; a charger that sends more keeps all others
 * waiting.
 * @param readings in the order of their times
 */
export const thinned = <Reading>(readings: readonly Reading[]): readonly Reading[] => {
  const between = readings.length - 2 * EDGE_READINGS;
  if (readings.length <= MOST_READINGS) return readings;
  const step = Math.ceil(between / (MOST_READINGS - 2 * EDGE_READINGS));
  return readings.filter(
    (_, index) =>
      index < EDGE_READINGS || index >= EDGE_READINGS + between || (index - EDGE_READINGS) % step === 0,
  );
};
