import { Money } from '@laadpoort/domain/money/amount';
import { BankFileError } from './bank-file-problem.ts';

/** As XML Schema has it, with as many zeros before it as a bank likes. */
const AMOUNT = /^\+?\d{1,40}(?:\.\d{0,18})?$/;
const DAY = /^(\d{4}-\d{2}-\d{2})(?:$|[TZ+-])/;
/** What stands where there is no reference. */
const NOTHING = new Set(['', 'NOTPROVIDED', 'NONREF']);

/** `000149.870` is `149.87`; whole cents only. */
export const readAmount = (text: string, entry: number): string => {
  if (!AMOUNT.test(text)) throw new BankFileError('wrong-amount', entry);
  const amount = new Money(text.replace(/^\+/, ''));
  if (amount.decimalPlaces() > 2 || amount.greaterThanOrEqualTo('1e13'))
    throw new BankFileError('wrong-amount', entry);
  return amount.toFixed(2);
};

/** The day of a date or of a date with a time, as the bank wrote it. */
export const readDay = (text: string, entry: number): string => {
  const day = DAY.exec(text)?.[1];
  if (day === undefined || !isDay(day)) throw new BankFileError('wrong-day', entry);
  return day;
};

const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

/** A reference; null where the bank says that there is none. */
export const readReference = (text: string): string | null => (NOTHING.has(text) ? null : text);
