import type { Utilisation } from '@laadpoort/contract/reports/utilisation';
import type { MakeFile } from '#platform/downloads/export.ts';
import type { Column, TableLanguage, TableValue } from '#platform/downloads/table.ts';
import { count, reportFile, type FileAsked } from './report-file.ts';

type Row = Utilisation['rows'][number];

const headers = {
  month: { en: 'Month', nl: 'Maand' },
  station: { en: 'Station', nl: 'Station' },
  charger: { en: 'Charger', nl: 'Laadpaal' },
  connector: { en: 'Connector', nl: 'Laadpunt' },
  sessions: { en: 'Sessions', nl: 'Sessies' },
  perDay: { en: 'Sessions a day', nl: 'Sessies per dag' },
  available: { en: 'There', nl: 'Aanwezig' },
  occupied: { en: 'Occupied', nl: 'Bezet' },
  charging: { en: 'Charging', nl: 'Aan het laden' },
  idle: { en: 'Occupied, not charging', nl: 'Bezet zonder te laden' },
  occupiedShare: { en: 'Occupied (%)', nl: 'Bezet (%)' },
  chargingShare: { en: 'Charging (%)', nl: 'Aan het laden (%)' },
} as const;
const total = { en: 'Total', nl: 'Totaal' } as const;
const allStations = { en: 'All stations', nl: 'Alle stations' } as const;
const title = { en: 'Utilisation', nl: 'Bezetting' } as const;

export interface UtilisationFile extends FileAsked {
  readonly report: Utilisation;
}

/** How each connector was used in a month. */
export const makeFile: MakeFile<UtilisationFile> = (_db, { report, ...asked }) => {
  const { language } = asked;
  const head = [[title[language], report.month, report.stationName ?? allStations[language]]];
  const rows = report.rows;
  return reportFile(
    { columns: columns(report.month, language), rows, head, totals: lastRows(rows, language) },
    asked,
  );
};

const columns = (month: string, language: TableLanguage): Column<Row>[] => {
  const column = (name: keyof typeof headers, width: number, value: (row: Row) => TableValue) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('month', 10, () => month),
    column('station', 26, ({ stationName }) => stationName),
    column('charger', 20, ({ serialNumber }) => serialNumber),
    column('connector', 10, ({ connectorId }) => count(connectorId)),
    column('sessions', 10, ({ sessions }) => count(sessions)),
    column('perDay', 14, ({ sessionsPerDay }) => decimal(sessionsPerDay)),
    column('available', 12, ({ availableSeconds }) => ({ seconds: availableSeconds })),
    column('occupied', 12, ({ occupiedSeconds }) => ({ seconds: occupiedSeconds })),
    column('charging', 14, (row) => ({ seconds: chargingSeconds(row) })),
    column('idle', 22, ({ idleSeconds }) => ({ seconds: idleSeconds })),
    column('occupiedShare', 13, (row) => share(row.occupiedSeconds, row.availableSeconds)),
    column('chargingShare', 17, (row) => share(chargingSeconds(row), row.availableSeconds)),
  ];
};

type Seconds = Pick<Row, 'availableSeconds' | 'occupiedSeconds' | 'idleSeconds'>;

const chargingSeconds = ({ occupiedSeconds, idleSeconds }: Seconds): number => occupiedSeconds - idleSeconds;

const decimal = (number: number | null): TableValue =>
  number === null ? null : { decimal: number.toFixed(2), places: 2 };

const share = (seconds: number, of: number): TableValue => (of === 0 ? null : decimal((100 * seconds) / of));

const lastRows = (rows: readonly Row[], language: TableLanguage): TableValue[][] => {
  const sum = (value: (row: Row) => number) => rows.reduce((added, row) => added + value(row), 0);
  const seconds = {
    availableSeconds: sum((row) => row.availableSeconds),
    occupiedSeconds: sum((row) => row.occupiedSeconds),
    idleSeconds: sum((row) => row.idleSeconds),
  };
  return [
    [
      total[language],
      null,
      null,
      null,
      count(sum(({ sessions }) => sessions)),
      null,
      { seconds: seconds.availableSeconds },
      { seconds: seconds.occupiedSeconds },
      { seconds: chargingSeconds(seconds) },
      { seconds: seconds.idleSeconds },
      share(seconds.occupiedSeconds, seconds.availableSeconds),
      share(chargingSeconds(seconds), seconds.availableSeconds),
    ],
  ];
};
