import { audit } from '#chargers/audit.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Database } from '#platform/database/database.ts';
import type { FirmwareCampaign as CampaignRow } from '#platform/prisma/client.ts';
import { readCampaign } from './campaign-store.ts';
import { announceCampaign } from './campaigns.ts';
import type { Updates } from '../updates.ts';

/** Starts a campaign that somebody else proposed; one that is under way goes on. */
export const approveCampaign = async (
  kernel: Kernel,
  { advance }: Updates,
  id: string,
  personId: string,
): Promise<Refusal | undefined> => {
  const { db, now } = kernel;
  const campaign = await readCampaign(db, id);
  if (!campaign) return refuse('not-found');
  if (campaign.state === 'stopped' || campaign.state === 'done') return refuse('campaign-over');
  if (campaign.state !== 'proposed') return;
  if (campaign.createdById === personId) return refuse('second-person-needed');
  if (!(await startProposed(db, campaign, personId, now()))) return;
  announceCampaign(kernel, campaign);
  advance(id);
};

/** False if somebody else changed it first. */
const startProposed = (
  { prisma }: Database,
  { id, name, createdAt, deadlineAt }: CampaignRow,
  personId: string,
  at: Date,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.firmwareCampaign.updateMany({
      where: { id, state: 'proposed' },
      data: {
        state: 'running',
        approvedById: personId,
        approvedAt: at,
        // Offline chargers get the days that were meant for them.
        deadlineAt: new Date(at.getTime() + deadlineAt.getTime() - createdAt.getTime()),
      },
    });
    if (count === 0) return false;
    await audit(transaction, {
      at,
      accountId: null,
      actorId: personId,
      action: 'firmware.campaign-approve',
      targetId: id,
      detail: { name },
    });
    return true;
  });
