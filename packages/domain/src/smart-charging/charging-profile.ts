/** ChargingProfile of OCPP 1.6 (edition 2, 7.8), as it is sent. */
export interface ChargingProfile {
  readonly chargingProfileId: number;
  readonly transactionId?: number | undefined;
  readonly stackLevel: number;
  readonly chargingProfilePurpose: ProfilePurpose;
  readonly chargingProfileKind: 'Absolute' | 'Recurring' | 'Relative';
  readonly recurrencyKind?: 'Daily' | 'Weekly' | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly chargingSchedule: ChargingSchedule;
}

export interface ChargingSchedule {
  readonly duration?: number | undefined;
  readonly startSchedule?: string | undefined;
  readonly chargingRateUnit: RateUnit;
  readonly chargingSchedulePeriod: readonly SchedulePeriod[];
  readonly minChargingRate?: number | undefined;
}

export interface SchedulePeriod {
  /** Seconds since the schedule's start. */
  readonly startPeriod: number;
  /** A per phase, or W in total. */
  readonly limit: number;
  readonly numberPhases?: number | undefined;
}

export type ProfilePurpose = 'ChargePointMaxProfile' | 'TxDefaultProfile' | 'TxProfile';
export type RateUnit = 'A' | 'W';

/** A profile with its connector. */
export interface InstalledProfile {
  /** 0 is the whole charge point. */
  readonly connectorId: number;
  readonly profile: ChargingProfile;
}

/** A limit with the one decimal that chargers accept; truncated, since rounding up would allow more. */
export const truncateLimit = (limit: number): number => {
  // 6.1 × 10 is 61 only after removing the noise of the binary fraction.
  return Math.floor(Number((limit * 10).toFixed(6))) / 10;
};
