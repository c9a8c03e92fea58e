const MOST = 20_000;
/** At the begin and at the end, where readings say what the session began and ended with. */
const EDGE = 200;

/**
 * At most some twenty thousand readings, which tell of ten seconds each over two days: those of the begin and of the end,
 * and of the others each so many. Registers and power tell the same with fewer; a charger that sends more keeps all others
 * waiting.
 * @param readings in the order of their times
 */
export const thinned = <Reading>(readings: readonly Reading[]): readonly Reading[] => {
  const between = readings.length - 2 * EDGE;
  if (readings.length <= MOST) return readings;
  const step = Math.ceil(between / (MOST - 2 * EDGE));
  return readings.filter(
    (_, index) => index < EDGE || index >= EDGE + between || (index - EDGE) % step === 0,
  );
};
