import type { ChargingProfile, RateUnit } from './charging-profile.ts';

export interface ProfileLimit {
  /** A per phase, or W in total. */
  readonly limit: number;
  readonly unit: RateUnit;
  readonly numberPhases: number;
}

const RECURRENCE_MS = { Daily: 86_400_000, Weekly: 7 * 86_400_000 } as const;
const PHASES = 3;

const time = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));

/** Start of the schedule in force at a moment, ms; null if there is none. */
const scheduleStart = (profile: ChargingProfile, at: number, startedAt: number | null): number | null => {
  const { chargingProfileKind: kind, chargingSchedule, recurrencyKind } = profile;
  const given = time(chargingSchedule.startSchedule);
  if (kind === 'Relative' || given === null) return startedAt;
  if (kind === 'Absolute' || at < given) return given;
  const everyMs = RECURRENCE_MS[recurrencyKind ?? 'Daily'];
  return at - ((at - given) % everyMs);
};

/**
 * The limit of one profile at a moment, or null when it says nothing then.
 * @param startedAt start of the transaction, from which relative schedules count; null without one
 */
export const limitAt = (profile: ChargingProfile, at: Date, startedAt: Date | null): ProfileLimit | null => {
  const now = at.getTime();
  const from = time(profile.validFrom);
  const until = time(profile.validTo);
  if ((from !== null && now < from) || (until !== null && now >= until)) return null;
  const start = scheduleStart(profile, now, startedAt?.getTime() ?? null);
  if (start === null || now < start) return null;
  const seconds = (now - start) / 1_000;
  const { duration, chargingRateUnit: unit, chargingSchedulePeriod: periods } = profile.chargingSchedule;
  if (duration !== undefined && seconds >= duration) return null;
  const period = periods.findLast(({ startPeriod }) => startPeriod <= seconds);
  return period === undefined
    ? null
    : { limit: period.limit, unit, numberPhases: period.numberPhases ?? PHASES };
};

/** Moments within a period at which the limit of a profile may change, ms. */
export const changesOf = (
  profile: ChargingProfile,
  from: Date,
  until: Date,
  startedAt: Date | null,
): number[] => {
  const { chargingProfileKind: kind, chargingSchedule, recurrencyKind, validFrom, validTo } = profile;
  const offsets = [
    ...chargingSchedule.chargingSchedulePeriod.map(({ startPeriod }) => startPeriod),
    ...(chargingSchedule.duration === undefined ? [] : [chargingSchedule.duration]),
  ];
  const first = scheduleStart(profile, from.getTime(), startedAt?.getTime() ?? null);
  const everyMs = kind === 'Recurring' ? RECURRENCE_MS[recurrencyKind ?? 'Daily'] : Infinity;
  const starts: number[] = [];
  for (let start = first; start !== null && start < until.getTime(); start += everyMs) starts.push(start);
  return [
    ...starts.flatMap((start) => offsets.map((seconds) => start + seconds * 1_000)),
    ...[time(validFrom), time(validTo)].filter((moment) => moment !== null),
  ].filter((moment) => moment > from.getTime() && moment < until.getTime());
};
