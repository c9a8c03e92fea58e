import type { SecurityProfile } from '@laadpoort/domain/security/decide-connection';

/** Profiles that charge points have proven here and whose rows do not say so yet: lower ones are refused at once. */
export const createJustProven = () => {
  const byId = new Map<string, SecurityProfile>();
  return {
    profileOf: (chargePointId: string): SecurityProfile => byId.get(chargePointId) ?? 0,
    /** Until it is stored, or cannot be. */
    async during(chargePointId: string, profile: SecurityProfile, stored: Promise<unknown>): Promise<void> {
      const known = byId.get(chargePointId) ?? 0;
      const highest = profile > known ? profile : known;
      byId.set(chargePointId, highest);
      try {
        await stored;
      } finally {
        if (byId.get(chargePointId) === highest) byId.delete(chargePointId);
      }
    },
  };
};
