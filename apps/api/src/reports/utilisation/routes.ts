import type { Kernel } from '#chargers/kernel.ts';
import { exportUtilisation, getUtilisation } from '@laadpoort/contract/reports/utilisation';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { monthAsked } from '../frame/month-asked.ts';
import { readUtilisation } from './read-utilisation.ts';
import { utilisationTable } from './utilisation-table.ts';

/** How connectors were used in a month. */
export const registerUtilisation = (route: Route, { db, now }: Kernel): void => {
  const report = (accountId: string, query: Parameters<typeof monthAsked>[0]) =>
    readUtilisation(db, accountId, { ...monthAsked(query, now()), now: now() });

  route(getUtilisation, ({ query }, { accountId }) => report(accountId, query));

  route(exportUtilisation, async ({ query: { format, language, ...asked } }, { accountId }) => {
    const about = await report(accountId, asked);
    const { month, stationName } = about;
    const rows = about.rows.map((row) => ({ ...row, month }));
    const name = fileName('utilisation', month, stationName);
    return reportExport(utilisationTable, { name, about, rows }, { format, language });
  });
};
