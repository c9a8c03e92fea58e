import { alikeKey, type BankBooking } from '@laadpoort/domain/settlement/payouts/bank-record';
import { hash } from 'node:crypto';
import { BankFileError } from './bank-file-problem.ts';
import { readAmount, readDay } from './bank-values.ts';
import type { Detail, Entry } from './camt-entry.ts';

const DIRECTIONS: ReadonlyMap<string, BankBooking['direction']> = new Map([
  ['DBIT', 'debit'],
  ['CRDT', 'credit'],
]);
/** Not booked: it may still be, or never. */
const PENDING = new Set(['PDNG', 'INFO', 'FUTR']);
const BOOKED = 'BOOK';

/** Makes bookings of entries: one of each detail, or of the entry itself when it has none. */
export const createBookings = (emit: (booking: BankBooking) => void) => {
  const alike = new Map<string, number>();
  const add = (booking: BankBooking): void => {
    // A file may have a hundred thousand: half the memory of the keys themselves.
    const key = hash('sha256', alikeKey(booking), 'binary');
    const index = (alike.get(key) ?? 0) + 1;
    alike.set(key, index);
    emit({ ...booking, index });
  };
  return {
    add: (entry: Entry, iban: string): void => {
      const common = readEntry(entry, iban);
      if (common === null) return;
      if (entry.details.length === 0) add(common);
      for (const detail of entry.details) add(ofDetail(entry, detail, common));
    },
  };
};

/** The entry itself; null: it is not booked. */
const readEntry = (entry: Entry, iban: string): BankBooking | null => {
  const { number, currency, status, isReversal, servicerRef, groups } = entry;
  const amount = readAmount(entry.amount, number);
  const direction = DIRECTIONS.get(entry.direction);
  if (currency !== 'EUR') throw new BankFileError('wrong-currency', number);
  if (!direction) throw new BankFileError('wrong-structure', number);
  if (PENDING.has(status)) return null;
  if (status !== BOOKED) throw new BankFileError('wrong-status', number);
  const bookedOn = readDay(entry.bookedOn === '' ? entry.valuedOn : entry.bookedOn, number);
  // Of several groups, none is what the entry is about.
  const { paymentInfoId, messageId } = (groups.length === 1 && groups[0]) || {
    paymentInfoId: null,
    messageId: null,
  };
  return {
    kind: 'booking',
    entry: number,
    direction,
    isReversal,
    amount,
    bookedOn,
    iban,
    servicerRef,
    detailCount: 0,
    index: 0,
    endToEndId: null,
    paymentInfoId,
    messageId,
    returned: null,
  };
};

const ofDetail = (entry: Entry, detail: Detail, common: BankBooking): BankBooking => {
  const amount = detail.amounts.find((each) => each !== undefined);
  const direction = detail.direction === null ? common.direction : DIRECTIONS.get(detail.direction);
  if (!direction) throw new BankFileError('wrong-structure', entry.number);
  const { returnCode: code, returnTexts } = detail;
  return {
    ...common,
    direction,
    amount: amount === undefined ? amountOfOne(entry, common) : readAmount(amount, entry.number),
    servicerRef: common.servicerRef ?? detail.servicerRef,
    detailCount: entry.details.length,
    endToEndId: detail.endToEndId,
    paymentInfoId: detail.paymentInfoId ?? detail.group?.paymentInfoId ?? null,
    messageId: detail.messageId ?? detail.group?.messageId ?? null,
    returned: detail.isReturn ? { code, text: returnTexts.join(' ').slice(0, 500) || null } : null,
  };
};

/** An only detail is about all of its entry. */
const amountOfOne = ({ details }: Entry, { amount }: BankBooking): string | null =>
  details.length === 1 ? amount : null;
