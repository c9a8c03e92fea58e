import type { FirmwareEvent } from '@laadpoort/domain/firmware/follow-update';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { readActiveCampaigns } from './campaigns/campaign-store.ts';
import { advanceCampaignRow } from './campaigns/campaigns.ts';
import { createFollowUpdate } from './follow.ts';
import { readAsked, readFollowed, readOpen } from './update-rows.ts';

const SWEEP_MS = 5_000;

/** The updates under way, and what moves them on. */
export type Updates = Awaited<ReturnType<typeof openUpdates>>;

export const openUpdates = async (kernel: Kernel) => {
  const { db, now, background } = kernel;
  const advanceLater = (campaignId: string) => background.run(advanceCampaignRow(kernel, follow, campaignId));
  const follow = createFollowUpdate(kernel, advanceLater);
  /** Charge points with an update under way: the boots of all others cost no query. */
  let followed = new Set(await readFollowed(db, now()));

  const advanceAll = async () => {
    await doEach(
      await readActiveCampaigns(db),
      ({ id }) => advanceCampaignRow(kernel, follow, id),
      background.report,
    );
  };
  background.every(SWEEP_MS, async () => {
    followed = new Set(await readFollowed(db, now()));
    await doEach(await readOpen(db), ({ id }) => follow(id, { kind: 'sweep' }), background.report);
    await advanceAll();
  });

  return {
    follow,
    /** Goes on with a campaign. */
    advance: advanceLater,
    /** An update was made here: what its charger says is listened to from now on. */
    made: (chargePointId: string) => void followed.add(chargePointId),
    happened: (updateId: number, event: FirmwareEvent) => background.run(follow(updateId, event)),
    /** A charger that came may have been waited for. */
    connected: async (chargePointId: string) => {
      if (followed.has(chargePointId)) await advanceAll();
    },
    async booted(chargePointId: string, firmwareVersion: string | null) {
      if (!followed.has(chargePointId)) return;
      const [newest] = await readAsked(db, chargePointId, now());
      if (newest) await follow(newest.id, { kind: 'booted', firmwareVersion });
    },
  };
};
