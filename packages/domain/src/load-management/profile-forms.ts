import type { ChargingCapabilities } from '../smart-charging/capability-problems.ts';
import {
  truncateLimit,
  type ChargingProfile,
  type ProfilePurpose,
  type RateUnit,
} from '../smart-charging/charging-profile.ts';
import type { Quirks } from '../stations/quirks.ts';
import type { LimitSchedule } from './limit-schedule.ts';

/** The id of the product's own profile on every charger; people use lower ids. */
export const LOAD_PROFILE_ID = 1_600_007;

/** One of the forms in which a charger may accept a limit. */
export interface ProfileForm {
  /**
   * ChargePointMaxProfile limits the charger as a whole and lets people's profiles lower it further; TxDefaultProfile
   * limits each of its connectors, for chargers that do not support the former.
   */
  readonly purpose: Extract<ProfilePurpose, 'ChargePointMaxProfile' | 'TxDefaultProfile'>;
  readonly unit: RateUnit;
  readonly stackLevel: number;
}

/** The forms to try with a charger, in this order, until it accepts one (docs/protocol/smart-charging.md). */
export const profileForms = (
  { maxStackLevel, units }: Pick<ChargingCapabilities, 'maxStackLevel' | 'units'>,
  quirks: Pick<Quirks, 'stackLevel' | 'profileUnit'>,
): ProfileForm[] => {
  const top = quirks.stackLevel ?? maxStackLevel ?? 0;
  const levels = top === 0 ? [0] : [top, 0];
  const tried: readonly RateUnit[] =
    quirks.profileUnit === null ? (units ?? ['A', 'W']) : [quirks.profileUnit];
  return (['ChargePointMaxProfile', 'TxDefaultProfile'] as const).flatMap((purpose) =>
    tried.flatMap((unit) => levels.map((stackLevel) => ({ purpose, unit, stackLevel }))),
  );
};

export interface Wiring {
  readonly connectors: number;
  /**
   * The number of phases that W are spread over. 1 unless all of them are known to be used: a car on one phase draws
   * all of its W there.
   */
  readonly phases: number;
}

const VOLTAGE_V = 230;
/** A charger whose clock is behind would not start yet. */
const BEGAN_MS = 60_000;

/** A profile in the form in which it is sent. */
export type WireProfile = ChargingProfile & {
  chargingSchedule: { chargingSchedulePeriod: { startPeriod: number; limit: number }[] };
};

/** The profile that expresses a schedule. */
export const profileOf = (
  { sentAtMs, limitA, untilMs, fallbackA }: LimitSchedule,
  { purpose, unit, stackLevel }: ProfileForm,
  { connectors, phases }: Wiring,
): WireProfile => {
  const each = purpose === 'TxDefaultProfile' ? connectors : 1;
  const limit = (currentA: number) =>
    truncateLimit(unit === 'A' ? currentA / each : Math.floor((currentA * VOLTAGE_V * phases) / each));
  const beginMs = sentAtMs - BEGAN_MS;
  return {
    chargingProfileId: LOAD_PROFILE_ID,
    stackLevel,
    chargingProfilePurpose: purpose,
    chargingProfileKind: 'Absolute',
    chargingSchedule: {
      startSchedule: new Date(beginMs).toISOString(),
      chargingRateUnit: unit,
      chargingSchedulePeriod: [
        { startPeriod: 0, limit: limit(limitA) },
        { startPeriod: Math.floor((untilMs - beginMs) / 1_000), limit: limit(fallbackA) },
      ],
    },
  };
};

/** When a schedule was sent, derived from its profile. */
export const sentAtOf = ({ chargingSchedule: { startSchedule } }: ChargingProfile): number =>
  Date.parse(startSchedule ?? '') + BEGAN_MS;
