import { componentsOf, type EnergyComponent, type TariffVersion } from '../tariff.ts';
import { energyPieces } from './energy-pieces.ts';
import type { SessionCourse } from './session-course.ts';
import { timeSlices, type Slice } from './time-slices.ts';

/** A part of a session in which energy has one price, and what was charged in it. */
export interface EnergyPart extends Slice<EnergyComponent> {
  readonly energyWh: bigint;
}

/** The parts of a session by the price of energy, in order; their energy adds up to that of the session. */
export const energyParts = (
  tariff: Pick<TariffVersion, 'components' | 'timeZone'>,
  energyWh: bigint,
  { startedAt, until, registers }: SessionCourse,
): readonly EnergyPart[] => {
  const span = { from: +startedAt, until: Math.max(+startedAt, +until) };
  const slices = timeSlices(componentsOf(tariff, 'energy'), tariff.timeZone, span);
  const pieces = energyPieces(energyWh, [span.from, ...slices.map((slice) => slice.until)], registers);
  return slices.map((slice, index) => ({ ...slice, energyWh: pieces[index] ?? 0n }));
};
