import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Money, sumAmounts } from '../../money/amount.ts';
import type { PriceLine } from '../../tariffs/price-line.ts';
import type { VatBasis } from '../../tariffs/tariff.ts';
import { buildDocument } from './build-document.ts';
import { canonicalJson } from './canonical-json.ts';
import type { BilledPartyKind } from './document.ts';
import { documentNumber } from './document-number.ts';
import { billedSession, headOf } from './example-document.ts';

const energy = (energyWh: number, pricePerKwh: string, tariffId = 't'): PriceLine => ({
  kind: 'energy',
  tariffId,
  energyWh: BigInt(energyWh),
  pricePerKwh,
  amount: new Money(energyWh).times(pricePerKwh).dividedBy(1000).toFixed(6),
});

test.each<[string, VatBasis, readonly PriceLine[], readonly string[], string, string, string, string]>([
  [
    '31 sessions of one rate',
    'excl',
    Array.from({ length: 31 }, () => energy(8_437, '0.2345')),
    ['61.33'],
    '12.88',
    '74.21',
    '74.21',
    '0.00',
  ],
  ['typed with VAT', 'incl', [energy(261_547, '0.3000')], ['64.85'], '13.62', '78.47', '78.46', '0.01'],
  [
    'an access group beside the full price',
    'excl',
    [energy(10_000, '0.2345'), energy(10_000, '0.21105', 'group')],
    ['2.35', '2.11'],
    '0.94',
    '5.40',
    '5.39',
    '0.01',
  ],
  [
    'a night and a day',
    'incl',
    [energy(31_667, '0.2000'), energy(9_333, '0.3000')],
    ['5.23', '2.31'],
    '1.58',
    '9.12',
    '9.13',
    '-0.01',
  ],
])('%s', (_, basis, lines, amounts, vat, total, told, rounding) => {
  const document = buildDocument(
    headOf('vat-nl'),
    lines.map((line) => billedSession(basis, [line])),
  );
  expect(document.lines.map(({ amount }) => amount)).toEqual(amounts);
  expect(document).toMatchObject({ kind: 'invoice', vat: { amount: vat }, total, told, rounding });
});

test.each<BilledPartyKind>(['private', 'kor', 'very-small'])('%s gets what was typed, and no VAT', (kind) => {
  const document = buildDocument(headOf(kind), [billedSession('incl', [energy(261_547, '0.3000')])]);
  expect(document).toMatchObject({ net: '78.46', vat: null, total: '78.46', told: '78.46' });
  expect(document.lines[0]).toMatchObject({ unitPrice: '0.30000000', quantity: '261.547' });
});

test('a line is one station, one version, one item, one window and one price; limits are one line', () => {
  const window = { weekdays: [1], from: '22:00', until: '06:00' };
  const document = buildDocument(headOf('private'), [
    billedSession('excl', [
      energy(1_000, '0.3000'),
      { ...energy(500, '0.2000'), window } as PriceLine,
      { kind: 'time', tariffId: 't', seconds: 1_800, pricePerHour: '1.0000', amount: '0.500000' },
      { kind: 'start', tariffId: 't', amount: '0.350000' },
      { kind: 'maximum', tariffId: 't', amount: '-0.250000' },
    ]),
    billedSession('excl', [
      energy(2_000, '0.3000'),
      { kind: 'time', tariffId: 't', seconds: 1_801, pricePerHour: '1.0000', amount: '0.500278' },
      { kind: 'start', tariffId: 't', amount: '0.350000' },
      { kind: 'maximum', tariffId: 't', amount: '-0.100000' },
    ]),
    billedSession('excl', [energy(2_000, '0.3000', 'other')]),
    billedSession('excl', [energy(2_000, '0.3000')], 'office'),
  ]);
  expect(document.lines.map(({ item, quantity, unit, amount }) => [item, quantity, unit, amount])).toEqual([
    ['energy', '3.000', 'kWh', '0.90'],
    ['energy', '0.500', 'kWh', '0.10'],
    ['time', '1.0003', 'hour', '1.00'],
    ['start', '2', 'session', '0.70'],
    ['maximum', '1', 'one', '-0.35'],
    ['energy', '2.000', 'kWh', '0.60'],
    ['energy', '2.000', 'kWh', '0.60'],
  ]);
  expect(document.sessions.map(({ tariffVersionId }) => tariffVersionId)).toEqual(['t', 't', 'other', 't']);
});

test('a maximum that takes less than half a cent is no negative zero', () => {
  const maximum: PriceLine = { kind: 'maximum', tariffId: 't', amount: '-0.004000' };
  const document = buildDocument(headOf('private'), [
    billedSession('excl', [energy(1_000, '0.3000'), maximum]),
  ]);
  expect(document.lines.map(({ amount }) => amount)).toEqual(['0.30', '0.00']);
});

const lineOf = fc.oneof(
  fc
    .record({ wh: fc.integer({ min: 0, max: 100_000 }), price: fc.integer({ min: 0, max: 9_999 }) })
    .map(({ wh, price }) => energy(wh, (price / 10_000).toFixed(4))),
  fc
    .record({ seconds: fc.integer({ min: 1, max: 90_000 }), price: fc.integer({ min: 0, max: 99_999 }) })
    .map(({ seconds, price }): PriceLine => {
      const pricePerHour = (price / 10_000).toFixed(4);
      const amount = new Money(seconds).times(pricePerHour).dividedBy(3600).toFixed(6);
      return { kind: 'time', tariffId: 't', seconds, pricePerHour, amount };
    }),
);

test('what a document pays is what its sessions were told, but for the rounding of its lines', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          lines: fc.array(lineOf, { minLength: 1, maxLength: 3 }),
          basis: fc.constantFrom<VatBasis>('excl', 'incl'),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      fc.constantFrom<BilledPartyKind>('vat-nl', 'kor', 'private', 'very-small'),
      (sessions, kind) => {
        const document = buildDocument(
          headOf(kind),
          sessions.map(({ basis, lines }) => billedSession(basis, lines)),
        );
        expect(sumAmounts([document.told, document.rounding])).toBe(sumAmounts([document.total]));
        expect(sumAmounts(document.lines.map(({ amount }) => amount))).toBe(sumAmounts([document.net]));
        // Half a cent a line, what hours of 4 places leave out, half a cent of VAT, half a cent of `told`.
        const bound = new Money(document.lines.length).times('0.0061').plus('0.01');
        expect(new Money(document.rounding).abs().lessThanOrEqualTo(bound)).toBe(true);
      },
    ),
  );
});

test('numbers', () => {
  const place = { accountNumber: 1042, year: 2026, place: 1 };
  expect(documentNumber({ ...place, kind: 'invoice' })).toBe('SB-1042-2026-0001');
  expect(documentNumber({ ...place, kind: 'statement-credit', place: 12_345 })).toBe('VC-1042-2026-12345');
});

test('canonical JSON is the same whatever the order of names', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"é","d":null}]}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
    }),
  );
});
