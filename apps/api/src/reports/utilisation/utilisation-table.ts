import type { Utilisation } from '@laadpoort/contract/reports/utilisation';
import type { TableValue } from '#platform/downloads/table.ts';
import {
  ALL_STATIONS,
  count,
  countColumn,
  durationColumn,
  share,
  sumOf,
  type ReportDefinition,
} from '../frame/definition.ts';

type Row = Utilisation['rows'][number] & Pick<Utilisation, 'month'>;
type Seconds = Pick<Row, 'availableSeconds' | 'occupiedSeconds' | 'idleSeconds'>;

const chargingSeconds = ({ occupiedSeconds, idleSeconds }: Seconds): number => occupiedSeconds - idleSeconds;

/** A part of the time in which connectors were there. */
const shareColumn = (header: Record<'en' | 'nl', string>, width: number, part: (row: Row) => number) => ({
  header,
  width,
  value: (row: Row): TableValue => share(part(row), row.availableSeconds),
  total: (rows: readonly Row[]): TableValue =>
    share(
      sumOf(rows, part),
      sumOf(rows, ({ availableSeconds }) => availableSeconds),
    ),
});

/** How each connector was used in a month. */
export const utilisationTable: ReportDefinition<Row, Pick<Utilisation, 'month' | 'stationName'>> = {
  title: { en: 'Utilisation', nl: 'Bezetting' },
  about: ({ month, stationName }, language) => [month, stationName ?? ALL_STATIONS[language]],
  notes: [],
  columns: [
    { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
    { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
    { header: { en: 'Charger', nl: 'Laadpaal' }, width: 20, value: ({ serialNumber }) => serialNumber },
    {
      header: { en: 'Charging point', nl: 'Laadpunt' },
      width: 10,
      value: ({ connectorId }) => count(connectorId),
    },
    countColumn({ en: 'Sessions', nl: 'Sessies' }, 10, ({ sessions }) => sessions),
    {
      header: { en: 'Sessions a day', nl: 'Sessies per dag' },
      width: 14,
      value: ({ sessionsPerDay: each }) => (each === null ? null : { decimal: each.toFixed(2), places: 2 }),
    },
    durationColumn({ en: 'Present', nl: 'Aanwezig' }, 12, (row) => row.availableSeconds),
    durationColumn({ en: 'Occupied', nl: 'Bezet' }, 12, (row) => row.occupiedSeconds),
    durationColumn({ en: 'Charging', nl: 'Aan het laden' }, 14, chargingSeconds),
    durationColumn(
      { en: 'Occupied, not charging', nl: 'Bezet zonder te laden' },
      22,
      (row) => row.idleSeconds,
    ),
    shareColumn({ en: 'Occupied (%)', nl: 'Bezet (%)' }, 13, (row) => row.occupiedSeconds),
    shareColumn({ en: 'Charging (%)', nl: 'Aan het laden (%)' }, 17, chargingSeconds),
  ],
};
