/**
 * What a charger is told: at most `limitA` until a given moment, and its safe share after that, indefinitely. It is one
 * profile with two periods, since that takes one stack level and holds without a connection
 * (docs/protocol/smart-charging.md). A per phase.
 */
export interface LimitSchedule {
  readonly sentAtMs: number;
  readonly limitA: number;
  readonly untilMs: number;
  readonly fallbackA: number;
}

/** What is known of one charger's schedules. */
export interface HeldLimits {
  /** The last one it accepted; null: it may draw its maximum. */
  readonly confirmed: LimitSchedule | null;
  /** Sent later and not answered: any of them may apply. */
  readonly sent: readonly LimitSchedule[];
}

/** How far off a charger's clock may be: it may switch to its safe share that much earlier or later. */
export const CLOCK_MARGIN_MS = 30_000;

/** The most that a schedule may allow at a moment. */
export const maxLimitOf = ({ limitA, untilMs, fallbackA }: LimitSchedule, atMs: number): number => {
  if (atMs < untilMs - CLOCK_MARGIN_MS) return limitA;
  if (atMs >= untilMs + CLOCK_MARGIN_MS) return fallbackA;
  return Math.max(limitA, fallbackA);
};

/** The most that a charger may be drawing at a moment, whichever of its schedules applies. */
export const maxHeldLimit = ({ confirmed, sent }: HeldLimits, ratedA: number, atMs: number): number => {
  if (confirmed === null) return ratedA;
  return Math.min(ratedA, Math.max(...[confirmed, ...sent].map((schedule) => maxLimitOf(schedule, atMs))));
};

/** Moments from now on at which that maximum may change. */
export const changesOf = ({ confirmed, sent }: HeldLimits, nowMs: number): number[] => {
  const schedules = confirmed === null ? sent : [confirmed, ...sent];
  return schedules
    .flatMap(({ untilMs }) => [untilMs - CLOCK_MARGIN_MS, untilMs + CLOCK_MARGIN_MS])
    .filter((changeMs) => changeMs > nowMs);
};

/** The charger accepted a schedule: what it had before is gone. One that is not kept any more was covered by others. */
export const confirmLimits = (held: HeldLimits, taken: LimitSchedule): HeldLimits => {
  if (!held.sent.some(({ sentAtMs }) => sentAtMs === taken.sentAtMs)) return held;
  return { confirmed: taken, sent: held.sent.filter(({ sentAtMs }) => sentAtMs > taken.sentAtMs) };
};

/** The charger certainly never got a schedule. */
export const withdrawLimits = ({ confirmed, sent }: HeldLimits, sentAtMs: number): HeldLimits => {
  return { confirmed, sent: sent.filter((schedule) => schedule.sentAtMs !== sentAtMs) };
};

/**
 * A schedule is being sent. Of the unanswered ones those are dropped that can never allow more than what is certain: any
 * schedule before it may turn out to be the confirmed one, and any after it may turn out never to have arrived.
 */
export const withSent = ({ confirmed, sent }: HeldLimits, schedule: LimitSchedule): HeldLimits => {
  const certain = confirmed === null ? [] : [confirmed];
  const kept = sent.reduce<LimitSchedule[]>((earlier, next) => {
    const before = [...certain, ...earlier];
    const isCovered = before.length > 0 && before.every((each) => covers(each, next, schedule.sentAtMs));
    return isCovered ? earlier : [...earlier, next];
  }, []);
  return { confirmed, sent: [...kept, schedule] };
};

/** Whether a schedule allows at least as much as the other at every moment from now on. */
const covers = (one: LimitSchedule, other: LimitSchedule, nowMs: number): boolean =>
  [nowMs, ...changesOf({ confirmed: one, sent: [other] }, nowMs)].every(
    (atMs) => maxLimitOf(one, atMs) >= maxLimitOf(other, atMs),
  );
