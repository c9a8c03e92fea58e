import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Money } from '../money/amount.ts';
import { reimbursementsOf, type ReimbursedDocument } from './reimbursements.ts';

const document = (given: Partial<ReimbursedDocument>): ReimbursedDocument => ({
  kind: 'invoice',
  month: '2026-12',
  energyWh: 10_000,
  net: '10.00',
  vat: '2.10',
  total: '12.10',
  paidOn: null,
  paid: '0.00',
  ...given,
});

const sign = ({ kind }: ReimbursedDocument) => (kind.endsWith('-credit') ? -1 : 1);

test('a year has the documents about its months, and what was received on its days', () => {
  const december = document({ paidOn: '2027-01-20', paid: '12.10' });
  const november = document({ month: '2026-11', paidOn: '2026-12-20', paid: '12.10' });
  expect(reimbursementsOf('2026', [december, november])).toEqual({
    rows: [december, november],
    totals: { energyWh: 20_000, net: '20.00', vat: '4.20', total: '24.20' },
    received: '12.10',
  });
  expect(reimbursementsOf('2027', [december, november])).toEqual({
    rows: [],
    totals: { energyWh: 0, net: '0.00', vat: '0.00', total: '0.00' },
    received: '12.10',
  });
});

test('a credit note takes away what it credits, and reduces what is received', () => {
  const paid = document({ paidOn: '2026-12-20', paid: '12.10' });
  const note = document({ kind: 'invoice-credit', paidOn: '2026-12-20', paid: '-12.10', vat: '2.10' });
  const { rows, totals, received } = reimbursementsOf('2026', [note, paid]);
  expect(rows[0]).toEqual({ ...note, energyWh: -10_000, net: '-10.00', vat: '-2.10', total: '-12.10' });
  expect([totals.energyWh, totals.net, totals.vat, totals.total, received]).toEqual([
    0,
    ...Array(4).fill('0.00'),
  ]);
  const free = document({ kind: 'statement-credit', energyWh: 0, net: '0.00', vat: '0.00', total: '0.00' });
  expect(reimbursementsOf('2026', [free]).rows[0]).toEqual(free);
});

test('years add up to all documents, and every column to its total', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map((value) => new Money(value).div(100).toFixed(2));
  const documents = fc.array(
    fc.record({
      kind: fc.constantFrom('invoice', 'statement', 'invoice-credit', 'statement-credit'),
      month: fc.constantFrom('2025-12', '2026-01', '2026-12', '2027-01'),
      energyWh: fc.nat(1_000_000),
      net: cents,
      vat: cents,
      total: cents,
      paidOn: fc.constantFrom(null, '2025-12-31', '2026-01-01', '2027-12-31'),
      paid: cents,
    }) satisfies fc.Arbitrary<ReimbursedDocument>,
  );
  fc.assert(
    fc.property(documents, (all) => {
      const years = ['2025', '2026', '2027'].map((year) => reimbursementsOf(year, all));
      for (const name of ['net', 'vat', 'total'] as const)
        for (const { rows, totals } of years)
          expect(rows.reduce((sum, row) => sum.plus(row[name]), new Money(0)).toFixed(2)).toBe(totals[name]);
      expect(years.reduce((sum, { totals }) => sum.plus(totals.total), new Money(0)).toFixed(2)).toBe(
        all.reduce((sum, each) => sum.plus(new Money(each.total).times(sign(each))), new Money(0)).toFixed(2),
      );
      expect(years.reduce((sum, { totals }) => sum + totals.energyWh, 0)).toBe(
        all.reduce((sum, each) => sum + sign(each) * each.energyWh, 0),
      );
      const received = all.filter(({ paidOn }) => paidOn !== null).map(({ paid }) => paid);
      expect(years.reduce((sum, year) => sum.plus(year.received), new Money(0)).toFixed(2)).toBe(
        received.reduce((sum, paid) => sum.plus(paid), new Money(0)).toFixed(2),
      );
    }),
  );
});
