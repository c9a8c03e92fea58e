import type { Kernel } from '#chargers/kernel.ts';
import { exportCo2, getCo2 } from '@laadpoort/contract/reports/co2';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { co2Table } from './co2-table.ts';
import { readCo2 } from './read-co2.ts';

interface Query {
  readonly year?: string | undefined;
  readonly stationId?: string | undefined;
}

/** An estimate of the CO2 of a year. */
export const registerCo2 = (route: Route, { db, now }: Kernel): void => {
  const report = (accountId: string, { year, stationId }: Query) => {
    const asked = year ?? monthOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4);
    return readCo2(db, accountId, { year: asked, stationId, now: now() });
  };

  route(getCo2, ({ query }, { accountId }) => report(accountId, query));

  route(exportCo2, async ({ query: { format, language, ...query } }, { accountId }) => {
    const about = await report(accountId, query);
    const name = fileName('co2', about.year, about.stationName);
    const rows = about.rows.map((row) => ({ ...row, factor: about.factor }));
    return reportExport(co2Table, { name, about, rows }, { format, language });
  });
};
