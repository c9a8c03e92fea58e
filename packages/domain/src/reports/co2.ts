import { Money } from '../money/amount.ts';

/** How much CO2 a kWh of the grid stands for, as somebody has published it. */
export interface Co2Factor {
  readonly gramsPerKwh: number;
  /** Whose electricity it is about. */
  readonly year: number;
  readonly source: string;
}

/** The oldest first. An entry is never changed: a newer figure of the same year is added after it. */
const FACTORS: readonly [Co2Factor, ...Co2Factor[]] = [
  {
    gramsPerKwh: 374,
    year: 2021,
    source: 'CE Delft for co2emissiefactoren.nl: Dutch electricity mix, whole chain',
  },
];

/** The factor of a year (`2026`): the newest one that is about it or an earlier year, or else the first there is. */
export const co2FactorOf = (
  year: string,
  factors: readonly [Co2Factor, ...Co2Factor[]] = FACTORS,
): Co2Factor => factors.findLast((factor) => factor.year <= Number(year)) ?? factors[0];

/** What energy stands for by a factor, in kilograms with one decimal. */
export const co2Of = (energyWh: number, { gramsPerKwh }: Co2Factor): string =>
  new Money(energyWh).times(gramsPerKwh).div(1_000_000).toFixed(1);
