import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availableCurrent, problemOfShares } from './available-current.ts';
import { afterAnswer, afterConnection, afterPlan, afterReading } from './follow-charger.ts';
import {
  confirmLimits,
  maxHeldLimit,
  maxLimitOf,
  withdrawLimits,
  withSent,
  type LimitSchedule,
} from './limit-schedule.ts';
import { NEW_CHARGER, type ChargerMemory, type ManagedCharger } from './managed-charger.ts';
import { planLimits } from './plan-limits.ts';
import { profileForms, profileOf } from './profile-forms.ts';
import { shareCurrent } from './share-current.ts';

const demand = (id: string, demandA: number, minimumA = 6) => ({ id, demandA, minimumA, pausedA: 0 });
const RATED_A = 32;

describe('sharing', () => {
  test('all charge as long as each gets its minimum; the first keep theirs', () => {
    expect([...shareCurrent([demand('a', 32), demand('b', 32)], 20).values()].map(Math.round)).toEqual([
      10, 10,
    ]);
    expect([...shareCurrent([demand('a', 32), demand('b', 32)], 11).values()].map(Math.round)).toEqual([
      11, 0,
    ]);
    expect([...shareCurrent([demand('a', 8), demand('b', 32)], 30).values()].map(Math.round)).toEqual([
      8, 22,
    ]);
  });

  test('nobody gets less than its minimum but more than nothing, and the sum fits', () => {
    const demands = fc.array(
      fc.record({
        id: fc.uuid(),
        demandA: fc.integer({ min: 0, max: 63 }),
        minimumA: fc.integer({ min: 6, max: 10 }),
        pausedA: fc.constant(0),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(demands, fc.integer({ min: 0, max: 200 }), (list, roomA) => {
        const shares = shareCurrent(list, roomA);
        const sumA = [...shares.values()].reduce((sum, shareA) => sum + shareA, 0);
        expect(sumA).toBeLessThanOrEqual(roomA + 1e-6);
        for (const { id, minimumA, demandA } of list) {
          const shareA = shares.get(id) ?? 0;
          expect(shareA === 0 || shareA >= minimumA).toBe(true);
          expect(shareA).toBeLessThanOrEqual(demandA);
        }
      }),
    );
  });
});

describe('what is available', () => {
  const grid = { capacityA: 40, baseLoadA: 20, metered: true };
  const read = (ageMs: number) => ({
    ...grid,
    reading: { currentsA: [4, 12, 6] as const, measuredAtMs: 1e6 - ageMs },
  });
  test('the tightest phase decides; a silent meter is the worst case, then safe mode', () => {
    expect(availableCurrent(read(30_000), 1e6)).toMatchObject({
      mode: 'measured',
      availableA: 28,
      tightestPhase: 'L2',
    });
    expect(availableCurrent(read(30_001), 1e6)).toMatchObject({ mode: 'worst-case', availableA: 20 });
    expect(availableCurrent(read(300_001), 1e6)).toMatchObject({ mode: 'safe', availableA: 20 });
    expect(availableCurrent({ ...grid, reading: null }, 1e6).mode).toBe('safe');
    expect(availableCurrent({ ...grid, metered: false, reading: null }, 1e6).mode).toBe('fixed');
  });

  test('safe shares have to fit beside the building at its worst', () => {
    const share = { fallbackA: 10, ratedA: 32, minimumA: 6, pauses: true, forgets: false };
    expect(problemOfShares(grid, [share, share])).toBeNull();
    expect(problemOfShares(grid, [share, { ...share, fallbackA: 11 }])).toBe('safe-shares-too-high');
    expect(problemOfShares(grid, [{ ...share, forgets: true }])).toBe('safe-shares-too-high');
    expect(problemOfShares(grid, [{ ...share, fallbackA: 5 }])).toBe('below-minimum-current');
  });
});

const reading = (memory: ChargerMemory, measuredA: number, atMs: number) =>
  afterReading(memory, { measuredA, atMs }, { ratedA: RATED_A });

describe('one charger', () => {
  const schedule: LimitSchedule = { sentAtMs: 1_000, limitA: 10, untilMs: 301_000, fallbackA: 6 };
  const held: ChargerMemory = {
    ...NEW_CHARGER,
    held: { confirmed: schedule, sent: [] },
    confirmedAtMs: 1_000,
  };

  test('two readings above what it confirmed are no matter of moments', () => {
    const early = reading(held, 16, 20_000);
    expect(early).toEqual(held);
    const once = reading(held, 16, 30_000);
    expect(once.unresponsive).toBe(false);
    expect(reading(once, 16, 30_000)).toEqual(once);
    const twice = reading(once, 16, 40_000);
    expect(twice.unresponsive).toBe(true);
    expect(reading(twice, 11, 50_000).unresponsive).toBe(false);
  });

  test('with every refusal the next form has its turn, until none is left', () => {
    const forms = profileForms({ maxStackLevel: 8, units: null }, { stackLevel: null, profileUnit: null });
    expect(forms.map(({ purpose, unit, stackLevel }) => `${purpose} ${unit} ${stackLevel}`)).toEqual([
      'ChargePointMaxProfile A 8',
      'ChargePointMaxProfile A 0',
      'ChargePointMaxProfile W 8',
      'ChargePointMaxProfile W 0',
      'TxDefaultProfile A 8',
      'TxDefaultProfile A 0',
      'TxDefaultProfile W 8',
      'TxDefaultProfile W 0',
    ]);
    const facts = { forms: 2, nowMs: 2_000 };
    const once = afterAnswer(NEW_CHARGER, schedule, 'refused', facts);
    expect(once).toMatchObject({ form: 1, refuses: false });
    expect(afterAnswer(once, schedule, 'refused', facts)).toMatchObject({ form: 0, refuses: true });
  });

  test('a schedule is one profile: the limit, and the safe share from its end on', () => {
    const form = { purpose: 'ChargePointMaxProfile', unit: 'W', stackLevel: 3 } as const;
    expect(profileOf(schedule, form, { connectors: 2, phases: 3 })).toMatchObject({
      stackLevel: 3,
      chargingSchedule: {
        startSchedule: '1969-12-31T23:59:01.000Z',
        chargingSchedulePeriod: [
          { startPeriod: 0, limit: 6_900 },
          { startPeriod: 360, limit: 4_140 },
        ],
      },
    });
    const each = profileOf(
      schedule,
      { ...form, purpose: 'TxDefaultProfile', unit: 'A' },
      { connectors: 3, phases: 1 },
    );
    expect(each.chargingSchedule.chargingSchedulePeriod.map(({ limit }) => limit)).toEqual([3.3, 2]);
  });
});

/** A charger as it really is, whatever the product knows of it. */
interface Real {
  readonly charger: ManagedCharger;
  /** What is installed on it. */
  readonly has: LimitSchedule | null;
  /** Its clock minus ours. */
  readonly skewMs: number;
}

type Happening =
  | { kind: 'time'; ms: number }
  | { kind: 'car'; at: number; demandA: number }
  | { kind: 'link'; at: number; isConnected: boolean }
  | { kind: 'restart' };

/** What becomes of a call: it may arrive although its answer is lost. */
type Fate = 'accepted' | 'refused' | 'lost' | 'answer-lost' | 'not-sent';

const drawnA = ({ has, skewMs }: Real, nowMs: number): number => {
  if (has === null) return RATED_A;
  return nowMs + skewMs < has.untilMs ? has.limitA : has.fallbackA;
};

const CAPACITY_A = 40;
const COUNT = 4;
const at = fc.nat(COUNT - 1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  },
  fc.record({ kind: fc.constant('car' as const), at, demandA: fc.constantFrom(0, 6, 16, 32) }),
  fc.record({ kind: fc.constant('link' as const), at, isConnected: fc.boolean() }),
  fc.record({ kind: fc.constant('restart' as const) }),
);
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('accepted' as const) },
  fc.constantFrom('refused', 'lost', 'answer-lost', 'not-sent'),
);

const newCharger = (index: number, fallbackA: number): ManagedCharger => ({
  id: String(index),
  ratedA: RATED_A,
  minimumA: 6,
  fallbackA,
  pauses: true,
  currentStepsA: [],
  forgets: false,
  isConnected: true,
  isBusy: false,
  demandA: 0,
  memory: NEW_CHARGER,
});

/** One call, from sending it to what is known of it afterwards. */
const deliver = (real: Real, schedule: LimitSchedule, became: Fate, nowMs: number): Real => {
  const arrives = real.charger.isConnected && (became === 'accepted' || became === 'answer-lost');
  const answer = became === 'lost' || became === 'answer-lost' ? 'unknown' : became;
  const known = real.charger.isConnected ? answer : 'not-sent';
  const memory = afterAnswer(real.charger.memory, schedule, known, { forms: 1_000, nowMs });
  return { ...real, has: arrives ? schedule : real.has, charger: { ...real.charger, memory } };
};

const apply = (reals: Real[], event: Happening): Real[] =>
  reals.map((real, index) => {
    const { charger } = real;
    if (event.kind === 'car' && event.at === index)
      return { ...real, charger: { ...charger, demandA: event.demandA } };
    if (event.kind !== 'link' || event.at !== index) return real;
    const memory = event.isConnected ? afterConnection(charger.memory) : charger.memory;
    return { ...real, charger: { ...charger, isConnected: event.isConnected, memory } };
  });

const schedule = (sentAtMs: number, limitA: number): LimitSchedule => ({
  sentAtMs,
  limitA,
  untilMs: 1_000_000,
  fallbackA: 6,
});

describe('what is known of a charger', () => {
  test('a schedule without an answer counts again when the one after it never arrived', () => {
    const confirmed = confirmLimits({ confirmed: null, sent: [schedule(1, 8)] }, schedule(1, 8));
    const lost = withSent(confirmed, schedule(2, 20));
    const replaced = withSent(lost, schedule(3, 20));
    expect(maxHeldLimit(withdrawLimits(replaced, 3), RATED_A, 10)).toBe(20);
  });

  test('a schedule without an answer counts when one before it is confirmed late', () => {
    const confirmed = confirmLimits({ confirmed: null, sent: [schedule(1, 24)] }, schedule(1, 24));
    const sent = [schedule(2, 8), schedule(3, 16), schedule(4, 6)].reduce(withSent, confirmed);
    expect(maxHeldLimit(confirmLimits(sent, schedule(2, 8)), RATED_A, 10)).toBeGreaterThanOrEqual(16);
  });
});

describe('all chargers together', () => {
  test('once each has taken a limit, they never draw more than there is: whatever is lost, refused or restarted', () => {
    const skews = fc.tuple(...Array.from({ length: COUNT }, () => fc.integer({ min: -28_000, max: 28_000 })));
    const fates = fc.infiniteStream(fate);
    let raised = 0;
    fc.assert(
      fc.property(
        skews,
        fc.array(happening, { minLength: 20, maxLength: 60 }),
        fates,
        (skewsMs, events, became) => {
          let nowMs = 1_000_000_000;
          let restartedMs = -Infinity;
          let reals = skewsMs.map((skewMs, index): Real => ({
            charger: newCharger(index, 8),
            has: null,
            skewMs,
          }));
          const check = () => {
            if (reals.some(({ has }) => has === null)) return;
            const sumA = reals.reduce((sum, real) => sum + drawnA(real, nowMs), 0);
            expect(sumA).toBeLessThanOrEqual(CAPACITY_A + 1e-6);
            if (reals.some(({ has }) => has !== null && has.limitA > 8)) raised += 1;
          };
          for (const event of events) {
            // Checks every moment at which one of them switches to its safe share.
            const untilMs = nowMs + (event.kind === 'time' ? event.ms : 0);
            const changes = reals.map(({ has, skewMs }) => (has === null ? untilMs : has.untilMs - skewMs));
            for (const changeMs of changes
              .filter((each) => each > nowMs && each < untilMs)
              .toSorted((a, b) => a - b)) {
              nowMs = changeMs;
              check();
            }
            nowMs = untilMs;
            if (event.kind === 'restart') restartedMs = nowMs;
            reals = apply(reals, event);
            const plan = planLimits(
              {
                available: { availableA: CAPACITY_A, mode: 'fixed' },
                chargers: reals.map(({ charger }) => charger),
                mayRaise: nowMs - restartedMs >= 10_000,
              },
              nowMs,
            );
            reals = reals.map((real, index) => {
              const planned = plan[index];
              if (!planned) throw new Error('a charger without a plan');
              const memory = afterPlan(real.charger, planned, nowMs);
              const kept = { ...real, charger: { ...real.charger, memory } };
              return planned.send === null ? kept : deliver(kept, planned.send, became.next().value, nowMs);
            });
            check();
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(raised).toBeGreaterThan(1_000);
  });

  test('one that lends its share keeps to it longer than anybody has it', () => {
    const lent: LimitSchedule = { sentAtMs: 0, limitA: 0, untilMs: 300_000, fallbackA: 8 };
    const lender = { ...newCharger(0, 8), memory: { ...NEW_CHARGER, held: { confirmed: lent, sent: [] } } };
    const own: LimitSchedule = { ...lent, limitA: 8 };
    const borrower = {
      ...newCharger(1, 8),
      demandA: 32,
      memory: { ...NEW_CHARGER, held: { confirmed: own, sent: [] } },
    };
    const plan = planLimits(
      { available: { availableA: 16, mode: 'fixed' }, chargers: [lender, borrower], mayRaise: true },
      20_000,
    );
    expect(plan[1]?.send).toMatchObject({ limitA: 16, untilMs: 240_000 });
    expect(maxLimitOf(lent, 269_000)).toBe(0);
  });
});
