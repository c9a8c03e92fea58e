import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { Requester } from '#chargers/commands.ts';
import { Refusal } from '#platform/http/route.ts';
import { standInAddress } from '#chargers/files/stand-in-address.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';
import type { FirmwareDeps } from './deps.ts';

export interface Signature {
  readonly signature: string;
  readonly signingCertificate: string;
}

const requestOf = (
  { filesUrl }: FirmwareDeps,
  { id, retrieveAt, installAt }: UpdateRow,
  signature: Signature | null,
): CommandRequest => {
  const location = standInAddress(filesUrl, 'firmware/update', id);
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

/** Sends the charger an update whose row exists; the result changes the row. */
export const orderUpdate = async (
  deps: FirmwareDeps,
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
  const request = requestOf(deps, row, signature);
  const command = await deps.order({ accountId, chargePointId, requester, request, reason, force });
  if (command instanceof Refusal) return command;
  await deps.db.prisma.firmwareUpdate.update({ where: { id: row.id }, data: { commandId: command.id } });
  return null;
};
