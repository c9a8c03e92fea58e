import type { Kernel } from '#chargers/kernel.ts';
import { exportFaults, listFaults } from '@laadpoort/contract/reports/faults';
import { Export } from '#platform/downloads/export.ts';
import { readTimedCursor } from '#platform/http/page-cursor.ts';
import type { Route } from '#platform/http/route.ts';
import { fileName } from '../frame/made-report.ts';
import { monthAsked } from '../frame/month-asked.ts';
import { readStationName } from '../frame/read-station-name.ts';
import type { FaultsFile } from './faults-file.ts';
import { readFaultCodes, readFaults } from './read-faults.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

/** What chargers reported to be wrong. */
export const registerFaults = (route: Route, { db, now }: Kernel): void => {
  route(listFaults, async ({ query: { cursor, limit, ...query } }, { accountId }) => {
    const end = readTimedCursor(cursor);
    if (end === 'malformed') return UNKNOWN_CURSOR;
    const asked = monthAsked(query, now());
    const [stationName, page, byCode] = await Promise.all([
      readStationName(db, accountId, asked.stationId),
      readFaults(db, accountId, asked, { end, limit }),
      readFaultCodes(db, accountId, asked),
    ]);
    return { month: asked.month, stationName, ...page, byCode };
  });

  route(exportFaults, async ({ query: { format, language, ...query } }, { accountId }) => {
    const asked = monthAsked(query, now());
    const stationName = await readStationName(db, accountId, asked.stationId);
    const given = { accountId, asked, stationName, format, language } satisfies FaultsFile;
    const maker = new URL('faults-file.ts', import.meta.url);
    return new Export({ name: fileName('faults', asked.month, stationName), format, maker, given });
  });
};
