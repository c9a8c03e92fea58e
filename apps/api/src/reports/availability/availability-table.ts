import type { AvailabilityReport } from '@laadpoort/contract/reports/availability';
import {
  ALL_STATIONS,
  count,
  countColumn,
  durationColumn,
  share,
  sumOf,
  type ReportDefinition,
} from '../frame/definition.ts';

type Row = AvailabilityReport['rows'][number];

const upOf = ({ upSeconds, plannedSeconds }: Row) => upSeconds + plannedSeconds;
const thereOf = (row: Row) => upOf(row) + row.faultedSeconds + row.offlineSeconds + row.unknownSeconds;
const UP_TO = { en: 'up to and including', nl: 'tot en met' } as const;

/** How long each connector was up in a month. */
export const availabilityTable: ReportDefinition<
  Row,
  Pick<AvailabilityReport, 'month' | 'stationName' | 'lastDay'>
> = {
  title: { en: 'Availability', nl: 'Beschikbaarheid' },
  about: ({ month, stationName, lastDay }, language) => [
    lastDay === null ? month : `${month}, ${UP_TO[language]} ${lastDay}`,
    stationName ?? ALL_STATIONS[language],
  ],
  notes: [
    {
      en: 'Available: connected, and neither faulted nor unavailable. What was taken out of order on purpose is no outage. Time about which nothing is known does not count as up.',
      nl: 'Beschikbaar: verbonden, en niet in storing of buiten gebruik. Wat de eigenaar buiten gebruik heeft gesteld, is geen uitval. Tijd waarover niets bekend is, telt niet als beschikbaar.',
    },
  ],
  columns: [
    { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
    { header: { en: 'Charger', nl: 'Laadpaal' }, width: 20, value: ({ serialNumber }) => serialNumber },
    {
      header: { en: 'Charging point', nl: 'Laadpunt' },
      width: 10,
      value: ({ connectorId }) => count(connectorId),
    },
    {
      header: { en: 'Uptime (%)', nl: 'Beschikbaar (%)' },
      width: 15,
      value: (row) => share(upOf(row), thereOf(row)),
      total: (rows) => share(sumOf(rows, upOf), sumOf(rows, thereOf)),
    },
    durationColumn({ en: 'Up', nl: 'Beschikbaar' }, 13, (row) => row.upSeconds),
    durationColumn({ en: 'Faulted', nl: 'In storing' }, 12, (row) => row.faultedSeconds),
    durationColumn({ en: 'Offline', nl: 'Offline' }, 12, (row) => row.offlineSeconds),
    durationColumn({ en: 'Out of order', nl: 'Buiten gebruik' }, 14, (row) => row.plannedSeconds),
    durationColumn({ en: 'Unknown', nl: 'Onbekend' }, 12, (row) => row.unknownSeconds),
    countColumn({ en: 'Starts', nl: 'Gestart' }, 10, ({ starts }) => starts),
    countColumn({ en: 'Without energy', nl: 'Zonder energie' }, 15, ({ failedStarts }) => failedStarts),
  ],
};
