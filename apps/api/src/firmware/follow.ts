import { follow } from '#chargers/follow.ts';
import { hasFailed, isOver, type FirmwareProgress } from '@laadpoort/domain/firmware/firmware-update';
import { followUpdate, type FirmwareEvent } from '@laadpoort/domain/firmware/follow-update';
import { endFileLinks } from '#chargers/files/file-links.ts';
import { announceAlert } from '#chargers/alerts/raise-alert.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { moveUpdate, readUpdate, toUpdate } from './update-rows.ts';

/** Applies an event to an update. */
export type FollowUpdate = (id: number, event: FirmwareEvent) => Promise<void>;

/** @param onOver what follows when an update of a campaign has finished */
export const createFollowUpdate =
  (kernel: Kernel, onOver: (campaignId: string) => void): FollowUpdate =>
  async (id, event) => {
    const { db, now } = kernel;
    const followed = await follow({
      read: () => readUpdate(db, id),
      decide(row) {
        const to = followUpdate(toUpdate(row), event, now());
        return to.state === row.state && to.report === row.report ? null : to;
      },
      move: (row, to) => moveUpdate(db, row, to, now()),
    });
    if (followed === null) return;
    const { row, change: to } = followed;
    announce(kernel, row, to);
    // Once the charger says that it has the file, or that it is over, nobody may come back with the link.
    if (isOver(to.state) || (event.kind === 'reported' && to.state !== 'downloading'))
      await endFileLinks(db, { firmwareUpdateId: id }, now());
    if (isOver(to.state) && row.campaignId !== null) onOver(row.campaignId);
  };

const announce = ({ live }: Kernel, row: UpdateRow, { state }: FirmwareProgress): void => {
  const { accountId, chargePointId } = row;
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
  if (hasFailed(state)) announceAlert(live, row);
};
