import {
  approveFirmwareCampaign,
  changeFirmwareCampaign,
  findFirmwareTargets,
  getFirmwareCampaign,
  listFirmwareCampaigns,
  proposeFirmwareCampaign,
} from '@laadpoort/contract/firmware/campaign-endpoints';
import { accountsOfDevices } from '#chargers/record-looks.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { readCampaigns, readCampaignUpdates } from './campaign-answer.ts';
import { changeCampaignState, readCampaign } from './campaign-store.ts';
import { announceCampaign } from './campaigns.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { Updates } from '../updates.ts';
import { approveCampaign } from './approve-campaign.ts';
import { proposeCampaign } from './propose-campaign.ts';
import { countTargets, findTargets } from './targets.ts';
import { audit } from '#chargers/audit.ts';

const SHOWN = 200;

export const registerCampaignRoutes = (route: Route, kernel: Kernel, updates: Updates): void => {
  const { db, now, isConnected } = kernel;

  route(findFirmwareTargets, async ({ query }, { looking }) => {
    const [targets, total] = await Promise.all([findTargets(db, query, SHOWN), countTargets(db, query)]);
    await looking.into(
      await accountsOfDevices(
        db,
        targets.map(({ target }) => target.chargePointId),
      ),
    );
    return {
      total,
      targets: targets.map(({ target }) => ({ ...target, connected: isConnected(target.chargePointId) })),
    };
  });

  route(listFirmwareCampaigns, async (_, { personId }) => ({ campaigns: await readCampaigns(db, personId) }));

  route(getFirmwareCampaign, async ({ params: { campaignId } }, { personId, looking }) => {
    const [campaign] = await readCampaigns(db, personId, campaignId);
    if (!campaign) return refuse('not-found');
    const updates = await readCampaignUpdates(db, campaignId, isConnected);
    await looking.into(
      await accountsOfDevices(
        db,
        updates.map(({ chargePointId }) => chargePointId),
      ),
    );
    return { campaign, updates };
  });

  route(proposeFirmwareCampaign, async ({ body }, { personId }) => {
    const proposed = await proposeCampaign(kernel, updates, body, personId);
    if (proposed instanceof Refusal) return proposed;
    const [campaign] = await readCampaigns(db, personId, proposed.id);
    return campaign ?? refuse('not-found');
  });

  route(approveFirmwareCampaign, async ({ params: { campaignId } }, { personId }) => {
    const refusal = await approveCampaign(kernel, updates, campaignId, personId);
    if (refusal) return refusal;
    const [campaign] = await readCampaigns(db, personId, campaignId);
    return campaign ?? refuse('not-found');
  });

  route(
    changeFirmwareCampaign,
    async ({ params: { campaignId }, body: { state } }, { personId, isProven }) => {
      const row = await readCampaign(db, campaignId);
      if (!row) return refuse('not-found');
      // To pause or stop one never waits for it.
      if (state === 'running' && !(await isProven())) return refuse('step-up-needed');
      if (row.state === 'stopped' || row.state === 'done') return refuse('campaign-over');
      if (row.state === 'proposed' && state !== 'stopped') return refuse('second-person-needed');
      if (!(await changeCampaignState(db, row, state, now()))) return refuse('campaign-over');
      await audit(db.prisma, {
        at: now(),
        accountId: null,
        actorId: personId,
        action: `firmware.campaign-${state}`,
        targetId: campaignId,
      });
      announceCampaign(kernel, row);
      updates.advance(campaignId);
      const [campaign] = await readCampaigns(db, personId, campaignId);
      return campaign ?? refuse('not-found');
    },
  );
};
