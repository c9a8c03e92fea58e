import type { CommandRequest } from '@laadpoort/contract/commands';
import { Refusal } from '#platform/route.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';
import type { FirmwareDeps, Requester } from './deps.ts';

/** Stands in the command's row where the wire has the file's address: no row has a token. */
const locationOf = (filesUrl: string, updateId: number): string =>
  `${filesUrl}/files/firmware/update-${updateId}`;

/** The update that a command's location stands for; null when somebody typed another address. */
export const updateIdOf = (filesUrl: string, location: string): number | null => {
  const prefix = locationOf(filesUrl, 0).slice(0, -1);
  const id = location.startsWith(prefix) ? Number(location.slice(prefix.length)) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? id : null;
};

export interface Signature {
  readonly signature: string;
  readonly signingCertificate: string;
}

const requestOf = (
  { filesUrl }: FirmwareDeps,
  { id, retrieveAt, installAt }: UpdateRow,
  signature: Signature | null,
): CommandRequest => {
  const location = locationOf(filesUrl, id);
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
