import type { Fault } from '@laadpoort/contract/reports/faults';
import { localTimeOf } from '@laadpoort/domain/reports/month';
import type { MakeFile } from '#platform/downloads/export.ts';
import { readTimedCursor } from '#platform/http/page-cursor.ts';
import { ALL_STATIONS, count, tableOf, type ReportDefinition } from '../frame/definition.ts';
import type { MonthAsked } from '../frame/month-asked.ts';
import { reportFile, type FileAsked } from '../frame/report-file.ts';
import { readFaults } from './read-faults.ts';

const PAGE = 500;

interface About {
  readonly month: string;
  readonly stationName: string | null;
}

const clock = (at: string, timeZone: string) => ({
  local: localTimeOf(new Date(at), timeZone),
  at: new Date(at),
});

const faultsTable: ReportDefinition<Fault, About> = {
  title: { en: 'Faults', nl: 'Storingen' },
  about: ({ month, stationName }, language) => [month, stationName ?? ALL_STATIONS[language]],
  notes: [],
  columns: [
    {
      header: { en: 'Reported at', nl: 'Gemeld op' },
      width: 22,
      value: ({ at, timeZone }) => clock(at, timeZone),
    },
    { header: { en: 'Station', nl: 'Station' }, width: 24, value: ({ stationName }) => stationName },
    { header: { en: 'Charger', nl: 'Laadpaal' }, width: 20, value: ({ serialNumber }) => serialNumber },
    {
      header: { en: 'Charging point', nl: 'Laadpunt' },
      width: 10,
      value: ({ connectorId }) => count(connectorId),
    },
    { header: { en: 'Error code', nl: 'Foutcode' }, width: 20, value: ({ errorCode }) => errorCode },
    {
      header: { en: 'Manufacturer’s code', nl: 'Code van de fabrikant' },
      width: 14,
      value: (row) => row.vendorErrorCode,
    },
    { header: { en: 'Text', nl: 'Tekst' }, width: 24, value: ({ info }) => info },
    {
      header: { en: 'Lasted', nl: 'Duurde' },
      width: 12,
      value: ({ at, endedAt }) =>
        endedAt === null
          ? null
          : { seconds: Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(at)) / 1_000)) },
    },
    { header: { en: 'Action taken', nl: 'Gedaan' }, width: 16, value: ({ action }) => action },
    {
      header: { en: 'Times in the 30 days before', nl: 'Aantal in de 30 dagen ervoor' },
      width: 14,
      value: ({ timesBefore }) => count(timesBefore),
    },
  ],
};

export interface FaultsFile extends FileAsked {
  readonly accountId: string;
  readonly asked: MonthAsked;
  readonly stationName: string | null;
}

/** The faults of a month, read while they are written. */
export const makeFile: MakeFile<FaultsFile> = (db, { accountId, asked, stationName, ...file }) => {
  const rows = async function* () {
    let cursor: string | undefined;
    do {
      const end = readTimedCursor(cursor);
      const page = await readFaults(db, accountId, asked, {
        end: end === 'malformed' ? null : end,
        limit: PAGE,
      });
      yield* page.rows;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  };
  const table = tableOf(faultsTable, { month: asked.month, stationName }, file.language);
  return reportFile(table, rows(), () => [], file);
};
