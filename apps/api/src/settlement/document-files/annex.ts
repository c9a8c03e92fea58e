import { AMOUNT_PLACES, Money } from '@laadpoort/domain/money/amount';
import { localTimeOf } from '@laadpoort/domain/reports/month';
import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import type { Readable } from 'node:stream';
import { csvFile } from '#platform/downloads/csv-file.ts';
import { kWh, notationOf, type Column, type TableValue } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import type { DocumentHead } from './read-document.ts';
import { annexHeaders, bases as basisWords, late, total } from './words.ts';

type Sessions = Iterable<DocumentSession> | AsyncIterable<DocumentSession>;

/**
 * The sessions of a document, with all that their amounts consist of.
 * @param sessions all of them, however many: none is kept
 */
export const documentAnnex = (
  document: DocumentHead,
  sessions: Sessions,
  format: 'csv' | 'xlsx',
): Readable => {
  const columns = annexColumns(document);
  if (format === 'csv') return csvFile(columns, sessions, notationOf(document.language));
  const sums = createSums(document);
  return xlsxFile(columns, sums.added(sessions), () => [totalsRow(document, sums)]);
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
  document: DocumentHead,
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
      basis: [12, ({ basis }: DocumentSession) => basisWords[basis][language]],
      net: [18, (session: DocumentSession) => exact(withoutVat(session, vat.percent))],
      vatPercent: [8, () => ({ decimal: vat.percent, places: 0 })],
    }),
    late: [26, (session) => session.late && late[session.late][language]],
  };
};

const columnNames = Object.keys(annexHeaders) as ColumnName[];

const annexColumns = (document: DocumentHead): Column<DocumentSession>[] => {
  const values = valuesOf(document);
  return columnNames.flatMap((name) => {
    const found = values[name];
    return found ? [{ header: annexHeaders[name][document.language], width: found[0], value: found[1] }] : [];
  });
};

/** What sessions add up to, while they pass. */
const createSums = ({ vat }: DocumentHead) => {
  const bases = new Set<DocumentSession['basis']>();
  const sums = { bases, seconds: 0, energyWh: 0, amount: new Money(0), net: new Money(0) };
  return Object.assign(sums, {
    async *added(sessions: Sessions): AsyncGenerator<DocumentSession> {
      for await (const session of sessions) {
        bases.add(session.basis);
        sums.seconds += secondsOf(session);
        sums.energyWh += session.energyWh;
        sums.amount = sums.amount.plus(session.amount);
        if (vat) sums.net = sums.net.plus(withoutVat(session, vat.percent));
        yield session;
      }
    },
  });
};

/** No sum of amounts in different terms. */
const totalsRow = (
  document: DocumentHead,
  { bases, seconds, energyWh, amount, net }: ReturnType<typeof createSums>,
): TableValue[] => {
  const { language, vat } = document;
  const isOneBasis = vat === null || bases.size < 2;
  const values: Partial<Record<ColumnName, TableValue>> = {
    document: total[language],
    duration: { seconds },
    energy: kWh(energyWh),
    currency: 'EUR',
    ...(isOneBasis && { amount: exact(amount.toFixed(AMOUNT_PLACES)) }),
    ...(vat && { net: exact(net.toFixed(AMOUNT_PLACES)) }),
  };
  return columnNames.flatMap((name) => (name in valuesOf(document) ? [values[name] ?? null] : []));
};
