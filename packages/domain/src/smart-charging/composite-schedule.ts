import {
  truncateLimit,
  type ChargingSchedule,
  type RateUnit,
  type SchedulePeriod,
} from './charging-profile.ts';
import { effectiveLimit, inUnit, type LimitFacts } from './effective-limit.ts';
import { changesOf } from './limit-at.ts';

/** Higher than any charger: the specification has no value for "no limit". */
const UNLIMITED = { A: 1_000, W: 1_000_000 } as const;

export interface Span {
  readonly from: Date;
  readonly durationSeconds: number;
  readonly unit: RateUnit;
}

/** What a charger may deliver over a period, step by step (GetCompositeSchedule). */
export const compositeSchedule = (
  facts: LimitFacts,
  { from, durationSeconds, unit }: Span,
): ChargingSchedule => {
  const until = new Date(from.getTime() + durationSeconds * 1_000);
  const startedAt = facts.transaction?.startedAt ?? null;
  const moments = new Set([
    from.getTime(),
    ...facts.profiles.flatMap(({ profile }) => changesOf(profile, from, until, startedAt)),
  ]);
  const steps = [...moments]
    .toSorted((a, b) => a - b)
    .map((moment): SchedulePeriod => {
      const limit = effectiveLimit(facts, new Date(moment));
      const startPeriod = Math.round((moment - from.getTime()) / 1_000);
      if (limit === null) return { startPeriod, limit: UNLIMITED[unit] };
      const { limit: value, numberPhases } = inUnit(limit, unit);
      return { startPeriod, limit: truncateLimit(value), numberPhases };
    });
  return {
    duration: durationSeconds,
    startSchedule: from.toISOString(),
    chargingRateUnit: unit,
    chargingSchedulePeriod: steps.filter((step, index) => !isSame(step, steps[index - 1])),
  };
};

const isSame = (step: SchedulePeriod, before: SchedulePeriod | undefined): boolean => {
  return before?.limit === step.limit && before.numberPhases === step.numberPhases;
};
