import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePayable } from './decide-payable.ts';
import type { PayableFacts, PlatformReview } from './payable.ts';
import { waitingReviews, type DecidedReview } from './second-person.ts';

const limits = { maxPricePerKwh: '1.00' };
const at = (time: string) => new Date(`2026-11-18T${time}Z`);

/** An hour of a guest at 11 kW, of an issuer that pays. */
const guest: PayableFacts = {
  isRunning: false,
  review: null,
  isFree: false,
  authorizationStatus: 'Accepted',
  isOwnCard: false,
  issuer: 'pays',
  anomalies: [],
  energyWh: 11_000n,
  measuredEnergyWh: null,
  startedAt: at('10:00:00'),
  endedAt: at('11:00:00'),
  stopReceivedAt: at('11:00:01'),
  model: null,
  amount: '3.850000',
  pricePerKwh: '0.3500',
  hasVatInside: false,
  overlapsEarlier: false,
  disputedAt: null,
  isCardUsedOnce: true,
  month: { amount: '300.00', usualAmount: '250', sessions: 40, cardsUsedOnce: 12 },
  platformReview: null,
};
const decide = (facts: Partial<PayableFacts>) => decidePayable({ ...guest, ...facts }, limits);
const held = (...reasons: string[]) => ({ kind: 'held', reasons });
const notPayable = (reason: string) => ({ kind: 'not-payable', reason });
const pay: PlatformReview = { decision: 'pay', amount: '3.85', decidedAt: at('12:00:00'), waits: false };

test('what a guest of a paying issuer charged is payable', () => {
  expect(decide({})).toEqual({ kind: 'payable' });
});

test.each<[string, Partial<PayableFacts>, object]>([
  ['free', { isFree: true }, notPayable('free')],
  ['left out by its owner', { review: 'excluded' }, notPayable('excluded')],
  ['refused card', { authorizationStatus: 'Blocked' }, notPayable('card-refused')],
  ['a number nobody vouches for', { issuer: 'none' }, notPayable('unknown-card')],
  ['an issuer that does not pay', { issuer: 'does-not-pay' }, notPayable('issuer-does-not-pay')],
  ['a card of one person’s say', { issuer: 'card-unconfirmed' }, notPayable('card-unconfirmed')],
  ['own card', { isOwnCard: true }, notPayable('own-card')],
  ['refused by support', { platformReview: { ...pay, decision: 'refuse' } }, notPayable('refused')],
  ['running', { isRunning: true, endedAt: null, stopReceivedAt: null }, held('running')],
  ['waits for its owner', { review: 'open' }, held('open-review')],
  ['in doubt', { anomalies: ['register_jump'] }, held('doubtful')],
  ['in doubt, accepted by its owner', { review: 'accepted' }, held('doubtful')],
  ['lowered by its owner', { review: 'corrected', measuredEnergyWh: 12_000n }, held('doubtful')],
  [
    'raised by its owner',
    { review: 'corrected', measuredEnergyWh: 10_999n },
    held('doubtful', 'corrected-upwards'),
  ],
  ['more than 22 kW and a tenth, of an unknown model', { energyWh: 24_604n }, held('above-rating')],
  ['more than its model delivers', { model: { current: 'ac', maxKw: '7.4' } }, held('above-rating')],
  ['a long time that had not passed', { endedAt: at('11:06:00') }, held('after-receipt')],
  ['DC', { model: { current: 'dc', maxKw: '150' } }, held('dc')],
  ['a card in two places', { overlapsEarlier: true }, held('overlapping-card')],
  ['a card that charged elsewhere', { authorizationStatus: 'ConcurrentTx' }, held('overlapping-card')],
  ['a rate above the ceiling', { pricePerKwh: '1.0001' }, held('rate-ceiling')],
  ['another component above it', { amount: '12.000001' }, held('rate-ceiling')],
  ['a sudden month', { month: { ...guest.month, amount: '2500.01' } }, held('tenfold-month')],
  [
    'a first month of more than ten times the least',
    { month: { ...guest.month, usualAmount: '0', amount: '500.01' } },
    held('tenfold-month'),
  ],
  [
    'many cards used once',
    { month: { ...guest.month, sessions: 39, cardsUsedOnce: 30 } },
    held('cards-used-once'),
  ],
  ['disputed', { disputedAt: at('11:30:00') }, held('disputed')],
])('%s: nothing is paid without a look', (_, facts, decision) => {
  expect(decide(facts)).toEqual(decision);
});

test.each<[string, Partial<PayableFacts>]>([
  ['22 kW and a tenth, for a minute more', { energyWh: 24_603n }],
  ['a clock five minutes ahead', { endedAt: at('11:05:01') }],
  ['all it may cost', { amount: '12', pricePerKwh: '1.00' }],
  ['with VAT, taken out', { amount: '13.31', pricePerKwh: '1.21', hasVatInside: true }],
  ['a usual month', { month: { ...guest.month, amount: '2500' } }],
  ['a first month', { month: { ...guest.month, usualAmount: '0', amount: '500' } }],
  ['guests who mostly come again', { month: { ...guest.month, sessions: 40, cardsUsedOnce: 30 } }],
  [
    'a card that came again, where others did not',
    { isCardUsedOnce: false, month: { ...guest.month, sessions: 100, cardsUsedOnce: 99 } },
  ],
  [
    'nothing measured that needs a look',
    { anomalies: ['offline_start', 'zero_energy'], energyWh: 0n, amount: '0' },
  ],
])('%s is payable', (_, facts) => {
  expect(decide(facts)).toEqual({ kind: 'payable' });
});

test('energy of a time that had not passed when the stop came does not count', () => {
  const early = { startedAt: at('11:00:01'), endedAt: at('11:05:00') };
  expect(decide({ ...early, energyWh: 1000n })).toEqual(held('above-rating', 'rate-ceiling'));
  expect(decide({ ...early, energyWh: 403n, amount: '0.14' })).toEqual({ kind: 'payable' });
});

describe('support', () => {
  const odd = { review: 'accepted', disputedAt: at('11:59:59'), platformReview: pay } as const;
  test.each<[string, Partial<PayableFacts>, object]>([
    ['lets it be paid', {}, { kind: 'payable' }],
    ['has to be two', { platformReview: { ...pay, waits: true } }, held('second-person')],
    ['has not seen what it costs now', { amount: '3.850001' }, held('doubtful', 'disputed')],
    ['has not seen the dispute', { disputedAt: at('12:00:00') }, held('doubtful', 'disputed')],
    ['cannot pay a card of the own account', { isOwnCard: true }, notPayable('own-card')],
    ['cannot pay before the owner has decided', { review: 'open' }, held('open-review')],
  ])('%s', (_, facts, decision) => {
    expect(decide({ ...odd, ...facts })).toEqual(decision);
  });
});

test('whatever was decided about a session that nobody pays, nothing is payable', () => {
  const review = fc.record({
    decision: fc.constantFrom('pay', 'refuse'),
    amount: fc.constantFrom('0', '1000'),
    decidedAt: fc.constant(at('12:00:00')),
    waits: fc.boolean(),
  });
  const facts = fc.record({
    review: fc.constantFrom(null, 'open', 'accepted', 'corrected', 'excluded'),
    platformReview: fc.option(review, { nil: null }),
    energyWh: fc.bigInt({ min: 0n, max: 100_000n }),
    amount: fc.nat(1000).map(String),
    issuer: fc.constantFrom('none', 'does-not-pay', 'card-unconfirmed'),
  }) satisfies fc.Arbitrary<Partial<PayableFacts>>;
  fc.assert(
    fc.property(facts, (given) => {
      expect(decide(given).kind).toBe('not-payable');
    }),
  );
});

test('a second person is needed above 250 a session and above 1,000 a month', () => {
  let id = 0n;
  const reviewed = (amount: string, more: Partial<DecidedReview> = {}): DecidedReview => {
    id += 1n;
    return { id, accountId: 'a', decision: 'pay', amount, month: '2026-11', isConfirmed: false, ...more };
  };
  const reviews = [
    reviewed('250'), // 1
    reviewed('250.01'), // 2: waits
    reviewed('499.99'), // 3: waits
    reviewed('0.01'), // 4: 1,000.01
    reviewed('0.01', { isConfirmed: true }), // 5
    reviewed('250', { month: '2026-10' }), // 6
    reviewed('900', { decision: 'refuse', month: '2026-10' }), // 7
    reviewed('250', { month: '2026-10' }), // 8
    reviewed('250', { accountId: 'b' }), // 9
  ];
  expect([...waitingReviews(reviews.toReversed())]).toEqual([2n, 3n, 4n]);
});
