import { localTimeOf } from '@laadpoort/domain/reports/month';
import type { TableLanguage, TableValue } from '#platform/downloads/table.ts';
import { kWh } from '#platform/downloads/table.ts';
import { energyColumn, type ReportDefinition } from '../frame/definition.ts';
import type { ClaimedSession } from './claim.ts';

/** What a booking service asks about a session; null: not known. */
export interface FileRow extends Omit<
  ClaimedSession,
  'ean' | 'meterSerial' | 'mid' | 'renewablePercent' | 'stationName'
> {
  readonly ean: string | null;
  readonly meterSerial: string | null;
  readonly mid: string | null;
  readonly sessionId: number;
  readonly beginWh: number | null;
  readonly endWh: number | null;
  readonly energyWh: number;
}

type Columns<Row> = ReportDefinition<Row, unknown>['columns'];

const YES_NO = { en: ['no', 'yes'], nl: ['nee', 'ja'] } as const;
const said = (flag: boolean, language: TableLanguage) => YES_NO[language][flag ? 1 : 0];
const utc = (at: string): TableValue => ({ local: localTimeOf(new Date(at), 'UTC'), at: new Date(at) });
const register = (wh: number | null): TableValue => (wh === null ? null : kWh(wh));
const number = (value: number): TableValue => ({ decimal: String(value), places: 0 });

/** Which connection and meter it was, in the order of the booking services' lists. */
const PLACE: Columns<FileRow> = [
  { header: { en: 'EAN', nl: 'EAN' }, width: 20, value: ({ ean }) => ean },
  { header: { en: 'Address', nl: 'Adres' }, width: 34, value: ({ address }) => address },
  {
    header: { en: 'Charger serial number', nl: 'Serienummer laadpaal' },
    width: 22,
    value: ({ serialNumber }) => serialNumber,
  },
  {
    header: { en: 'Charging point', nl: 'Laadpunt' },
    width: 14,
    value: ({ connectorId }) => number(connectorId),
  },
  { header: { en: 'MID certificate', nl: 'MID-certificaat' }, width: 18, value: ({ mid }) => mid },
  {
    header: { en: 'Meter serial number', nl: 'Meternummer' },
    width: 18,
    value: ({ meterSerial }) => meterSerial,
  },
];

/** What was charged. */
const CHARGED: Columns<FileRow> = [
  { header: { en: 'Session', nl: 'Sessie' }, width: 12, value: ({ sessionId }) => number(sessionId) },
  { header: { en: 'Start (UTC)', nl: 'Start (UTC)' }, width: 20, value: ({ startedAt }) => utc(startedAt) },
  { header: { en: 'End (UTC)', nl: 'Einde (UTC)' }, width: 20, value: ({ endedAt }) => utc(endedAt) },
  {
    header: { en: 'Meter at start (kWh)', nl: 'Meterstand begin (kWh)' },
    width: 20,
    value: ({ beginWh }) => register(beginWh),
  },
  {
    header: { en: 'Meter at end (kWh)', nl: 'Meterstand einde (kWh)' },
    width: 20,
    value: ({ endWh }) => register(endWh),
  },
  energyColumn({ en: 'Energy (kWh)', nl: 'Energie (kWh)' }, 14, ({ energyWh }) => energyWh),
  {
    header: { en: 'Open to guests', nl: 'Open voor gasten' },
    width: 14,
    value: (row, language) => said(row.public, language),
  },
  {
    header: { en: 'Charging paused', nl: 'Laden onderbroken' },
    width: 18,
    value: ({ interrupted }, language) => said(interrupted, language),
  },
];

export const SESSION_COLUMNS: Columns<FileRow> = [...PLACE, ...CHARGED];

/** Emission reduction units, 6 places. */
export const UNITS_HEADER = { en: 'ERE (kg CO2)', nl: 'ERE (kg CO2)' } as const;
export const units = (amount: string): TableValue => ({ decimal: amount, places: 6 });
