import { advanceCampaign } from '@laadpoort/domain/firmware/advance-campaign';
import type { FirmwareCampaign as CampaignRow } from '#platform/prisma/client.ts';
import {
  cancelWaiting,
  changeCampaignState,
  readCampaign,
  readCampaignFacts,
  takeWaiting,
} from './campaign-store.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { FollowUpdate } from '../follow.ts';
import { sendUpdate } from '../send-update.ts';
import { readUpdate } from '../update-rows.ts';

/** Does what a campaign is to do next: asks chargers, or ends it. May run at several places at once. */
export const advanceCampaignRow = async (
  kernel: Kernel,
  follow: FollowUpdate,
  campaignId: string,
): Promise<void> => {
  const { db, now, isConnected } = kernel;
  const campaign = await readCampaign(db, campaignId);
  if (!campaign) return;
  const step = advanceCampaign(await readCampaignFacts(db, campaign, isConnected), now());
  if (step.cancelWaiting) await cancelWaiting(db, campaignId, now());
  const changes = step.state !== campaign.state;
  if (changes && (await changeCampaignState(db, campaign, step.state, now())))
    announceCampaign(kernel, campaign);
  for (const id of step.start) await ask(kernel, follow, campaign, id);
};

const ask = async (
  kernel: Kernel,
  follow: FollowUpdate,
  campaign: CampaignRow,
  id: number,
): Promise<void> => {
  const { db, now } = kernel;
  if (!(await takeWaiting(db, id, now()))) return;
  const [row, file, person] = await Promise.all([
    readUpdate(db, id),
    db.prisma.firmwareFile.findUnique({ where: { id: campaign.firmwareFileId } }),
    db.prisma.user.findUnique({ where: { id: campaign.createdById }, select: { name: true, role: true } }),
  ]);
  if (!row || !file) return;
  const { signature, signingCertificate } = file;
  const refusal = await sendUpdate(kernel, row, {
    requester: {
      personId: campaign.createdById,
      personName: person?.name ?? '',
      role: person?.role ?? 'support',
    },
    reason: campaign.reason,
    signature:
      campaign.signed && signature !== null && signingCertificate !== null
        ? { signature, signingCertificate }
        : null,
    // Another update that is being sent at this moment is replaced, not waited for.
    force: true,
  });
  if (refusal) await follow(id, { kind: 'not-sent', reason: 'invalid-request' });
};

/** Support's pages listen to all accounts; a campaign belongs to none. */
export const announceCampaign = ({ live }: Pick<Kernel, 'live'>, { id }: Pick<CampaignRow, 'id'>): void =>
  live.publish('firmware-campaign', { topic: 'charge-point', id });
