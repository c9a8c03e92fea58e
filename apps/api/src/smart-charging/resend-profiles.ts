import { BY_SYSTEM, SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import { isSpent } from '@laadpoort/domain/smart-charging/lost-profiles';
import { markProfilesLost, readProfiles, readRunning } from './store.ts';

/** A charger that disconnects after every profile would otherwise be sent them forever. */
const MAX_UNANSWERED = 3;

/** Resends what people set to chargers that lose their profiles with the connection (docs/protocol/smart-charging.md). */
export interface ResendProfiles {
  connected(chargePointId: string): Promise<void>;
  settled(chargePointId: string, isUnanswered: boolean): void;
}

export const createResendProfiles = (kernel: Kernel): ResendProfiles => {
  const { db, now, directory, sendCommand } = kernel;
  /** In a row, of those that were sent by the product. */
  const unanswered = new Map<string, number>();

  return {
    async connected(chargePointId) {
      const entry = directory.findById(chargePointId);
      if (entry?.quirks.profilesAfterReconnect !== 'lost' || entry.registration !== 'accepted') return;
      await markProfilesLost(db, chargePointId);
      if ((unanswered.get(chargePointId) ?? 0) >= MAX_UNANSWERED) return;
      const running = (await readRunning(db, chargePointId)).map(({ id }) => id);
      const rows = (await readProfiles(db, chargePointId)).toReversed();
      for (const { connectorId, profile, state, setById } of rows) {
        const csChargingProfiles = profile as unknown as ChargingProfile;
        // What the product sets by itself it renews by itself.
        const isWanted = state !== 'refused' && setById !== SYSTEM.personId;
        if (!isWanted || isSpent(csChargingProfiles, now(), running)) continue;
        const request = { action: 'SetChargingProfile', connectorId, csChargingProfiles } as const;
        await sendCommand({ ...BY_SYSTEM, accountId: entry.accountId, chargePointId, request });
      }
    },

    settled(chargePointId, isUnanswered) {
      if (isUnanswered) unanswered.set(chargePointId, (unanswered.get(chargePointId) ?? 0) + 1);
      else unanswered.delete(chargePointId);
    },
  };
};
