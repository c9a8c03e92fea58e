import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordKey, type BankAnswer, type BankBooking, type BankRecord } from './bank-record.ts';
import { itemState, type ItemRecord, type ItemState } from './item-state.ts';
import { matchRecord, type MatchOutcome, type SentPayments } from './match-record.ts';

const BOOKING: BankBooking = {
  kind: 'booking',
  entry: 1,
  direction: 'debit',
  isReversal: false,
  amount: '74.21',
  bookedOn: '2026-12-07',
  iban: 'NL91ABNA0417164300',
  servicerRef: 'R1',
  detailCount: 1,
  index: 1,
  endToEndId: 'LP12-1',
  paymentInfoId: null,
  messageId: null,
  returned: null,
};
const ANSWER: BankAnswer = {
  kind: 'answer',
  entry: 1,
  status: 'rejected',
  code: 'RJCT',
  messageId: 'LP12',
  paymentInfoId: 'LP12-ALL',
  endToEndId: 'LP12-1',
  reason: { code: 'AC04', text: null },
};

const BATCH = { id: 12, total: '135.54' };
/** One of the same sum. */
const TWIN = { id: 13, total: '135.54' };
const SENT: SentPayments = {
  items: new Map([
    ['LP12-1', { id: 'a', amount: '74.21' }],
    ['LP12-2', { id: 'b', amount: '61.33' }],
    ['LP13-1', { id: 'c', amount: '135.54' }],
  ]),
  batches: new Map([
    ['LP12', BATCH],
    ['LP12-ALL', BATCH],
    ['LP13', TWIN],
    ['LP13-ALL', TWIN],
  ]),
};
const BATCH_OF: Readonly<Record<string, number>> = { a: 12, b: 12, c: 13 };

const whole: BankBooking = { ...BOOKING, amount: '135.54', detailCount: 0, endToEndId: null };
const credit: BankBooking = { ...BOOKING, direction: 'credit', servicerRef: 'R2' };
const returned = { ...credit, returned: { code: 'AC04', text: null } };
const again: BankBooking = { ...BOOKING, isReversal: true, servicerRef: 'R3' };

test.each<[string, BankRecord, MatchOutcome]>([
  ['our reference and its amount', BOOKING, { kind: 'item', itemId: 'a' }],
  [
    'our reference and another amount',
    { ...BOOKING, amount: '74.20' },
    { kind: 'not-matched', reason: 'other-amount' },
  ],
  [
    'our reference and no amount',
    { ...BOOKING, amount: null },
    { kind: 'not-matched', reason: 'unknown-amount' },
  ],
  [
    'a reference of others',
    { ...BOOKING, endToEndId: 'X' },
    { kind: 'not-matched', reason: 'unknown-reference' },
  ],
  ['a batch by PmtInfId', { ...whole, paymentInfoId: 'LP12-ALL' }, { kind: 'batch', batchId: 12 }],
  ['a batch by MsgId', { ...whole, messageId: 'LP13' }, { kind: 'batch', batchId: 13 }],
  [
    'a batch of another sum',
    { ...whole, messageId: 'LP12', amount: '1.00' },
    { kind: 'not-matched', reason: 'other-amount' },
  ],
  ['a batch by its sum alone', whole, { kind: 'not-matched', reason: 'no-reference' }],
  [
    'a detail of others in our batch',
    { ...BOOKING, endToEndId: 'X', messageId: 'LP12', amount: '135.54' },
    { kind: 'not-matched', reason: 'unknown-reference' },
  ],
  ['money that comes back', returned, { kind: 'item', itemId: 'a' }],
  ['money that comes back without a reason', credit, { kind: 'item', itemId: 'a' }],
  [
    'money that comes back to nobody knows what',
    { ...returned, endToEndId: null },
    { kind: 'not-matched', reason: 'no-reference' },
  ],
  ['money from others', { ...credit, endToEndId: 'X' }, { kind: 'not-ours' }],
  ['a payment that is rejected', ANSWER, { kind: 'item', itemId: 'a' }],
  ['a file that is rejected', { ...ANSWER, endToEndId: null }, { kind: 'batch', batchId: 12 }],
  [
    'a payment of others that is rejected',
    { ...ANSWER, endToEndId: '' },
    { kind: 'not-matched', reason: 'unknown-reference' },
  ],
  [
    'a file of others that is accepted',
    { ...ANSWER, status: 'accepted', messageId: 'X', paymentInfoId: null, endToEndId: null },
    { kind: 'not-ours' },
  ],
])('%s', (_, record, outcome) => {
  expect(matchRecord(record, SENT)).toEqual(outcome);
});

/** What is kept of files, by key, and where each payment stands then. */
const after = (files: readonly (readonly BankRecord[])[]): Readonly<Record<string, ItemState>> => {
  const kept = new Map<string, BankRecord>();
  for (const record of files.flat()) if (!kept.has(recordKey(record))) kept.set(recordKey(record), record);
  const recordsOf = (itemId: string): ItemRecord[] =>
    [...kept.values()].flatMap((record) => {
      const outcome = matchRecord(record, SENT);
      const isOwn = outcome.kind === 'item' && outcome.itemId === itemId;
      const isOfBatch = outcome.kind === 'batch' && outcome.batchId === BATCH_OF[itemId];
      if (!isOwn && !isOfBatch) return [];
      const about = isOwn ? 'item' : 'batch';
      return [
        record.kind === 'answer' ? { ...record, about } : { ...record, about, reason: record.returned },
      ];
    });
  return Object.fromEntries(Object.keys(BATCH_OF).map((id) => [id, itemState(recordsOf(id))]));
};

const accepted: BankAnswer = { ...ANSWER, status: 'accepted', code: 'ACSP', endToEndId: null, reason: null };
const batch = { ...whole, paymentInfoId: 'LP12-ALL' };
const details = [
  { ...BOOKING, detailCount: 2 },
  { ...BOOKING, detailCount: 2, amount: '61.33', endToEndId: 'LP12-2' },
];

test.each<[string, readonly (readonly BankRecord[])[], string, string, boolean]>([
  ['nothing was heard', [], 'sent', 'sent', false],
  ['the file is accepted', [[accepted]], 'accepted', 'accepted', false],
  ['one is booked', [[accepted, BOOKING]], 'paid', 'accepted', false],
  ['the batch is booked', [[batch]], 'paid', 'paid', false],
  ['the batch is booked, its details come in a notice', [[batch], details], 'paid', 'paid', false],
  ['the same under another reference', [[{ ...batch, servicerRef: 'R9' }], details], 'paid', 'paid', false],
  [
    'a notice and a statement under one reference',
    [details, details.map((each) => ({ ...each, entry: 7 }))],
    'paid',
    'paid',
    false,
  ],
  [
    'only one of them gives a reference',
    [[BOOKING], [{ ...BOOKING, servicerRef: null }]],
    'paid',
    'sent',
    false,
  ],
  ['one is rejected', [[accepted, ANSWER]], 'returned', 'accepted', false],
  ['the file is rejected', [[{ ...ANSWER, endToEndId: null }]], 'returned', 'returned', false],
  ['it comes back', [[batch], [returned]], 'returned', 'paid', false],
  ['it comes back, and the notice comes first', [[returned], [batch]], 'returned', 'paid', false],
  ['the return is undone', [[batch, returned, again]], 'paid', 'paid', false],
  [
    'it comes back again',
    [[batch, returned, again, { ...returned, servicerRef: 'R4' }]],
    'returned',
    'paid',
    false,
  ],
  ['it is booked twice', [[BOOKING, { ...BOOKING, index: 2 }]], 'paid', 'sent', true],
  ['rejected and yet booked', [[ANSWER, BOOKING]], 'paid', 'sent', true],
  ['rejected, booked, and back', [[ANSWER, BOOKING, returned]], 'returned', 'sent', false],
])('%s', (_, files, first, second, isOdd) => {
  const states = after(files);
  expect([states['a']?.state, states['b']?.state, states['c']?.state]).toEqual([first, second, 'sent']);
  expect(states['a']?.isOdd).toBe(isOdd);
});

test('a returned payment says why, and one that was booked says when', () => {
  expect(after([[BOOKING, returned]])['a']).toMatchObject({
    paidOn: '2026-12-07',
    reason: { code: 'AC04' },
  });
});

const record: fc.Arbitrary<BankRecord> = fc.oneof(
  fc.record({
    kind: fc.constant('booking' as const),
    entry: fc.integer({ min: 1, max: 9 }),
    direction: fc.constantFrom('debit' as const, 'credit' as const),
    isReversal: fc.boolean(),
    amount: fc.constantFrom('74.21', '135.54', null),
    bookedOn: fc.constantFrom('2026-12-07', '2026-12-08'),
    iban: fc.constant(BOOKING.iban),
    servicerRef: fc.constantFrom('R1', null),
    detailCount: fc.integer({ min: 0, max: 1 }),
    index: fc.integer({ min: 1, max: 2 }),
    endToEndId: fc.constantFrom('LP12-1', 'LP13-1', null),
    paymentInfoId: fc.constantFrom('LP12-ALL', null),
    messageId: fc.constantFrom('LP12', 'LP13', null),
    returned: fc.constantFrom(null, { code: 'AC04', text: null }, { code: 'MD07', text: 'deceased' }),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    entry: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('accepted' as const, 'rejected' as const),
    code: fc.constantFrom('ACSP', 'RJCT'),
    messageId: fc.constantFrom('LP12', 'LP13', 'X'),
    paymentInfoId: fc.constantFrom('LP12-ALL', null),
    endToEndId: fc.constantFrom('LP12-1', '', null),
    reason: fc.constantFrom(null, { code: 'AC04', text: null }, { code: 'AM04', text: 'funds' }),
  }),
);

/** The status follows from the code in what banks send. */
const sane = (each: BankRecord): BankRecord =>
  each.kind === 'answer' ? { ...each, status: each.code === 'RJCT' ? 'rejected' : 'accepted' } : each;

test('files in any order, and any of them again, end in the same state', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.array(record, { maxLength: 4 }), { maxLength: 5 })
        .chain((files) =>
          fc.tuple(
            fc.constant(files),
            fc.shuffledSubarray(files, { minLength: files.length, maxLength: files.length }),
            fc.shuffledSubarray(files),
          ),
        ),
      ([files, shuffled, repeated]) => {
        const all = [files, [...shuffled, ...repeated], [...repeated, ...shuffled]].map((some) =>
          after(some.map((file) => file.map((each) => sane(each)))),
        );
        expect(all[1]).toEqual(all[0]);
        expect(all[2]).toEqual(all[0]);
      },
    ),
    { numRuns: 2_000 },
  );
});
