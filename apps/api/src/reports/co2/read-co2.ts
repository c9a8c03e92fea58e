import type { Co2Report } from '@laadpoort/contract/reports/co2';
import { co2FactorOf, co2Of } from '@laadpoort/domain/reports/co2';
import type { Database } from '#platform/database/database.ts';
import { readStationName } from '../frame/read-station-name.ts';
import { readMonthlyReport } from '../monthly/read-monthly.ts';

interface Co2Asked {
  readonly year: string;
  readonly stationId: string | undefined;
  readonly now: Date;
}

/** An estimate of the CO2 of what was charged, paid or free: the energy is that of the monthly report. */
export const readCo2 = async (
  db: Pick<Database, 'pool'>,
  accountId: string,
  { year, stationId, now }: Co2Asked,
): Promise<Co2Report> => {
  const factor = co2FactorOf(year);
  const [stationName, months] = await Promise.all([
    readStationName(db, accountId, stationId),
    readMonthlyReport(db, accountId, { from: `${year}-01`, to: `${year}-12`, stationId, by: 'station', now }),
  ]);
  const rows = months.map((row) => {
    const energyWh = row.paidEnergyWh + row.freeEnergyWh;
    return {
      month: row.month,
      stationId: row.stationId,
      stationName: row.stationName,
      energyWh,
      kilograms: co2Of(energyWh, factor),
    };
  });
  const energyWh = rows.reduce((sum, row) => sum + row.energyWh, 0);
  return { year, stationName, factor, rows, totals: { energyWh, kilograms: co2Of(energyWh, factor) } };
};
