import { AMOUNT_PLACES, Money, sumAmounts } from '@laadpoort/domain/money/amount';
import { localTimeOf } from '@laadpoort/domain/reports/month';
import type { DocumentSession, SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { Readable } from 'node:stream';
import { csvFile } from '#platform/downloads/csv-file.ts';
import { kWh, notationOf, type Column, type TableValue } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import { annexHeaders, bases, late, total } from './words.ts';

/** The sessions of a document, with all that their amounts consist of. */
export const documentAnnex = (document: SettlementDocument, format: 'csv' | 'xlsx'): Readable => {
  const columns = annexColumns(document);
  const { sessions, language } = document;
  return format === 'csv'
    ? csvFile(columns, sessions, notationOf(language))
    : xlsxFile(columns, sessions, () => [totalsRow(document)]);
};

type ColumnName = keyof typeof annexHeaders;
type Value = (session: DocumentSession) => TableValue;

const exact = (decimal: string): TableValue => ({ decimal, places: AMOUNT_PLACES });
const started = ({ startedAt, timeZone }: DocumentSession) => localTime(startedAt, timeZone);
const localTime = (moment: string, timeZone: string) => {
  const at = new Date(moment);
  return { local: localTimeOf(at, timeZone), at };
};
const secondsOf = ({ startedAt, endedAt }: DocumentSession): number =>
  Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000);

/** What was told is in the terms in which the price was typed; a bookkeeper needs it without VAT. */
const withoutVat = ({ amount, basis }: DocumentSession, percent: string): string =>
  basis === 'excl'
    ? amount
    : new Money(amount).dividedBy(new Money(percent).dividedBy(100).plus(1)).toFixed(AMOUNT_PLACES);

const valuesOf = (
  document: SettlementDocument,
): Partial<Record<ColumnName, readonly [width: number, value: Value]>> => {
  const { language, vat } = document;
  return {
    document: [20, () => document.number],
    month: [10, () => document.month],
    owner: [24, () => document.supplier.name],
    session: [10, ({ sessionId }) => String(sessionId)],
    station: [24, ({ stationName }) => stationName],
    charger: [18, ({ charger }) => charger],
    connector: [14, ({ connectorId }) => String(connectorId)],
    start: [26, started],
    end: [26, (session) => ({ ...localTime(session.endedAt, session.timeZone), after: started(session) })],
    duration: [10, (session) => ({ seconds: secondsOf(session) })],
    energy: [14, ({ energyWh }) => kWh(energyWh)],
    meterStart: [18, ({ meterStartWh }) => kWh(meterStartWh)],
    meterStop: [18, ({ meterStopWh }) => (meterStopWh === null ? null : kWh(meterStopWh))],
    card: [24, ({ label }) => label],
    tariff: [38, ({ tariffVersionId }) => tariffVersionId],
    startAmount: [14, ({ startAmount }) => exact(startAmount)],
    energyAmount: [14, ({ energyAmount }) => exact(energyAmount)],
    timeAmount: [14, ({ timeAmount }) => exact(timeAmount)],
    idleAmount: [14, ({ idleAmount }) => exact(idleAmount)],
    limitAmount: [18, ({ limitAmount }) => exact(limitAmount)],
    amount: [14, ({ amount }) => exact(amount)],
    currency: [9, () => 'EUR'],
    ...(vat && {
      basis: [12, ({ basis }: DocumentSession) => bases[basis][language]],
      net: [18, (session: DocumentSession) => exact(withoutVat(session, vat.percent))],
      vatPercent: [8, () => ({ decimal: vat.percent, places: 0 })],
    }),
    late: [26, (session) => session.late && late[session.late][language]],
  };
};

const columnNames = Object.keys(annexHeaders) as ColumnName[];

const annexColumns = (document: SettlementDocument): Column<DocumentSession>[] => {
  const values = valuesOf(document);
  return columnNames.flatMap((name) => {
    const found = values[name];
    return found ? [{ header: annexHeaders[name][document.language], width: found[0], value: found[1] }] : [];
  });
};

/** No sum of amounts in different terms. */
const totalsRow = (document: SettlementDocument): TableValue[] => {
  const { sessions, language, vat } = document;
  const isOneBasis = vat === null || new Set(sessions.map(({ basis }) => basis)).size < 2;
  const values: Partial<Record<ColumnName, TableValue>> = {
    document: total[language],
    duration: { seconds: sessions.reduce((sum, session) => sum + secondsOf(session), 0) },
    energy: kWh(sessions.reduce((sum, { energyWh }) => sum + energyWh, 0)),
    currency: 'EUR',
    ...(isOneBasis && { amount: exact(sumAmounts(sessions.map(({ amount }) => amount))) }),
    ...(vat && { net: exact(sumAmounts(sessions.map((session) => withoutVat(session, vat.percent)))) }),
  };
  return columnNames.flatMap((name) => (name in valuesOf(document) ? [values[name] ?? null] : []));
};
