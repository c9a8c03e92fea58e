import type { InstalledProfile, SmartCharging } from '@laadpoort/contract/smart-charging';
import { effectiveLimit, inUnit } from '@laadpoort/domain/smart-charging/effective-limit';
import { changesOf } from '@laadpoort/domain/smart-charging/limit-at';

type Connector = SmartCharging['connectors'][number];

interface LimitsFrom {
  readonly at: Date;
  /** According to the profiles on the charger; null: no limit. */
  readonly now: number | null;
  /** Including profiles that are still on their way; null: no limit. */
  readonly meant: number | null;
  /** Per profile, by its id; null: it does not apply then. */
  readonly alone: Readonly<Record<string, number | null>>;
}

export interface LimitsAhead {
  readonly unit: 'A' | 'W';
  /** The profiles that apply at some moment in this period. */
  readonly profiles: readonly InstalledProfile[];
  readonly steps: readonly LimitsFrom[];
  readonly until: Date;
}

const HOURS = 24;

/** The limits of a charging point from now on, per profile and combined; null if no profile applies. */
export const limitsAhead = (
  { connectorId, sessionId, sessionStartedAt }: Connector,
  profiles: readonly InstalledProfile[],
  from: Date,
): LimitsAhead | null => {
  const until = new Date(from.getTime() + HOURS * 3_600_000);
  // Without a session, relative schedules are shown as if one started now.
  const startedAt = sessionStartedAt === null ? from : new Date(sessionStartedAt);
  const transaction = { id: sessionId, startedAt };
  const active = profiles.filter(({ state }) => state !== 'refused');
  const moments = [
    from.getTime(),
    ...active.flatMap(({ profile }) => changesOf(profile, from, until, startedAt)),
  ];
  const limitOf = (some: readonly InstalledProfile[], at: Date) =>
    effectiveLimit({ connectorId, transaction, profiles: some }, at);
  const times = [...new Set(moments)].toSorted((a, b) => a - b).map((ms) => new Date(ms));
  const speaking = active.filter((each) => times.some((at) => limitOf([each], at) !== null));
  if (speaking.length === 0) return null;
  const onlyW = speaking.every(({ profile }) => profile.chargingSchedule.chargingRateUnit === 'W');
  const unit = onlyW ? 'W' : 'A';
  const valueOf = (some: readonly InstalledProfile[], at: Date) => {
    const limit = limitOf(some, at);
    return limit && inUnit(limit, unit).limit;
  };
  const there = speaking.filter(({ state }) => state === 'acknowledged');
  const steps = times.map((at) => ({
    at,
    now: valueOf(there, at),
    meant: valueOf(speaking, at),
    alone: Object.fromEntries(speaking.map((each) => [each.id, valueOf([each], at)])),
  }));
  return { unit, profiles: speaking, steps, until };
};
