import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfUp, sumAmounts } from '../money/amount.ts';
import { buildDocument } from '../settlement/documents/build-document.ts';
import { canonicalJson } from '../settlement/documents/canonical-json.ts';
import { billedSession, headOf } from '../settlement/documents/example-document.ts';
import { explainedPrice, tellingRegisters } from './explain-price.ts';
import { priceSession, type SessionPrice } from './price-session.ts';
import { priceSnapshot, tariffOfSnapshot, type PriceSnapshot } from './price-snapshot.ts';
import { registerCourse, type SessionCourse } from './by-time/session-course.ts';
import type { TariffComponent, TariffVersion } from './tariff.ts';

const MINUTE_MS = 60_000;

const price = (max: number) => fc.integer({ min: 0, max }).map((units) => (units / 10_000).toFixed(4));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const window = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  from: time,
  until: time.map((until) => (until === '00:00' ? '24:00' : until)),
});
const component: fc.Arbitrary<TariffComponent> = fc.oneof(
  fc.record({ kind: fc.constant('energy' as const), pricePerKwh: price(9_999), window }),
  fc.record({ kind: fc.constant('energy' as const), pricePerKwh: price(9_999) }),
  fc.record({ kind: fc.constant('time' as const), pricePerHour: price(50_000), window }),
  fc.record({ kind: fc.constant('time' as const), pricePerHour: price(50_000) }),
  fc.record({ kind: fc.constant('start' as const), price: price(20_000) }),
  fc.record({
    kind: fc.constant('idle' as const),
    pricePerHour: price(90_000),
    graceMinutes: fc.integer({ min: 0, max: 120 }),
  }),
  fc.record({ kind: fc.constant('minimum' as const), amount: price(50_000) }),
  fc.record({ kind: fc.constant('maximum' as const), amount: price(200_000) }),
);

const tariff: fc.Arbitrary<TariffVersion> = fc.record({
  id: fc.uuid(),
  currency: fc.constant('EUR' as const),
  vatBasis: fc.constantFrom('excl' as const, 'incl' as const),
  validFrom: fc.constant(new Date('2026-01-01T00:00:00Z')),
  timeZone: fc.constantFrom('Europe/Amsterdam', 'Europe/Lisbon'),
  components: fc.array(component, { minLength: 1, maxLength: 6 }),
});

/** Around the night in which the clock goes back, as often as on other days. */
const startedAt = fc.integer({ min: 0, max: 3 * 24 * 60 }).map((minutes) => {
  return new Date(Date.parse('2026-10-24T00:00:00Z') + minutes * MINUTE_MS);
});
const steps = fc.array(
  fc.record({ minutes: fc.integer({ min: 1, max: 240 }), wh: fc.integer({ min: 0, max: 11_000 }) }),
  { minLength: 1, maxLength: 12 },
);
const session = fc.record({ tariff, startedAt, steps, idleMinutes: fc.integer({ min: 0, max: 200 }) });

interface Generated {
  readonly tariff: TariffVersion;
  readonly startedAt: Date;
  readonly steps: readonly { readonly minutes: number; readonly wh: number }[];
  readonly idleMinutes: number;
}

/** What the meter showed after each step. */
const samplesOf = ({ startedAt: from, steps: taken }: Generated) => {
  let [atMs, wh] = [+from, 1_000];
  return taken.map((step) => {
    atMs += step.minutes * MINUTE_MS;
    wh += step.wh;
    return { at: new Date(atMs), registerWh: BigInt(wh) };
  });
};

/** As it is known while it runs (its end is not), or when it has ended. */
const courseOf = (given: Generated, end: 'live' | 'ended'): SessionCourse => {
  const samples = samplesOf(given);
  const last = samples.at(-1) ?? { at: given.startedAt, registerWh: 1_000n };
  const times = { startedAt: given.startedAt, until: last.at };
  const edges = { beginWh: 1_000n, endWh: end === 'live' ? null : last.registerWh };
  const idleFrom = new Date(Math.max(+given.startedAt, +last.at - given.idleMinutes * MINUTE_MS));
  return {
    ...times,
    registers: registerCourse(times, edges, samples),
    idle: idleFrom < last.at ? [{ from: idleFrom, until: last.at }] : [],
  };
};

const priced = (given: Generated, by: TariffVersion, end: 'live' | 'ended'): SessionPrice => {
  const energyWh = (samplesOf(given).at(-1)?.registerWh ?? 1_000n) - 1_000n;
  return priceSession({ energyWh, tariff: by, free: null, course: courseOf(given, end) });
};

/** From no more than what a page tells of it. */
const explained = (given: Generated, kept: PriceSnapshot): SessionPrice => {
  const course = courseOf(given, 'ended');
  const registers = tellingRegisters(given.tariff, course);
  const energyWh = (samplesOf(given).at(-1)?.registerWh ?? 1_000n) - 1_000n;
  return explainedPrice({ price: kept, energyWh, course: { ...course, registers } });
};

const SESSIONS_A_DOCUMENT = 20;
const DOCUMENTS = 500;

test('10,000 sessions: live = ended = computed again from its snapshot = explained = told on its document', () => {
  fc.assert(
    fc.property(
      fc.array(session, { minLength: SESSIONS_A_DOCUMENT, maxLength: SESSIONS_A_DOCUMENT }),
      (sessions) => {
        const told = sessions.map((given) => {
          const ended = priced(given, given.tariff, 'ended');
          const kept = JSON.parse(canonicalJson(priceSnapshot(given.tariff))) as PriceSnapshot;
          expect(priced(given, given.tariff, 'live')).toEqual(ended);
          expect(priced(given, tariffOfSnapshot(kept), 'ended')).toEqual(ended);
          expect(explained(given, kept)).toEqual(ended);
          return { given, ended };
        });
        const document = buildDocument(
          headOf('private'),
          told.map(({ given, ended }) => billedSession(given.tariff.vatBasis, ended.lines)),
        );
        const amounts = told.map(({ ended }) => ended.amount);
        expect(document.sessions.map(({ amount }) => amount)).toEqual(amounts);
        expect(document.told).toBe(roundHalfUp(sumAmounts(amounts), 2));
      },
    ),
    { numRuns: DOCUMENTS },
  );
});
