import type { CampaignFacts, CampaignState } from '@laadpoort/domain/firmware/advance-campaign';
import type { FirmwareState } from '@laadpoort/domain/firmware/firmware-update';
import type { Database } from '#platform/database/database.ts';
import type { FirmwareCampaign as CampaignRow } from '#platform/prisma/client.ts';

export const readCampaign = ({ prisma }: Database, id: string): Promise<CampaignRow | null> =>
  prisma.firmwareCampaign.findUnique({ where: { id } });

export const readCampaignFacts = async (
  { prisma }: Database,
  { id, state, maxFailures, deadlineAt }: CampaignRow,
  isConnected: (chargePointId: string) => boolean,
): Promise<CampaignFacts> => {
  const updates = await prisma.firmwareUpdate.findMany({
    where: { campaignId: id },
    select: { id: true, stage: true, state: true, chargePointId: true },
  });
  return {
    state: state as CampaignState,
    maxFailures,
    deadlineAt,
    updates: updates.map((update) => ({
      id: update.id,
      stage: update.stage ?? 1,
      state: update.state as FirmwareState,
      connected: isConnected(update.chargePointId),
    })),
  };
};

/** False if somebody else changed it first. */
export const changeCampaignState = async (
  { prisma }: Database,
  { id, state: from }: Pick<CampaignRow, 'id' | 'state'>,
  to: CampaignState,
  now: Date,
): Promise<boolean> => {
  const over = to === 'stopped' || to === 'done';
  const { count } = await prisma.firmwareCampaign.updateMany({
    where: { id, state: from },
    data: { state: to, ...(over ? { finishedAt: now } : {}) },
  });
  return count === 1;
};

export const cancelWaiting = async ({ prisma }: Database, campaignId: string, now: Date): Promise<void> => {
  await prisma.firmwareUpdate.updateMany({
    where: { campaignId, state: 'waiting' },
    data: { state: 'cancelled', changedAt: now, finishedAt: now },
  });
};

/**
 * Claims a waiting update for sending; at most one caller succeeds, and none once its campaign was paused or stopped. The
 * version is the one at this moment.
 */
export const takeWaiting = async (db: Database, id: number, now: Date): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `UPDATE firmware_update SET state = 'requested', changed_at = $2, retrieve_at = $2,
            from_version = (SELECT firmware_version FROM charge_point WHERE charge_point.id = charge_point_id)
      WHERE id = $1 AND state = 'waiting'
        AND EXISTS (SELECT FROM firmware_campaign WHERE firmware_campaign.id = campaign_id AND firmware_campaign.state = 'running')`,
    [id, now],
  );
  return rowCount === 1;
};

export const readActiveCampaigns = ({ prisma }: Database): Promise<{ id: string }[]> =>
  prisma.firmwareCampaign.findMany({
    where: { state: { in: ['proposed', 'running', 'paused'] } },
    select: { id: true },
  });
