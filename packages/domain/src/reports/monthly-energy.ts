import { sumAmounts } from '../money/amount.ts';

/** Totals of a station's completed sessions on one local day, paid and free ones separately. */
export interface DayTotals {
  /** `2026-11-22` */
  readonly day: string;
  readonly stationId: string;
  readonly free: boolean;
  readonly sessions: number;
  readonly energyWh: bigint;
  readonly amount: string;
}

export interface MonthlyEnergy {
  /** `2026-11` */
  readonly month: string;
  readonly stationId: string;
  readonly sessions: number;
  readonly paidEnergyWh: bigint;
  readonly freeEnergyWh: bigint;
  /** 6 places. */
  readonly amount: string;
  /** The month is not over. */
  readonly provisional: boolean;
}

/**
 * Energy and income per month and station, in order of month, then of station id; months without sessions are left out.
 * @param currentMonth the running month in the stations' zone.
 */
export const monthlyEnergy = (days: readonly DayTotals[], currentMonth: string): readonly MonthlyEnergy[] => {
  const groups = Map.groupBy(days, ({ day, stationId }) => `${day.slice(0, 7)} ${stationId}`);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const month = key.slice(0, 7);
      return {
        month,
        stationId: key.slice(8),
        sessions: group.reduce((sum, { sessions }) => sum + sessions, 0),
        paidEnergyWh: energyOf(group, false),
        freeEnergyWh: energyOf(group, true),
        amount: sumAmounts(group.map(({ amount }) => amount)),
        provisional: month >= currentMonth,
      };
    });
};

const energyOf = (group: readonly DayTotals[], free: boolean): bigint => {
  return group.reduce((sum, day) => (day.free === free ? sum + day.energyWh : sum), 0n);
};
