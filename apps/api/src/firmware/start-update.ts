import type { FirmwareUpdate as UpdateAnswer, updateFirmware } from '@laadpoort/contract/firmware/updates';
import type { EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import { fitsFile } from '@laadpoort/domain/firmware/fits-file';
import type { Requester } from '#chargers/commands.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import type { ChargePoint, FirmwareFile } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { Updates } from './updates.ts';
import { sendUpdate, type Signature } from './send-update.ts';
import { listUpdates } from './list-updates.ts';

type Body = EndpointRequest<typeof updateFirmware>['body'];

/** Stores an update and sends it to the charger. */
export const startUpdate = async (
  kernel: Kernel,
  { made }: Updates,
  chargePointId: string,
  body: Body,
  requester: Requester,
): Promise<UpdateAnswer | Refusal> => {
  const { db, now } = kernel;
  const chargePoint = await db.prisma.chargePoint.findUnique({ where: { id: chargePointId } });
  if (!chargePoint) return refuse('not-found');
  const source = await sourceOf(kernel.db.prisma, body.source, chargePoint);
  if (source instanceof Refusal) return source;
  const { signature, ...facts } = source;
  const at = now();
  const row = await db.prisma.firmwareUpdate.create({
    data: {
      accountId: chargePoint.accountId,
      chargePointId,
      ...facts,
      signed: signature !== null,
      retrieveAt: body.retrieveAt === undefined ? at : new Date(body.retrieveAt),
      installAt: body.installAt === undefined ? null : new Date(body.installAt),
      fromVersion: chargePoint.firmwareVersion,
      state: 'requested',
      requestedById: requester.personId,
      requestedAt: at,
      changedAt: at,
    },
  });
  made(chargePointId);
  const refusal = await sendUpdate(kernel, row, { requester, reason: body.reason, signature });
  if (refusal) {
    await db.prisma.firmwareUpdate.delete({ where: { id: row.id } });
    return refusal;
  }
  const updates = await listUpdates(db, chargePointId);
  return updates.find(({ id }) => id === row.id) ?? refuse('not-found');
};

interface Source {
  readonly firmwareFileId: string | null;
  readonly location: string | null;
  readonly expectedVersion: string | null;
  readonly signature: Signature | null;
}

const sourceOf = async (
  prisma: Kernel['db']['prisma'],
  source: Body['source'],
  chargePoint: ChargePoint,
): Promise<Source | Refusal> => {
  if (source.kind === 'address') {
    const { location, expectedVersion = null, signature = null } = source;
    return { firmwareFileId: null, location, expectedVersion, signature };
  }
  const file = await prisma.firmwareFile.findUnique({ where: { id: source.firmwareFileId } });
  if (!file) return refuse('not-found');
  if (file.approvedById === null)
    return refuse('invalid-request', [{ path: 'body.source.firmwareFileId', code: 'not-approved' }]);
  if (!fitsFile(file, chargePoint))
    return refuse('invalid-request', [{ path: 'body.source.firmwareFileId', code: 'other-charger' }]);
  const signature = source.signed ? signatureOf(file) : null;
  if (source.signed && signature === null)
    return refuse('invalid-request', [{ path: 'body.source.signed', code: 'unsigned-file' }]);
  return { firmwareFileId: file.id, location: null, expectedVersion: file.version, signature };
};

export const signatureOf = ({ signature, signingCertificate }: FirmwareFile): Signature | null =>
  signature !== null && signingCertificate !== null ? { signature, signingCertificate } : null;
