import {
  CLOCK_MARGIN_MS,
  maxHeldLimit,
  maxLimitOf,
  changesOf,
  type LimitSchedule,
} from './limit-schedule.ts';
import type { ManagedCharger } from './managed-charger.ts';

export const SCHEDULE_MS = 5 * 60_000;
const RENEW_MS = SCHEDULE_MS / 2;
/** A renewal that gains less than this is not worth a call. */
const SHORTEST_MS = 60_000;
const MIN_CHANGE_INTERVAL_MS = 10_000;
/** Smaller raises are not sent. */
const DEADBAND_A = 1;

export interface ScheduleFacts {
  readonly charger: ManagedCharger;
  readonly targetA: number;
  /** Including everything that is on its way to them. */
  readonly others: readonly ManagedCharger[];
  readonly availableA: number;
  readonly mayRaise: boolean;
  readonly nowMs: number;
}

/** The schedule to send to a charger now, or null: none is needed, or none fits yet. */
export const scheduleThatFits = (given: ScheduleFacts): LimitSchedule | null => {
  const facts = { ...given, targetA: firstNoMoreThanSafe(given) };
  const { charger, targetA, nowMs } = facts;
  const { isConnected, isBusy, forgets, memory, fallbackA } = charger;
  if (!isConnected || isBusy || forgets || memory.refuses || !isNeeded(facts)) return null;
  return (
    endsToTry(facts)
      .map((untilMs): LimitSchedule => ({ sentAtMs: nowMs, limitA: targetA, untilMs, fallbackA }))
      .find((schedule) => isWorthIt(facts, schedule) && isSafe(facts, schedule)) ?? null
  );
};

/** A charger with an unknown limit starts with its safe share: all safe shares fit together in any case. */
const firstNoMoreThanSafe = ({ charger, targetA }: ScheduleFacts): number =>
  charger.memory.held.confirmed === null ? Math.min(targetA, charger.fallbackA) : targetA;

const isNeeded = ({ charger, targetA, nowMs }: ScheduleFacts): boolean => {
  const { memory, fallbackA, ratedA, minimumA } = charger;
  const { confirmed, sent } = memory.held;
  const restedMs = nowMs - (memory.lastSentMs ?? -Infinity);
  if (confirmed === null || memory.renews || sent.length > 0 || confirmed.fallbackA !== fallbackA)
    return restedMs >= MIN_CHANGE_INTERVAL_MS;
  const nowA = maxHeldLimit(memory.held, ratedA, nowMs);
  if (targetA < nowA) return true;
  if (restedMs < MIN_CHANGE_INTERVAL_MS) return false;
  const resumes = nowA < minimumA && targetA >= minimumA;
  if (targetA >= nowA + DEADBAND_A || resumes) return true;
  return confirmed.limitA !== fallbackA && confirmed.untilMs - nowMs < RENEW_MS && targetA !== fallbackA;
};

/** Latest first. A borrower has to give its share back before the lender returns to it. */
const endsToTry = ({ charger, others, nowMs }: ScheduleFacts): number[] => {
  const lenders = others
    .flatMap(({ memory }) => memory.held.confirmed ?? [])
    .filter(({ limitA, fallbackA }) => limitA < fallbackA)
    .map(({ untilMs }) => untilMs - 2 * CLOCK_MARGIN_MS);
  const own = charger.memory.held.confirmed?.untilMs ?? nowMs;
  const latestMs = nowMs + SCHEDULE_MS;
  return [latestMs, ...lenders, own]
    .filter((untilMs) => untilMs > nowMs && untilMs <= latestMs)
    .toSorted((a, b) => b - a);
};

/** A limit for a short time is only useful to lower one, or to continue without a gap. */
const isWorthIt = ({ charger, targetA, nowMs }: ScheduleFacts, { untilMs }: LimitSchedule): boolean => {
  const { confirmed } = charger.memory.held;
  if (
    confirmed === null ||
    charger.memory.renews ||
    targetA < maxHeldLimit(charger.memory.held, charger.ratedA, nowMs)
  )
    return true;
  const gainMs = untilMs - (confirmed.limitA === targetA ? Math.max(confirmed.untilMs, nowMs) : nowMs);
  return gainMs >= SHORTEST_MS || confirmed.fallbackA !== charger.fallbackA;
};

/** Whether the maximum of all chargers fits at every moment from now on, whatever becomes of this schedule. */
const isSafe = (
  { charger, others, availableA, mayRaise, nowMs }: ScheduleFacts,
  schedule: LimitSchedule,
): boolean => {
  const { held } = charger.memory;
  const changes = [charger, ...others].flatMap(({ memory }) => changesOf(memory.held, nowMs));
  const own = [schedule.untilMs - CLOCK_MARGIN_MS, schedule.untilMs + CLOCK_MARGIN_MS];
  return [nowMs, ...changes, ...own.filter((changeMs) => changeMs > nowMs)].every((atMs) => {
    const beforeA = maxHeldLimit(held, charger.ratedA, atMs);
    const afterA = Math.max(beforeA, Math.min(charger.ratedA, maxLimitOf(schedule, atMs)));
    if (afterA <= beforeA) return true;
    if (!mayRaise) return false;
    const othersA = others.reduce((sum, { memory, ratedA, forgets }) => {
      const countsAll = forgets || memory.unresponsive;
      return sum + (countsAll ? ratedA : maxHeldLimit(memory.held, ratedA, atMs));
    }, 0);
    return afterA + othersA <= availableA + 1e-6;
  });
};
