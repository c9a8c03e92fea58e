import type { Kernel } from '#chargers/kernel.ts';
import { exportAvailability, getAvailability } from '@laadpoort/contract/reports/availability';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { monthOfDaysAsked } from '../frame/month-asked.ts';
import { availabilityTable } from './availability-table.ts';
import { readAvailability } from './read-availability.ts';

/** How long connectors were up. */
export const registerAvailability = (route: Route, { db, now }: Kernel): void => {
  route(getAvailability, ({ query }, { accountId }) =>
    readAvailability(db, accountId, monthOfDaysAsked(query, now())),
  );

  route(exportAvailability, async ({ query: { format, language, ...query } }, { accountId }) => {
    const about = await readAvailability(db, accountId, monthOfDaysAsked(query, now()));
    const name = fileName('availability', about.month, about.stationName);
    return reportExport(availabilityTable, { name, about, rows: about.rows }, { format, language });
  });
};
