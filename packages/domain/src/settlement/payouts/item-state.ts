import type { BankReason } from './bank-record.ts';

/** Where a payment that was sent stands. */
export const SENT_STATES = ['sent', 'accepted', 'paid', 'returned'] as const;
export type SentState = (typeof SENT_STATES)[number];

/** A record of the bank that is about an item, or about all of its batch. */
export type ItemRecord =
  | {
      readonly kind: 'booking';
      readonly about: 'item' | 'batch';
      readonly direction: 'debit' | 'credit';
      /** A debit that undoes a return. */
      readonly isReversal: boolean;
      readonly servicerRef: string | null;
      readonly detailCount: number;
      readonly index: number;
      readonly bookedOn: string;
      readonly reason: BankReason | null;
    }
  | {
      readonly kind: 'answer';
      readonly about: 'item' | 'batch';
      readonly status: 'accepted' | 'rejected';
      readonly reason: BankReason | null;
    };
type Booked = Extract<ItemRecord, { readonly kind: 'booking' }>;

export interface ItemState {
  readonly state: SentState;
  /** The first day on which it was booked; null: it was not. */
  readonly paidOn: string | null;
  /** Why it came back. */
  readonly reason: BankReason | null;
  /** The bank's records contradict one another: rejected and yet booked, or booked more than once. */
  readonly isOdd: boolean;
}

/**
 * Where a payment stands by all that the bank told about it, in whatever order. It is paid while more was booked to the
 * payee than came back, whatever was rejected: a file that was sent twice is rejected once. A rejection of what was not
 * booked, or all of it coming back, returns it.
 */
export const itemState = (records: readonly ItemRecord[]): ItemState => {
  const booked = records.filter((record) => record.kind === 'booking');
  const answers = records.filter((record) => record.kind === 'answer');
  const ofDirection = Map.groupBy(booked, ({ direction }) => direction);
  const [again = [], first = []] = [true, false].map((isReversal) =>
    (ofDirection.get('debit') ?? []).filter((debit) => debit.isReversal === isReversal),
  );
  const debits = timesBooked(first) + timesBooked(again);
  const credits = timesBooked(ofDirection.get('credit') ?? []);
  const isRejected = answers.some(({ status }) => status === 'rejected');
  const isReturned = (isRejected && debits <= credits) || (credits > 0 && credits >= debits);
  const days = booked.flatMap(({ direction, bookedOn }) => (direction === 'debit' ? [bookedOn] : []));
  return {
    state: isReturned
      ? 'returned'
      : debits > 0
        ? 'paid'
        : answers.some(({ status }) => status === 'accepted')
          ? 'accepted'
          : 'sent',
    paidOn: days.toSorted()[0] ?? null,
    reason: isReturned ? reasonOf(records) : null,
    isOdd: debits - credits > 1 || (isRejected && debits > credits),
  };
};

/**
 * How often it was booked. What a bank says of the item counts, else what it says of the whole batch. Statements and
 * notices repeat each other: under one reference, with details or without, or one of them without any reference.
 */
const timesBooked = (same: readonly Booked[]): number => {
  const own = same.filter(({ about }) => about === 'item');
  const counted = own.length > 0 ? own : same;
  const byReference = Map.groupBy(counted, ({ servicerRef }) => servicerRef);
  let withReference = 0;
  for (const [reference, bookings] of byReference) {
    if (reference === null) continue;
    const byCount = Map.groupBy(bookings, ({ detailCount }) => detailCount);
    withReference += Math.max(...[...byCount.values()].map((each) => distinct(each, ({ index }) => index)));
  }
  const without = byReference.get(null) ?? [];
  return Math.max(
    withReference,
    distinct(without, ({ bookedOn, index }) => `${bookedOn} ${index}`),
  );
};

const distinct = <Row>(rows: readonly Row[], keyOf: (row: Row) => unknown): number =>
  new Set(rows.map((row) => keyOf(row))).size;

/** That of the item before that of its batch; of several the first by its text, so that no order matters. */
const reasonOf = (records: readonly ItemRecord[]): BankReason | null => {
  const said = records
    .filter((record) =>
      record.kind === 'answer' ? record.status === 'rejected' : record.direction === 'credit',
    )
    .flatMap(({ about, reason }) => (reason ? [{ about, reason }] : []));
  const rank = ({ about, reason }: (typeof said)[number]) =>
    [about === 'item' ? 0 : 1, reason.code === null ? 1 : 0, reason.code, reason.text].join(' ');
  return said.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]?.reason ?? null;
};
