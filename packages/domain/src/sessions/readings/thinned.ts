import type { MeterReading } from './meter-reading.ts';

/** Twin in SQL: apps/api sessions/readings/read-readings, so that no more are read than are looked at. */
export const MOST_READINGS = 20_000;
/** At the begin and at the end, where readings say what the session began and ended with. */
export const EDGE_READINGS = 200;

/**
 * At most some twenty thousand readings of a kind, which tell of ten seconds each over two days: those of the begin and of
 * the end, and of the others each so many; and all intervals, which add up. Registers and power tell the same with fewer; a
 * charger that sends more keeps all others waiting. Of a kind are those that tell of the same: where registers and powers
 * come in turns, each second reading would be those of one of the two.
 * @param readings in the order of their times
 */
export const thinned = (readings: readonly MeterReading[]): readonly MeterReading[] => {
  if (readings.length <= MOST_READINGS) return readings;
  const kept = new Set([...Map.groupBy(readings, kindOf).values()].flatMap(evenly));
  return readings.filter((reading) => (reading.interval ?? null) !== null || kept.has(reading));
};

const kindOf = ({ registerWh, beginWh, endWh, powerW, currentA }: MeterReading): string =>
  [registerWh, beginWh ?? endWh, powerW, currentA?.l1 ?? currentA?.l2 ?? currentA?.l3]
    .map((told) => (told ?? null) !== null)
    .join();

const evenly = (ofKind: readonly MeterReading[]): readonly MeterReading[] => {
  const between = ofKind.length - 2 * EDGE_READINGS;
  if (ofKind.length <= MOST_READINGS) return ofKind;
  const step = Math.ceil(between / (MOST_READINGS - 2 * EDGE_READINGS));
  return ofKind.filter(
    (_, index) =>
      index < EDGE_READINGS || index >= EDGE_READINGS + between || (index - EDGE_READINGS) % step === 0,
  );
};
