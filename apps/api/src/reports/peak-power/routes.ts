import type { Kernel } from '#chargers/kernel.ts';
import { exportPeakPower, getPeakPower } from '@laadpoort/contract/reports/peak-power';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { monthOfDaysAsked } from '../frame/month-asked.ts';
import { peakPowerTable } from './peak-power-table.ts';
import { readPeakPower } from './read-peak-power.ts';

/** The highest power of stations. */
export const registerPeakPower = (route: Route, { db, now }: Kernel): void => {
  route(getPeakPower, ({ query }, { accountId }) =>
    readPeakPower(db, accountId, monthOfDaysAsked(query, now())),
  );

  route(exportPeakPower, async ({ query: { format, language, ...query } }, { accountId }) => {
    const about = await readPeakPower(db, accountId, monthOfDaysAsked(query, now()));
    const name = fileName('peak-power', about.month, about.stationName);
    return reportExport(peakPowerTable, { name, about, rows: about.rows }, { format, language });
  });
};
