import { priceSession, type SessionPrice } from './price-session.ts';
import { tariffOfSnapshot, type PriceSnapshot } from './price-snapshot.ts';
import { energyParts, type EnergyPart } from './by-time/energy-parts.ts';
import type { RegisterPoint, SessionCourse } from './by-time/session-course.ts';
import { componentsOf, type TariffVersion } from './tariff.ts';
import { timeSlices } from './by-time/time-slices.ts';

/** All that an amount follows from: nothing else has to be believed. */
export interface PriceExplanation {
  readonly price: PriceSnapshot;
  readonly energyWh: bigint;
  readonly course: SessionCourse;
}

/** The amount of an explanation, from it alone. */
export const explainedPrice = ({ price, energyWh, course }: PriceExplanation): SessionPrice =>
  priceSession({ energyWh, tariff: tariffOfSnapshot(price), free: null, course });

/** What was charged while energy had which price: the quantities that the lines of energy add up, in order of time. */
export const explainedParts = ({ price, energyWh, course }: PriceExplanation): readonly EnergyPart[] =>
  energyParts(tariffOfSnapshot(price), energyWh, course);

/**
 * The registers that a price follows from: the first, the last, and those around each moment at which another price of
 * energy begins. The others change nothing.
 */
export const tellingRegisters = (
  tariff: Pick<TariffVersion, 'components' | 'timeZone'>,
  { startedAt, until, registers }: SessionCourse,
): readonly RegisterPoint[] => {
  const span = { from: +startedAt, until: Math.max(+startedAt, +until) };
  const slices = timeSlices(componentsOf(tariff, 'energy'), tariff.timeZone, span);
  const telling = new Set<RegisterPoint | undefined>([registers[0], registers.at(-1)]);
  let after = 0;
  for (const edge of slices.slice(0, -1).map((slice) => slice.until)) {
    // Both are in order: each point is passed once.
    while (after < registers.length && +(registers[after]?.at ?? 0) <= edge) after += 1;
    telling.add(registers[after - 1]).add(registers[after]);
  }
  return registers.filter((point) => telling.has(point));
};
