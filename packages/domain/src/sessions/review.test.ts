import { describe, expect, test } from 'vitest';
import type { SessionAnomaly } from './anomaly.ts';
import { decideReview, needsReview, reviewAtEnd, withoutRate, type ReviewedSession } from './review.ts';

const session: ReviewedSession = {
  energyWh: 10_000n,
  measuredEnergyWh: null,
  free: null,
  tariff: {
    id: 'tariff',
    currency: 'EUR',
    vatBasis: 'excl',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    components: [{ kind: 'energy', pricePerKwh: '0.3500' }],
    timeZone: 'Europe/Amsterdam',
  },
  course: { startedAt: new Date(0), until: new Date(0), registers: [], idle: [] },
};

const line = { kind: 'energy', tariffId: 'tariff', pricePerKwh: '0.3500' } as const;

describe('needsReview', () => {
  test.each<SessionAnomaly>(['implausible_energy', 'meter_regression', 'presumed_end', 'adopted', 'clock'])(
    '%s waits for a person',
    (anomaly) => {
      expect(needsReview(['offline_start', anomaly])).toEqual([anomaly]);
    },
  );

  test.each<SessionAnomaly>([
    'offline_start',
    'unknown_connector',
    'zero_energy',
    'matched_stop',
    'unauthorized',
  ])('%s is told and billed', (anomaly) => {
    expect(needsReview([anomaly])).toEqual([]);
  });

  test('a session without meter values waits, unless it was over within a minute', () => {
    expect(needsReview(['no_meter_data', 'zero_energy'])).toEqual(['no_meter_data']);
    expect(needsReview(['no_meter_data', 'zero_energy', 'short_session'])).toEqual([]);
  });
});

test('energy that no rate applies to waits, unless it is free of charge', () => {
  const facts = { energyWh: 5_000n, tariff: null, free: null };
  expect(needsReview(withoutRate(facts))).toEqual(['no_rate']);
  expect(withoutRate({ ...facts, energyWh: 0n })).toEqual([]);
  expect(withoutRate({ ...facts, free: { rule: 'free-charging' } })).toEqual([]);
  expect(withoutRate({ ...facts, tariff: session.tariff })).toEqual([]);
});

describe('reviewAtEnd', () => {
  test('the stop that a presumed end waited for clears the review', () => {
    expect(reviewAtEnd('open', [])).toBeNull();
    expect(reviewAtEnd('accepted', [])).toBeNull();
  });

  test('a correction of figures that are no more is asked again', () => {
    expect(reviewAtEnd('corrected', [])).toBe('open');
    expect(reviewAtEnd('excluded', [])).toBe('open');
  });
});

describe('decideReview', () => {
  test('accepting bills what was measured', () => {
    expect(decideReview(session, { kind: 'accept' })).toEqual({
      review: 'accepted',
      energyWh: 10_000n,
      measuredEnergyWh: null,
      amount: '3.500000',
      lines: [{ ...line, energyWh: 10_000n, amount: '3.500000' }],
    });
  });

  test("correcting bills the person's figure at the session's rate and keeps the measured one", () => {
    expect(decideReview(session, { kind: 'correct', energyWh: 4_000n, note: 'display' })).toEqual({
      review: 'corrected',
      energyWh: 4_000n,
      measuredEnergyWh: 10_000n,
      amount: '1.400000',
      lines: [{ ...line, energyWh: 4_000n, amount: '1.400000' }],
    });
  });

  test('any decision can be undone by another: the measured value comes back', () => {
    const corrected = decideReview(session, { kind: 'correct', energyWh: 0n, note: 'test' });
    const again = decideReview({ ...session, ...corrected }, { kind: 'correct', energyWh: 7n, note: 'typo' });
    expect(again.measuredEnergyWh).toBe(10_000n);
    expect(decideReview({ ...session, ...again }, { kind: 'accept' })).toMatchObject({
      energyWh: 10_000n,
      measuredEnergyWh: null,
    });
    expect(decideReview({ ...session, ...again }, { kind: 'exclude', note: 'test' })).toMatchObject({
      review: 'excluded',
      energyWh: 10_000n,
    });
  });

  test('energy is never negative', () => {
    expect(decideReview(session, { kind: 'correct', energyWh: -1n, note: '' }).energyWh).toBe(10_000n);
  });
});
