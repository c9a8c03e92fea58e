import { Money } from '../../money/amount.ts';
import type { PriceLine } from '../../tariffs/price-line.ts';
import type { TariffWindow } from '../../tariffs/tariff.ts';
import { VAT_PERCENT } from '../../tariffs/vat.ts';
import type { BilledSession } from './billed-session.ts';
import type { DocumentItem, DocumentLine } from './document.ts';

const FACTOR = new Money(VAT_PERCENT).dividedBy(100).plus(1);
const UNIT_PRICE_PLACES = 8;
const SECONDS_PER_HOUR = 3600;

type Paid = Extract<PriceLine, { readonly kind: DocumentItem }>;
type Total = InstanceType<typeof Money>;
type Billed = Pick<BilledSession, 'stationId' | 'stationName' | 'basis' | 'lines'>;

/** What is added up: Wh, seconds, sessions, or euros of a limit. */
interface Group {
  readonly session: Billed;
  readonly line: Paid;
  sum: Total;
}

/**
 * The lines of a document: one for each station, tariff version, item, window and price, in the order in which their
 * sessions come. Energy and time that cost nothing are told too, at a price of 0.
 * @param hasVat whether a price that was typed with VAT contains any
 */
export const documentLines = (sessions: readonly Billed[], hasVat: boolean): readonly DocumentLine[] => {
  const groups = new Map<string, Group>();
  for (const session of sessions) {
    for (const line of session.lines) {
      if (!isPaid(line)) continue;
      const key = JSON.stringify([
        session.stationId,
        line.kind,
        line.tariffId,
        windowOf(line),
        priceOf(line),
      ]);
      const group = groups.get(key);
      if (group) group.sum = group.sum.plus(quantityOf(line));
      else groups.set(key, { session, line, sum: new Money(quantityOf(line)) });
    }
  }
  return [...groups.values()].map((group) => toLine(group, hasVat));
};

const UNPAID: ReadonlySet<PriceLine['kind']> = new Set<PriceLine['kind']>([
  'whitelist',
  'free-charging',
  'access-group',
  'no-tariff',
]);

const isPaid = (line: PriceLine): line is Paid => !UNPAID.has(line.kind);

const windowOf = (line: Paid): TariffWindow | null => ('window' in line && line.window) || null;

/** The typed price of a unit; a limit has none, it is a sum of differences. */
const priceOf = (line: Paid): string | null => {
  if (line.kind === 'energy') return line.pricePerKwh;
  if (line.kind === 'time' || line.kind === 'idle') return line.pricePerHour;
  return line.kind === 'start' ? line.amount : null;
};

const quantityOf = (line: Paid): string | number => {
  if (line.kind === 'energy') return line.energyWh.toString();
  if (line.kind === 'time' || line.kind === 'idle') return line.seconds;
  return line.kind === 'start' ? 1 : line.amount;
};

const toLine = ({ session, line, sum }: Group, hasVat: boolean): DocumentLine => {
  const { unit, quantity, typedPrice } = measured(line, sum);
  // The amount is of the exact price, not of the one written with 8 places.
  const price =
    hasVat && session.basis === 'incl' ? new Money(typedPrice).dividedBy(FACTOR) : new Money(typedPrice);
  return {
    stationId: session.stationId,
    stationName: session.stationName,
    item: line.kind,
    tariffVersionId: line.tariffId,
    window: windowOf(line),
    unit,
    quantity,
    typedPrice,
    basis: session.basis,
    unitPrice: price.toFixed(UNIT_PRICE_PLACES),
    amount: cents(price.times(quantity)),
  };
};

/** A maximum may take less than half a cent: that is no `-0.00`. */
const cents = (amount: Total): string => {
  const text = amount.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
};

const measured = (line: Paid, sum: Total): Pick<DocumentLine, 'unit' | 'quantity' | 'typedPrice'> => {
  if (line.kind === 'energy')
    return { unit: 'kWh', quantity: sum.dividedBy(1000).toFixed(3), typedPrice: line.pricePerKwh };
  if (line.kind === 'time' || line.kind === 'idle')
    return {
      unit: 'hour',
      quantity: sum.dividedBy(SECONDS_PER_HOUR).toFixed(4),
      typedPrice: line.pricePerHour,
    };
  if (line.kind === 'start') return { unit: 'session', quantity: sum.toFixed(0), typedPrice: line.amount };
  return { unit: 'one', quantity: '1', typedPrice: sum.toFixed(6) };
};
