import type { FirmwareEvent } from '@laadpoort/domain/firmware/follow-update';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { Request } from '@laadpoort/ocpp/messages/actions';
import { makeFileLink } from '#chargers/files/file-links.ts';
import { idOfPlaceholder } from '#chargers/files/placeholder-url.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { FollowUpdate } from './follow.ts';

type UpdateAction = 'UpdateFirmware' | 'SignedUpdateFirmware';

const LINK_MS = 24 * 3_600_000;

/** What happens around the two calls: the address with its token is made at the last moment, the outcome is followed. */
export const firmwareHooks = (kernel: Kernel, follow: FollowUpdate) => {
  const { db, now } = kernel;
  const filesUrl = kernel.settings.files.url;

  /** The address to send; null if the update is over. */
  const addressOf = async (chargePointId: string, location: string): Promise<string | null> => {
    const id = idOfPlaceholder(filesUrl, 'firmware/update', location);
    if (id === null) return location;
    const update = await db.prisma.firmwareUpdate.findFirst({
      where: { id, chargePointId, finishedAt: null },
    });
    if (!update || update.firmwareFileId === null) return update?.location ?? null;
    const file = await db.prisma.firmwareFile.findUnique({ where: { id: update.firmwareFileId } });
    if (!file) return null;
    const from = Math.max(now().getTime(), update.retrieveAt.getTime());
    const expiresAt = new Date(from + LINK_MS);
    const token = await makeFileLink(db, chargePointId, { firmwareUpdateId: id }, expiresAt);
    return `${filesUrl}/files/firmware/${token}/${encodeURIComponent(file.name)}`;
  };

  const settled = async (chargePointId: string, location: string, result: Result) => {
    const id = idOfPlaceholder(filesUrl, 'firmware/update', location);
    const event = eventOf(result);
    if (id === null || event === null) return;
    const own = await db.prisma.firmwareUpdate.findFirst({ where: { id, chargePointId } });
    if (!own) return;
    await follow(id, event);
    if (event.kind === 'answered') await replaceOlder(chargePointId, id);
  };

  const replaceOlder = async (chargePointId: string, id: number) => {
    const older = await db.prisma.firmwareUpdate.findMany({
      where: { chargePointId, id: { lt: id }, finishedAt: null, state: { not: 'waiting' } },
    });
    for (const update of older) await follow(update.id, { kind: 'replaced' });
  };

  return {
    UpdateFirmware: {
      async prepare({ chargePointId }: OfCharger, payload: Request<'UpdateFirmware'>) {
        const location = await addressOf(chargePointId, payload.location);
        return location === null ? null : { ...payload, location };
      },
      settled: ({ chargePointId, request }: OfCharger<{ location: string }>, result: Result) =>
        settled(chargePointId, request.location, result),
    },
    SignedUpdateFirmware: {
      async prepare({ chargePointId }: OfCharger, payload: Request<'SignedUpdateFirmware'>) {
        const location = await addressOf(chargePointId, payload.firmware.location);
        return location === null ? null : { ...payload, firmware: { ...payload.firmware, location } };
      },
      settled: ({ chargePointId, request }: OfCharger<{ firmware: { location: string } }>, result: Result) =>
        settled(chargePointId, request.firmware.location, result),
    },
  };
};

interface OfCharger<R = unknown> {
  readonly chargePointId: string;
  readonly request: R;
}
type Result = CallResult<UpdateAction>;

const eventOf = (result: Result): FirmwareEvent | null => {
  if (result.kind === 'answered')
    return { kind: 'answered', status: 'status' in result.response ? result.response.status : null };
  if (result.kind !== 'not-sent') return result;
  return result.reason === 'withdrawn' ? null : { kind: 'not-sent', reason: result.reason };
};
