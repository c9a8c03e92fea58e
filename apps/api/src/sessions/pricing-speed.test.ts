import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { expect, test } from 'vitest';
import { courseOf } from './price-facts.ts';

const startedAt = new Date('2026-10-24T12:00:00Z');
const until = new Date('2026-10-25T12:00:00Z');
const tariff: TariffVersion = {
  id: 'tariff',
  currency: 'EUR',
  vatBasis: 'incl',
  validFrom: new Date(0),
  timeZone: 'Europe/Amsterdam',
  components: [
    {
      kind: 'energy',
      pricePerKwh: '0.2000',
      window: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '23:00', until: '07:00' },
    },
    { kind: 'energy', pricePerKwh: '0.3000' },
  ],
};
const readings = Array.from({ length: 500 }, (_, index) => ({
  at: new Date(startedAt.getTime() + index * 170_000),
  registerWh: 1_000n + BigInt(index * 80),
  powerW: null,
}));

test('500 readings at a time-of-day tariff are priced within a millisecond', () => {
  const facts = {
    startedAt,
    until,
    idle: [],
    beginWh: 1_000n,
    endWh: 41_000n,
    readings,
    register: 'auto' as const,
  };
  const once = () => {
    const before = performance.now();
    priceSession({ energyWh: 40_000n, tariff, free: null, course: courseOf(facts, tariff) });
    return performance.now() - before;
  };
  // Any of many: the machine may be busy.
  expect(Array.from({ length: 2_000 }).some(() => once() <= 1)).toBe(true);
});
