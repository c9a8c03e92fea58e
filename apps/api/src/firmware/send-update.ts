import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { Requester } from '#chargers/commands.ts';
import { Refusal } from '#platform/http/route.ts';
import { placeholderUrl } from '#chargers/files/placeholder-url.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';

export interface Signature {
  readonly signature: string;
  readonly signingCertificate: string;
}

const requestOf = (
  { settings: { files } }: Kernel,
  { id, retrieveAt, installAt }: UpdateRow,
  signature: Signature | null,
): CommandRequest => {
  const location = placeholderUrl(files.url, 'firmware/update', id);
  if (signature === null)
    return { action: 'UpdateFirmware', location, retrieveDate: retrieveAt.toISOString() };
  return {
    action: 'SignedUpdateFirmware',
    requestId: id,
    firmware: {
      location,
      retrieveDateTime: retrieveAt.toISOString(),
      ...(installAt ? { installDateTime: installAt.toISOString() } : {}),
      ...signature,
    },
  };
};

/** Asks the charger for an update whose row is written; what comes of it moves the row on. */
export const sendUpdate = async (
  kernel: Kernel,
  row: UpdateRow,
  how: {
    readonly requester: Requester;
    readonly reason: string;
    readonly signature: Signature | null;
    readonly force?: boolean;
  },
): Promise<Refusal | null> => {
  const { accountId, chargePointId } = row;
  const { requester, reason, signature, force = false } = how;
  const request = requestOf(kernel, row, signature);
  const command = await kernel.sendCommand({ accountId, chargePointId, requester, request, reason, force });
  if (command instanceof Refusal) return command;
  await kernel.db.prisma.firmwareUpdate.update({ where: { id: row.id }, data: { commandId: command.id } });
  return null;
};
