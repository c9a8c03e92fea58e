import {
  deleteFirmwareFile,
  listFirmwareFiles,
  signFirmwareFile,
  uploadFirmwareFile,
} from '@laadpoort/contract/firmware/files';
import { getFirmwareUpdate, listFirmwareUpdates, updateFirmware } from '@laadpoort/contract/firmware/updates';
import type { Person } from '#platform/http/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { registerCampaignRoutes } from './campaign-routes.ts';
import { deleteFile, keepFile, listFiles, signFile, type FirmwareFilesDeps } from './files.ts';
import type { Firmware } from './firmware.ts';
import { startUpdate } from './start-update.ts';
import { listUpdates } from './update-rows.ts';

/** Firmware for support: files, updates, campaigns; and what the owner sees of it. */
export const registerFirmwareRoutes = (
  route: Route,
  deps: FirmwareFilesDeps & {
    readonly firmware: Firmware;
    /** Gives support access to a device of any account, after recording the access there. */
    readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
  },
): void => {
  const { db, firmware } = deps;

  route(listFirmwareFiles, async () => ({ files: await listFiles(db) }));
  route(uploadFirmwareFile, ({ query, body }, person) => keepFile(deps, query, body, person));
  route(signFirmwareFile, ({ params, body }, { personId }) =>
    signFile(deps, params.firmwareFileId, body, personId),
  );
  route(deleteFirmwareFile, ({ params }, { personId }) => deleteFile(deps, params.firmwareFileId, personId));

  route(listFirmwareUpdates, async ({ params: { chargePointId } }, person) =>
    (await deps.openDevice(person, 'support.view-device', chargePointId))
      ? { updates: await listUpdates(db, chargePointId) }
      : refuse('not-found'),
  );

  route(updateFirmware, ({ params, body }, { personId, personName, platformRole }) =>
    startUpdate(firmware, params.chargePointId, body, { personId, personName, role: platformRole }),
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

  registerCampaignRoutes(route, firmware);
};

const shownToOwner = ({
  state,
  over,
  report,
  expectedVersion,
  changedAt,
}: Awaited<ReturnType<typeof listUpdates>>[number]) => ({ state, over, report, expectedVersion, changedAt });
