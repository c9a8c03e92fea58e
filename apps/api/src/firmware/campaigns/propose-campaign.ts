import type { proposeFirmwareCampaign } from '@laadpoort/contract/firmware/campaign-endpoints';
import type { EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import { fitsFile } from '@laadpoort/domain/firmware/fits-file';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { FirmwareCampaign as CampaignRow, FirmwareFile } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { announceCampaign } from './campaigns.ts';
import type { Updates } from '../updates.ts';
import { signatureOf } from '../start-update.ts';
import { findTargets, type SelectedTarget } from './targets.ts';
import { audit } from '#chargers/audit.ts';

type Body = EndpointRequest<typeof proposeFirmwareCampaign>['body'];

const MAX_CHARGERS = 10_000;
const DAY_MS = 86_400_000;

/** Campaigns are made one at a time, so that a charger selected twice takes part in only one. */
const LOCK = 7_301_655;

/**
 * Stores a campaign with all its updates, which a second person may start; chargers that already run the version, are of another type, or
 * are part of an unfinished campaign are skipped.
 */
export const proposeCampaign = async (
  kernel: Kernel,
  { made }: Updates,
  body: Body,
  personId: string,
): Promise<CampaignRow | Refusal> => {
  const { db, now } = kernel;
  const file = await db.prisma.firmwareFile.findUnique({ where: { id: body.firmwareFileId } });
  if (!file) return refuse('not-found');
  if (file.approvedById === null)
    return refuse('invalid-request', [{ path: 'body.firmwareFileId', code: 'not-approved' }]);
  if (body.signed && signatureOf(file) === null)
    return refuse('invalid-request', [{ path: 'body.signed', code: 'unsigned-file' }]);
  const found = await findTargets(db, body.selection, MAX_CHARGERS);
  const targets = found.filter(
    ({ target }) => target.firmwareVersion !== file.version && fitsFile(file, target),
  );
  if (targets.length === 0)
    return refuse('invalid-request', [{ path: 'body.selection', code: 'no-charger' }]);
  const begun = await insertCampaign(kernel, { body, file, targets, personId, at: now() });
  if (begun === null) return refuse('invalid-request', [{ path: 'body.selection', code: 'in-campaign' }]);
  for (const { target } of begun.targets) made(target.chargePointId);
  announceCampaign(kernel, begun.campaign);
  return begun.campaign;
};

const insertCampaign = (
  { db }: Kernel,
  {
    body,
    file,
    targets: fitting,
    personId,
    at,
  }: { body: Body; file: FirmwareFile; targets: readonly SelectedTarget[]; personId: string; at: Date },
): Promise<{ campaign: CampaignRow; targets: readonly SelectedTarget[] } | null> => {
  const { name, signed, stageSize, maxFailures, days, reason } = body;
  return db.prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const underWay = await transaction.firmwareUpdate.findMany({
      where: { campaign: { finishedAt: null }, finishedAt: null },
      select: { chargePointId: true },
    });
    const taken = new Set(underWay.map(({ chargePointId }) => chargePointId));
    const targets = fitting.filter(({ target }) => !taken.has(target.chargePointId));
    if (targets.length === 0) return null;
    const campaign = await transaction.firmwareCampaign.create({
      data: {
        name,
        firmwareFileId: file.id,
        signed,
        stageSize,
        maxFailures,
        reason,
        state: 'proposed',
        deadlineAt: new Date(at.getTime() + days * DAY_MS),
        createdById: personId,
        createdAt: at,
      },
    });
    await transaction.firmwareUpdate.createMany({
      data: targets.map(({ accountId, target }, index) => ({
        accountId,
        chargePointId: target.chargePointId,
        campaignId: campaign.id,
        stage: Math.floor(index / stageSize) + 1,
        firmwareFileId: file.id,
        signed,
        retrieveAt: at,
        fromVersion: target.firmwareVersion,
        expectedVersion: file.version,
        state: 'waiting',
        requestedById: personId,
        requestedAt: at,
        changedAt: at,
      })),
    });
    await audit(transaction, {
      at,
      accountId: null,
      actorId: personId,
      action: 'firmware.campaign',
      targetId: campaign.id,
      reason,
      detail: { name, chargers: targets.length, version: file.version },
    });
    return { campaign, targets };
  });
};
