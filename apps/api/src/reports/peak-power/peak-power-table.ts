import { Money } from '@laadpoort/domain/money/amount';
import type { PeakPower } from '@laadpoort/contract/reports/peak-power';
import { localTimeOf } from '@laadpoort/domain/reports/month';
import { ALL_STATIONS, type ReportDefinition } from '../frame/definition.ts';

type Row = PeakPower['rows'][number];

/** The highest power of each station and day. */
export const peakPowerTable: ReportDefinition<Row, Pick<PeakPower, 'month' | 'stationName'>> = {
  title: { en: 'Peak power', nl: 'Piekvermogen' },
  about: ({ month, stationName }, language) => [month, stationName ?? ALL_STATIONS[language]],
  notes: [
    {
      en: 'Of the highest quarter of an hour of a day: the highest power of each charging point in it, added up.',
      nl: 'Van het hoogste kwartier van een dag: het hoogste vermogen van elk laadpunt in dat kwartier, opgeteld.',
    },
  ],
  columns: [
    { header: { en: 'Day', nl: 'Dag' }, width: 12, value: ({ day }) => day },
    { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
    {
      header: { en: 'Peak power (kW)', nl: 'Piekvermogen (kW)' },
      width: 18,
      value: ({ peakW }) => ({ decimal: new Money(peakW).div(1_000).toFixed(1), places: 1 }),
    },
    {
      header: { en: 'Quarter of an hour from', nl: 'Kwartier vanaf' },
      width: 24,
      value: ({ peakAt, timeZone }) => {
        const at = new Date(peakAt);
        return { local: localTimeOf(at, timeZone), at };
      },
    },
  ],
};
