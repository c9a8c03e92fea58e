import type { InstalledProfile, ProfilePurpose, RateUnit } from './charging-profile.ts';
import { limitAt, type ProfileLimit } from './limit-at.ts';

/** The transaction running on the connector in question. */
export interface RunningTransaction {
  /** Null until the charger knows its id. */
  readonly id: number | null;
  readonly startedAt: Date;
}

export interface LimitFacts {
  readonly profiles: readonly InstalledProfile[];
  /** 0 means the whole charge point. */
  readonly connectorId: number;
  readonly transaction: RunningTransaction | null;
}

const VOLTAGE_V = 230;

/** A limit as total W; A are per phase (OCPP 1.6, 7.7). */
export const limitW = ({ limit, unit, numberPhases }: ProfileLimit): number => {
  return unit === 'W' ? limit : limit * VOLTAGE_V * numberPhases;
};

/** The same limit in the other unit. */
export const inUnit = (limit: ProfileLimit, unit: RateUnit): ProfileLimit => {
  if (limit.unit === unit) return limit;
  const { numberPhases } = limit;
  const value = unit === 'W' ? limitW(limit) : limit.limit / (VOLTAGE_V * numberPhases);
  return { limit: value, unit, numberPhases };
};

/** The profile of a purpose with the highest stack level that applies now; on a tie, the connector's own. */
const highest = ({ profiles, connectorId, transaction }: LimitFacts, purpose: ProfilePurpose, at: Date) => {
  return profiles
    .filter(({ connectorId: own, profile }) => {
      if (profile.chargingProfilePurpose !== purpose) return false;
      if (purpose === 'ChargePointMaxProfile') return own === 0;
      if (purpose === 'TxDefaultProfile') return own === 0 || own === connectorId;
      return own === connectorId && profile.transactionId === transaction?.id;
    })
    .toSorted((a, b) => b.profile.stackLevel - a.profile.stackLevel || b.connectorId - a.connectorId)
    .map(({ profile }) => limitAt(profile, at, transaction?.startedAt ?? null))
    .find((limit) => limit !== null);
};

/**
 * What a charger may deliver at a moment: the lower of ChargePointMaxProfile and TxProfile, or TxDefaultProfile if
 * there is none (docs/protocol/smart-charging.md). Null: no limit. For connector 0 only the first applies.
 */
export const effectiveLimit = (facts: LimitFacts, at: Date): ProfileLimit | null => {
  const whole = highest(facts, 'ChargePointMaxProfile', at);
  const own =
    facts.connectorId === 0
      ? undefined
      : ((facts.transaction === null ? undefined : highest(facts, 'TxProfile', at)) ??
        highest(facts, 'TxDefaultProfile', at));
  if (whole === undefined || own === undefined) return whole ?? own ?? null;
  return limitW(own) <= limitW(whole) ? own : whole;
};
