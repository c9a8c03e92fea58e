import {
  approveFirmwareFile,
  deleteFirmwareFile,
  listFirmwareFiles,
  signFirmwareFile,
  uploadFirmwareFile,
} from '@laadpoort/contract/firmware/files';
import { getFirmwareUpdate, listFirmwareUpdates, updateFirmware } from '@laadpoort/contract/firmware/updates';
import { refuse, type Route } from '#platform/http/route.ts';
import { approveFile, deleteFile, keepFile, signFile } from './files.ts';
import { listFiles } from './firmware-file.ts';
import { bySupport } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { Updates } from './updates.ts';
import { startUpdate } from './start-update.ts';
import { listUpdates } from './list-updates.ts';

/** Firmware as support works with it: files, updates, campaigns; and what the owner sees of it. */
export const registerFirmwareRoutes = (route: Route, kernel: Kernel, updates: Updates): void => {
  const { db } = kernel;

  route(listFirmwareFiles, async (_, { personId }) => ({ files: await listFiles(db, personId) }));
  route(uploadFirmwareFile, ({ query, body }, { personId }) => keepFile(kernel, query, body, personId));
  route(signFirmwareFile, ({ params, body }, { personId }) =>
    signFile(kernel, params.firmwareFileId, body, personId),
  );
  route(approveFirmwareFile, ({ params }, { personId }) =>
    approveFile(kernel, params.firmwareFileId, personId),
  );
  route(deleteFirmwareFile, ({ params }, { personId }) =>
    deleteFile(kernel, params.firmwareFileId, personId),
  );

  route(listFirmwareUpdates, async ({ params: { chargePointId } }, person) =>
    (await kernel.openDevice(person, chargePointId))
      ? { updates: await listUpdates(db, chargePointId) }
      : refuse('not-found'),
  );

  route(updateFirmware, ({ params, body }, person) =>
    startUpdate(kernel, updates, params.chargePointId, body, bySupport(person)),
  );

  route(getFirmwareUpdate, async ({ params: { chargePointId } }, { accountId }) => {
    const own = await db.prisma.chargePoint.findFirst({
      where: { id: chargePointId, accountId },
      select: { id: true },
    });
    if (!own) return refuse('not-found');
    const updates = await listUpdates(db, chargePointId);
    const last = updates.find(({ state }) => state !== 'waiting' && state !== 'cancelled');
    return { update: last ? shownToOwner(last) : null };
  });
};

const shownToOwner = ({
  state,
  over,
  report,
  expectedVersion,
  changedAt,
}: Awaited<ReturnType<typeof listUpdates>>[number]) => ({ state, over, report, expectedVersion, changedAt });
