import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD } from '../stations/quirks.ts';
import { chargingCapabilities } from './charging-capabilities.ts';
import { truncateLimit, type ChargingProfile, type InstalledProfile } from './charging-profile.ts';
import { compositeSchedule } from './composite-schedule.ts';
import { effectiveLimit, limitW, type LimitFacts } from './effective-limit.ts';
import { clearsProfile, replacesProfile } from './installed-profiles.ts';
import { limitAt } from './limit-at.ts';
import { endsPause, isSpent } from './lost-profiles.ts';
import { adviceOn } from './profile-advice.ts';
import type { AdviceFacts } from './capability-problems.ts';

const start = new Date('2026-11-22T12:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

const profile = (
  given: Partial<ChargingProfile> = {},
  limits: readonly number[] = [16],
): ChargingProfile => ({
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Absolute',
  chargingSchedule: {
    startSchedule: start.toISOString(),
    chargingRateUnit: 'A',
    chargingSchedulePeriod: limits.map((limit, index) => ({ startPeriod: index * 3_600, limit })),
  },
  ...given,
});
const on = (
  connectorId: number,
  given: Partial<ChargingProfile>,
  limits?: readonly number[],
): InstalledProfile => ({
  connectorId,
  profile: profile(given, limits),
});

const facts = (profiles: InstalledProfile[], given: Partial<LimitFacts> = {}): LimitFacts => ({
  profiles,
  connectorId: 1,
  transaction: { id: 7, startedAt: start },
  ...given,
});
const limitOf = (given: LimitFacts, at = after(60)) => effectiveLimit(given, at)?.limit ?? null;

const limitInW = (all: InstalledProfile[], at: Date) => {
  const limit = effectiveLimit(facts(all), at);
  return limit === null ? Infinity : limitW(limit);
};

describe('the limit of a profile', () => {
  test('is that of the period of the moment', () => {
    const two = profile({}, [16, 8]);
    expect([-1, 0, 3_599, 3_600, 90_000].map((s) => limitAt(two, after(s), null)?.limit ?? null)).toEqual([
      null,
      16,
      16,
      8,
      8,
    ]);
  });
  test('ends with its duration and its validity', () => {
    const short = profile({ chargingSchedule: { ...profile().chargingSchedule, duration: 100 } });
    expect([99, 100].map((s) => limitAt(short, after(s), null)?.limit ?? null)).toEqual([16, null]);
    const valid = profile({ validFrom: after(10).toISOString(), validTo: after(20).toISOString() });
    expect([9, 10, 19, 20].map((s) => limitAt(valid, after(s), null)?.limit ?? null)).toEqual([
      null,
      16,
      16,
      null,
    ]);
  });
  test('comes back every day or week', () => {
    const daily = profile(
      {
        chargingProfileKind: 'Recurring',
        recurrencyKind: 'Daily',
        chargingSchedule: { ...profile({}, [16, 8]).chargingSchedule, duration: 7_200 },
      },
      [16, 8],
    );
    expect(
      [0, 3_600, 7_200, 86_400, 90_000].map((s) => limitAt(daily, after(s), null)?.limit ?? null),
    ).toEqual([16, 8, null, 16, 8]);
  });
  test('counts from the start of the transaction when it is relative', () => {
    const relative = profile({
      chargingProfileKind: 'Relative',
      chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 10, limit: 6 }] },
    });
    expect(limitAt(relative, after(15), null)).toBeNull();
    expect(limitAt(relative, after(15), start)?.limit).toBe(6);
    expect(limitAt(relative, after(5), start)).toBeNull();
  });
});

describe('the effective limit', () => {
  test.each<[string, InstalledProfile[], number | null]>([
    ['nothing installed', [], null],
    ['the default of all connectors', [on(0, {}, [10])], 10],
    ['the default of another connector', [on(2, {}, [10])], null],
    ['the connector’s own default before that of all', [on(0, {}, [10]), on(1, {}, [12])], 12],
    ['the higher in the stack', [on(0, { stackLevel: 1 }, [10]), on(1, {}, [12])], 10],
    [
      'the profile of the transaction before the default, though higher',
      [on(1, { chargingProfilePurpose: 'TxProfile', transactionId: 7 }, [20]), on(1, {}, [10])],
      20,
    ],
    [
      'not the profile of another transaction',
      [on(1, { chargingProfilePurpose: 'TxProfile', transactionId: 8 }, [6]), on(1, {}, [10])],
      10,
    ],
    [
      'the charge point as a whole when that is lower',
      [on(0, { chargingProfilePurpose: 'ChargePointMaxProfile' }, [8]), on(1, {}, [10])],
      8,
    ],
    [
      'a lower level where the higher one has ended',
      [on(1, { stackLevel: 5, validTo: after(10).toISOString() }, [6]), on(1, {}, [10])],
      10,
    ],
  ])('%s', (_, profiles, limit) => expect(limitOf(facts(profiles))).toBe(limit));

  const anyProfile = fc.record({
    connectorId: fc.integer({ min: 0, max: 2 }),
    profile: fc.record({
      chargingProfileId: fc.integer({ min: 1, max: 50 }),
      stackLevel: fc.integer({ min: 0, max: 3 }),
      chargingProfilePurpose: fc.constantFrom('ChargePointMaxProfile', 'TxDefaultProfile', 'TxProfile'),
      chargingProfileKind: fc.constantFrom('Absolute', 'Relative', 'Recurring'),
      recurrencyKind: fc.constantFrom('Daily', 'Weekly'),
      transactionId: fc.constantFrom(7, 8, undefined),
      chargingSchedule: fc.record({
        startSchedule: fc.integer({ min: -90_000, max: 90_000 }).map((s) => after(s).toISOString()),
        duration: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
        chargingRateUnit: fc.constantFrom('A', 'W'),
        chargingSchedulePeriod: fc
          .uniqueArray(fc.integer({ min: 1, max: 50_000 }), { maxLength: 3 })
          .chain((starts) =>
            fc
              .array(fc.integer({ min: 0, max: 320 }), {
                minLength: starts.length + 1,
                maxLength: starts.length + 1,
              })
              .map((limits) =>
                [0, ...starts.toSorted((a, b) => a - b)].map((startPeriod, index) => ({
                  startPeriod,
                  limit: (limits[index] ?? 0) / 10,
                })),
              ),
          ),
      }),
    }),
  }) satisfies fc.Arbitrary<InstalledProfile>;
  const profiles = fc.array(anyProfile, { maxLength: 6 });
  const moment = fc.integer({ min: -90_000, max: 200_000 }).map(after);
  test('does not depend on the order in which profiles came', () => {
    fc.assert(
      fc.property(profiles, moment, (all, at) => {
        const unique = all.filter(
          (each, i) => !all.some((other, j) => j < i && replacesProfile(each, other)),
        );
        expect(limitInW(unique.toReversed(), at)).toBe(limitInW(unique, at));
      }),
    );
  });

  test('is never above the maximum of the charge point', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 0, max: 32 }), moment, (all, limit, at) => {
        const cap = on(
          0,
          {
            chargingProfilePurpose: 'ChargePointMaxProfile',
            stackLevel: 9,
            chargingProfileKind: 'Relative',
          },
          [limit],
        );
        fc.pre(at >= start);
        expect(limitInW([...all, cap], at)).toBeLessThanOrEqual(limit * 690);
      }),
    );
  });

  test('over a span is, at every moment, the step of the composite schedule', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 0, max: 86_399 }), (all, seconds) => {
        const given = facts(all);
        const schedule = compositeSchedule(given, { from: start, durationSeconds: 86_400, unit: 'W' });
        const step = schedule.chargingSchedulePeriod.findLast(({ startPeriod }) => startPeriod <= seconds);
        const limit = effectiveLimit(given, after(seconds));
        expect(step?.limit).toBe(limit === null ? 1_000_000 : truncateLimit(limitW(limit)));
        expect(schedule.chargingSchedulePeriod[0]?.startPeriod).toBe(0);
      }),
    );
  });
});

test('a limit is cut to one decimal, and one with one decimal stays', () => {
  expect([6.55, 6.99, 16, 0.7].map(truncateLimit)).toEqual([6.5, 6.9, 16, 0.7]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (tenths) => {
      expect(truncateLimit(tenths / 10)).toBe(tenths / 10);
    }),
  );
});

describe('what lies on a charger', () => {
  test('is replaced by the same id, or the same place in the stack', () => {
    const there = on(1, { chargingProfileId: 1, stackLevel: 2 });
    expect(replacesProfile(on(2, { chargingProfileId: 1, stackLevel: 5 }), there)).toBe(true);
    expect(replacesProfile(on(1, { chargingProfileId: 9, stackLevel: 2 }), there)).toBe(true);
    expect(replacesProfile(on(2, { chargingProfileId: 9, stackLevel: 2 }), there)).toBe(false);
    expect(replacesProfile(on(1, { chargingProfileId: 9, stackLevel: 3 }), there)).toBe(false);
  });
  test.each([
    [{}, true],
    [{ id: 1 }, true],
    [{ id: 2 }, false],
    // Only the id decides.
    [{ id: 1, stackLevel: 9 }, true],
    [{ connectorId: 1, chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 2 }, true],
    [{ connectorId: 0 }, false],
    [{ connectorId: 1, stackLevel: 0 }, false],
  ] as const)('is cleared by %o: %s', (criteria, cleared) => {
    expect(clearsProfile(criteria, on(1, { chargingProfileId: 1, stackLevel: 2 }))).toBe(cleared);
  });
});

describe('what a charger forgot', () => {
  const at = (limit: number) => profile({}, [limit]);
  test.each([
    ['a profile without an end', profile(), false],
    ['one whose duration is over', lasting(60), true],
    ['one whose duration is not over', lasting(3_600), false],
    ['one that is no longer valid', profile({ validTo: after(100).toISOString() }), true],
    ['one of a transaction that runs', profile({ transactionId: 1 }), false],
    ['one of a transaction that is over', profile({ transactionId: 2 }), true],
  ])('is of no use any more: %s', (_, there, spent) => {
    expect(isSpent(there, after(100), [1])).toBe(spent);
  });
  test('is not what ends a pause, unless it was one and the next is none', () => {
    expect(endsPause(at(0), at(16), after(1), null)).toBe(true);
    expect(endsPause(at(0), at(0), after(1), null)).toBe(false);
    expect(endsPause(at(6), at(16), after(1), null)).toBe(false);
  });
});

const lasting = (duration: number) => {
  return profile({ chargingSchedule: { ...profile().chargingSchedule, duration } });
};

describe('advice', () => {
  const given: AdviceFacts = {
    connectorId: 1,
    sentWith: 'set',
    transactionRuns: null,
    capabilities: { maxStackLevel: 5, units: ['A'], maxPeriods: 2 },
    quirks: STANDARD,
  };
  const codes = (p: ChargingProfile, changed: Partial<AdviceFacts> = {}) =>
    adviceOn(p, { ...given, ...changed }).map(({ code }) => code);
  const schedule = profile().chargingSchedule;

  test('has nothing against a plain profile', () => expect(codes(profile())).toEqual([]));

  test.each<[string, ChargingProfile, Partial<AdviceFacts>, string]>([
    ['', profile({ chargingProfilePurpose: 'ChargePointMaxProfile' }), {}, 'max-profile-connector-0'],
    [
      '',
      profile({ chargingProfilePurpose: 'TxProfile', transactionId: 1 }),
      { connectorId: 0 },
      'tx-profile-connector',
    ],
    ['', profile({ chargingProfilePurpose: 'TxProfile' }), {}, 'tx-profile-transaction'],
    ['', profile({ transactionId: 1 }), {}, 'transaction-only-tx-profile'],
    [
      '',
      profile({ chargingProfilePurpose: 'TxProfile', transactionId: 1 }),
      { transactionRuns: false },
      'session-not-running',
    ],
    ['', profile(), { sentWith: 'start' }, 'start-profile-purpose'],
    [
      '',
      profile({ chargingProfilePurpose: 'TxProfile', transactionId: 1 }),
      { sentWith: 'start' },
      'start-profile-transaction',
    ],
    ['', profile({ chargingProfileKind: 'Recurring' }), {}, 'recurrency-needed'],
    ['', profile({ recurrencyKind: 'Daily' }), {}, 'recurrency-only-recurring'],
    ['', profile({ chargingProfileKind: 'Relative' }), {}, 'relative-without-start'],
    ['', profile({ chargingSchedule: { ...schedule, startSchedule: undefined } }), {}, 'start-needed'],
    [
      '',
      profile({ validFrom: after(9).toISOString(), validTo: after(9).toISOString() }),
      {},
      'valid-to-before-from',
    ],
    ['', profile({ stackLevel: 6 }), {}, 'stack-level-too-high'],
    ['', profile({ stackLevel: 1 }), { quirks: { ...given.quirks, stackLevel: 0 } }, 'stack-level-too-high'],
    ['', profile({ chargingSchedule: { ...schedule, chargingRateUnit: 'W' } }), {}, 'unit-not-taken'],
    ['', profile(), { quirks: { ...given.quirks, profileUnit: 'W' } }, 'unit-not-taken'],
    ['', profile(), { quirks: { ...given.quirks, profileKind: 'Relative' } }, 'kind-not-taken'],
    ['', profile({}, [16, 8, 6]), {}, 'too-many-periods'],
    ['', profile({}, [5.9]), {}, 'below-minimum-current'],
    ['', profile({}, [9]), { quirks: { ...given.quirks, currentStepsA: [6, 8, 10] } }, 'no-current-step'],
    ['', profile({}, [0]), { quirks: { ...given.quirks, pausesAtZero: false } }, 'no-pause'],
    [
      '',
      profile({ chargingSchedule: { ...schedule, duration: 3_600, ...periods(0, 3_600) } }),
      {},
      'period-after-end',
    ],
    ['', profile({ chargingSchedule: { ...schedule, ...periods(5) } }), {}, 'first-period-at-0'],
    ['', profile({ chargingSchedule: { ...schedule, ...periods(0, 0) } }), {}, 'periods-in-order'],
  ])('%s%o %o: %s', (_, wrong, changed, code) => expect(codes(wrong, changed)).toEqual([code]));

  test('lets a profile go to 0 A: that is a pause', () => expect(codes(profile({}, [0]))).toEqual([]));
});

const periods = (...starts: number[]) => {
  return { chargingSchedulePeriod: starts.map((startPeriod) => ({ startPeriod, limit: 16 })) };
};

const keys = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

test('capabilities are read however a charger writes them', () => {
  expect(
    chargingCapabilities(
      keys({
        chargeprofilemaxstacklevel: '8',
        ChargingScheduleAllowedChargingRateUnit: 'Current, W',
        ChargingScheduleMaxPeriods: 'many',
      }),
    ),
  ).toEqual({ maxStackLevel: 8, units: ['A', 'W'], maxPeriods: null });
  expect(chargingCapabilities([])).toEqual({ maxStackLevel: null, units: null, maxPeriods: null });
});
