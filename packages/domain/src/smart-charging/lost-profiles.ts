import type { ChargingProfile } from './charging-profile.ts';
import { limitAt } from './limit-at.ts';

/** Whether a profile no longer applies: its time is over, or its transaction has ended. */
export const isSpent = (profile: ChargingProfile, at: Date, runningIds: readonly number[]): boolean => {
  const { transactionId, validTo, chargingProfileKind: kind, chargingSchedule } = profile;
  const { startSchedule, duration } = chargingSchedule;
  if (transactionId !== undefined && !runningIds.includes(transactionId)) return true;
  if (validTo !== undefined && Date.parse(validTo) <= at.getTime()) return true;
  if (kind !== 'Absolute' || startSchedule === undefined || duration === undefined) return false;
  return Date.parse(startSchedule) + duration * 1_000 <= at.getTime();
};

/** Whether a profile resumes charging where the one it replaces had paused it. */
export const endsPause = (
  before: ChargingProfile,
  after: ChargingProfile,
  at: Date,
  startedAt: Date | null,
): boolean => {
  const limitOf = (profile: ChargingProfile) => limitAt(profile, at, startedAt)?.limit ?? null;
  return limitOf(before) === 0 && limitOf(after) !== 0;
};
