import { sumAmounts } from '@laadpoort/domain/money/amount';
import type { MakeFile } from '#platform/downloads/export.ts';
import { lastRowsOf, tableOf, type ReportDefinition } from '../frame/definition.ts';
import { reportFile, type FileAsked } from '../frame/report-file.ts';
import { askPool } from './ask.ts';
import type { ClaimedSession } from './claim.ts';
import { rowsLater } from './rows-later.ts';
import { SESSION_COLUMNS, units, UNITS_HEADER, type FileRow } from './session-columns.ts';

interface About {
  readonly claimId: string;
  readonly year: number;
}

interface Row extends FileRow {
  readonly renewablePercent: string;
  readonly units: string;
}

const CLAIM: ReportDefinition<Row, About> = {
  title: { en: 'Emission reduction units (ERE)', nl: 'Emissiereductie-eenheden (ERE)' },
  about: ({ claimId, year }, language) =>
    language === 'nl'
      ? [`Claim ${claimId}`, `geleverd in ${year}`]
      : [`Claim ${claimId}`, `delivered in ${year}`],
  notes: [],
  columns: [
    ...SESSION_COLUMNS,
    {
      header: { en: 'Renewable share (%)', nl: 'Aandeel hernieuwbaar (%)' },
      width: 22,
      value: ({ renewablePercent }) => ({ decimal: renewablePercent, places: 2 }),
    },
    {
      header: UNITS_HEADER,
      width: 16,
      value: (row) => units(row.units),
      total: (rows) => units(sumAmounts(rows.map((row) => row.units))),
    },
  ],
};

export interface ClaimFile extends FileAsked, About {}

interface Stored extends Pick<Row, 'sessionId' | 'energyWh' | 'units'> {
  readonly beginWh: number;
  readonly endWh: number;
  readonly content: ClaimedSession;
}

/** A claim as it was made. */
export const makeFile: MakeFile<ClaimFile> = ({ pool }, { claimId, year, ...file }) => {
  const about = { claimId, year };
  const later = rowsLater(async () => {
    const rows = await askPool(pool)<Stored>(
      `SELECT session_id AS "sessionId", begin_wh::float8 AS "beginWh", end_wh::float8 AS "endWh",
              (end_wh - begin_wh)::float8 AS "energyWh", units::text AS units, content
         FROM ere_claim_session WHERE claim_id = $1::bigint
        ORDER BY content->>'endedAt', session_id`,
      [claimId],
    );
    return rows.map(({ content, ...row }): Row => ({ ...content, ...row }));
  });
  const lastRows = () => lastRowsOf(CLAIM, { rows: later.read(), about }, file.language);
  return reportFile(tableOf(CLAIM, about, file.language), later.rows, lastRows, file);
};
