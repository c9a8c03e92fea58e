import { ERE_REASONS } from '@laadpoort/domain/reports/ere/decide-ere';
import type { MakeFile } from '#platform/downloads/export.ts';
import { tableOf, type ReportDefinition, type Words } from '../frame/definition.ts';
import { reportFile, type FileAsked } from '../frame/report-file.ts';
import { askPool } from './ask.ts';
import { readEreYear, type YearRow } from './read-year.ts';
import { rowsLater } from './rows-later.ts';
import { SESSION_COLUMNS, units, UNITS_HEADER, type FileRow } from './session-columns.ts';

const STATES: Readonly<Record<'counts' | 'claimed' | (typeof ERE_REASONS)[number], Words>> = {
  counts: { en: 'counts', nl: 'telt mee' },
  claimed: { en: 'claimed', nl: 'geclaimd' },
  abroad: { en: 'not in the Netherlands', nl: 'niet in Nederland' },
  'no-energy': { en: 'nothing was charged', nl: 'niets geladen' },
  'left-out': { en: 'excluded after review', nl: 'uitgesloten na beoordeling' },
  'in-doubt': { en: 'awaiting a decision', nl: 'wacht op beoordeling' },
  recent: { en: 'ended less than a day ago', nl: 'minder dan een dag geleden geëindigd' },
  'not-by-meter': { en: 'not between two meter readings', nl: 'niet tussen twee meterstanden' },
  'no-charger-data': { en: 'no meter entered', nl: 'geen meter ingevuld' },
  'meter-changed': { en: 'meter changed during the session', nl: 'meter gewisseld tijdens de sessie' },
  'no-ean': { en: 'no EAN', nl: 'geen EAN' },
  'no-meter-serial': { en: 'no meter serial number', nl: 'geen meternummer' },
  'not-built-in': { en: 'meter not built in', nl: 'meter niet ingebouwd' },
  'no-mid': { en: 'no MID meter', nl: 'geen MID-meter' },
  'no-authorisation': { en: 'no authorisation', nl: 'geen machtiging' },
  'no-share': { en: 'renewable share not known yet', nl: 'aandeel hernieuwbaar nog niet bekend' },
  'same-energy': { en: 'these kWh are already in a claim', nl: 'deze kWh zijn al geclaimd' },
};

interface About {
  readonly year: number;
}

export interface YearFile extends FileAsked, About {
  readonly accountId: string;
  readonly now: Date;
}

interface Row extends FileRow, Pick<YearRow, 'state' | 'units'> {}

const YEAR: ReportDefinition<Row, About> = {
  title: {
    en: 'Sessions, and whether they count for emission reduction units (ERE)',
    nl: 'Sessies, en of ze meetellen voor emissiereductie-eenheden (ERE)',
  },
  about: ({ year }) => [String(year)],
  notes: [],
  columns: [
    ...SESSION_COLUMNS,
    {
      header: { en: 'Claim', nl: 'Claim' },
      width: 34,
      value: ({ state }, language) => STATES[state][language],
    },
    {
      header: UNITS_HEADER,
      width: 16,
      value: (row) => (row.units === null ? null : units(row.units)),
    },
  ],
};

/** All sessions of a year, with what the booking service asks and whether they count. */
export const makeFile: MakeFile<YearFile> = ({ pool }, { accountId, year, now, ...file }) => {
  const later = rowsLater(async () =>
    (await readEreYear(askPool(pool), accountId, year, now)).rows.map(toRow),
  );
  return reportFile(tableOf(YEAR, { year }, file.language), later.rows, () => [], file);
};

const toRow = ({ session, meter, state, units: claimed }: YearRow): Row => ({
  ...session,
  startedAt: session.startedAt.toISOString(),
  endedAt: session.endedAt.toISOString(),
  ean: meter?.ean ?? null,
  meterSerial: meter?.meterSerial ?? null,
  mid: meter?.mid ?? null,
  state,
  units: claimed,
});
