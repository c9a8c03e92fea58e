import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Money } from '../../money/amount.ts';
import { openAmount, planPayout, type PayableAccount } from './plan-payouts.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const TERMS = { minimum: '5.00', executeOn: '2026-11-23' };

const document = (total: string, isCredit = false) => ({ id: total, number: `SB-${total}`, total, isCredit });
const BANK = {
  enteredAt: daysAgo(90),
  check: { result: 'match' as const, recordedAt: daysAgo(80), people: 1 },
  returnedAt: null,
};
const ACCOUNT: PayableAccount = {
  createdAt: daysAgo(200),
  documents: [document('74.21')],
  bankAccount: BANK,
  wasPaidBefore: true,
};

test.each<[string, Partial<PayableAccount>, string, string | null]>([
  ['a document', {}, '74.21', null],
  [
    'documents less a credit',
    { documents: [document('74.21'), document('9.12'), document('3.33', true)] },
    '80.00',
    null,
  ],
  [
    'a credit that exceeds',
    { documents: [document('3.00'), document('9.12', true)] },
    '-6.12',
    'credit-exceeds',
  ],
  [
    'a credit of the same amount',
    { documents: [document('9.12'), document('9.12', true)] },
    '0.00',
    'credit-exceeds',
  ],
  ['less than is paid out', { documents: [document('4.99')] }, '4.99', 'below-minimum'],
  ['nowhere to pay to', { bankAccount: null }, '74.21', 'no-bank-account'],
  [
    'a bank account of two days',
    { bankAccount: { ...BANK, enteredAt: daysAgo(2) } },
    '74.21',
    'bank-account-waits',
  ],
  [
    'one whose holder is another',
    { bankAccount: { ...BANK, check: { ...BANK.check, result: 'no-match' } } },
    '74.21',
    'payee-no-match',
  ],
  [
    'one from which it came back',
    { bankAccount: { ...BANK, returnedAt: daysAgo(10) } },
    '74.21',
    'returned-before',
  ],
  ['one that was checked since', { bankAccount: { ...BANK, returnedAt: daysAgo(90) } }, '74.21', null],
  [
    'a first payout, not checked',
    { wasPaidBefore: false, bankAccount: { ...BANK, check: null } },
    '74.21',
    'payee-not-checked',
  ],
  ['a later one, not checked', { bankAccount: { ...BANK, check: null } }, '74.21', null],
  [
    'a first payout of a new account',
    { wasPaidBefore: false, createdAt: daysAgo(29) },
    '74.21',
    'new-account',
  ],
  ['a first payout after a month', { wasPaidBefore: false, createdAt: daysAgo(30) }, '74.21', null],
  [
    'a first payout at the ceiling',
    { wasPaidBefore: false, documents: [document('1000.00')] },
    '1000.00',
    null,
  ],
  [
    'a first payout above it, which one person checked',
    { wasPaidBefore: false, documents: [document('1000.01')] },
    '1000.01',
    'first-payout-large',
  ],
  [
    'one that two people checked',
    {
      wasPaidBefore: false,
      documents: [document('1000.01')],
      bankAccount: { ...BANK, check: { ...BANK.check, people: 2 } },
    },
    '1000.01',
    null,
  ],
  ['a later one above it', { documents: [document('1000.01')] }, '1000.01', null],
])('%s', (_, facts, amount, hold) => {
  expect(planPayout({ ...ACCOUNT, ...facts }, TERMS, NOW)).toEqual({ amount, hold });
});

test('in December little is paid too', () => {
  const terms = { ...TERMS, executeOn: '2026-12-21' };
  expect(planPayout({ ...ACCOUNT, documents: [document('0.01')] }, terms, NOW).hold).toBeNull();
});

const cents = fc.integer({ min: 0, max: 1_000_000 }).map((each) => new Money(each).dividedBy(100).toFixed(2));

test('month after month, what was owed is what was paid and what is open, and nothing paid is below zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ total: cents, isCredit: fc.boolean(), comesBack: fc.boolean() }), {
        maxLength: 40,
      }),
      (months) => {
        let open: PayableAccount['documents'] = [];
        let paid = new Money(0);
        const issued = months.map(({ total, isCredit }) => document(total, isCredit));
        for (const [index, { comesBack }] of months.entries()) {
          open = [...open, ...issued.slice(index, index + 1)];
          const { amount, hold } = planPayout({ ...ACCOUNT, documents: open }, TERMS, NOW);
          if (hold !== null || comesBack) continue;
          expect(new Money(amount).greaterThan(0)).toBe(true);
          paid = paid.plus(amount);
          open = [];
        }
        expect(paid.plus(openAmount(open)).toFixed(2)).toBe(openAmount(issued));
      },
    ),
  );
});
