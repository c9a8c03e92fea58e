import { hasFailed, isOver, type FirmwareProgress } from '@laadpoort/domain/firmware/firmware-update';
import { followUpdate, type FirmwareEvent } from '@laadpoort/domain/firmware/follow-update';
import { endFileLinks } from '#chargers/files/file-links.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';
import type { FirmwareDeps } from './deps.ts';
import { moveUpdate, readUpdate, toUpdate } from './update-rows.ts';

/** Applies an event to an update; decides again if somebody else was faster. */
export type FollowUpdate = (id: number, event: FirmwareEvent) => Promise<void>;

/** @param onOver what follows when an update of a campaign has finished */
export const createFollowUpdate =
  (deps: FirmwareDeps, onOver: (campaignId: string) => void): FollowUpdate =>
  async (id, event) => {
    const { db, now } = deps;
    for (;;) {
      const row = await readUpdate(db, id);
      if (!row) return;
      const to = followUpdate(toUpdate(row), event, now());
      if (to.state === row.state && to.report === row.report) return;
      if (!(await moveUpdate(db, row, to, now()))) continue;
      announce(deps, row);
      // Once the charger reports that it has the file, or that it has finished, nobody may use the link again.
      if (isOver(to.state) || (event.kind === 'reported' && to.state !== 'downloading'))
        await endFileLinks(db, { firmwareUpdateId: id }, now());
      if (hasFailed(to.state)) await raiseFailure(deps, row, to);
      if (isOver(to.state) && row.campaignId !== null) onOver(row.campaignId);
      return;
    }
  };

const announce = ({ live }: FirmwareDeps, { accountId, chargePointId }: UpdateRow): void => {
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
};

const raiseFailure = (deps: FirmwareDeps, row: UpdateRow, { state, report }: FirmwareProgress) =>
  deps.raiseAlert({
    accountId: row.accountId,
    chargePointId: row.chargePointId,
    kind: 'firmware-failed',
    detail: { state, report, version: row.expectedVersion },
    at: deps.now(),
  });
