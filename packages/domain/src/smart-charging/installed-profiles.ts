import type { InstalledProfile, ProfilePurpose } from './charging-profile.ts';

/** Whether a new profile replaces an existing one (OCPP 1.6, 3.13.2): by its id, or by its place in the stack. */
export const replacesProfile = (
  { connectorId, profile }: InstalledProfile,
  there: InstalledProfile,
): boolean => {
  if (profile.chargingProfileId === there.profile.chargingProfileId) return true;
  return (
    connectorId === there.connectorId &&
    profile.chargingProfilePurpose === there.profile.chargingProfilePurpose &&
    profile.stackLevel === there.profile.stackLevel
  );
};

/** ClearChargingProfile.req */
export interface ClearCriteria {
  readonly id?: number | undefined;
  readonly connectorId?: number | undefined;
  readonly chargingProfilePurpose?: ProfilePurpose | undefined;
  readonly stackLevel?: number | undefined;
}

/**
 * Whether it clears a profile: an id alone decides; otherwise all given fields must match, and no fields match
 * everything.
 */
export const clearsProfile = (
  criteria: ClearCriteria,
  { connectorId, profile }: InstalledProfile,
): boolean => {
  if (criteria.id !== undefined) return criteria.id === profile.chargingProfileId;
  return (
    fits(criteria.connectorId, connectorId) &&
    fits(criteria.chargingProfilePurpose, profile.chargingProfilePurpose) &&
    fits(criteria.stackLevel, profile.stackLevel)
  );
};

const fits = <T>(criterion: T | undefined, value: T): boolean => {
  return criterion === undefined || criterion === value;
};
