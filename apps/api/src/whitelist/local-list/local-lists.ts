import type { CommandHooks } from '#chargers/commands/command-hooks.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { findOutdated, findDue, findMarked } from './find-due.ts';
import { localListHooks } from './hooks.ts';
import { createListSync, type ListSync } from './list-sync.ts';

/** A burst of edits is sent once. */
const AFTER_CHANGE_MS = 1_000;
/** After connecting, a charge point first reports its statuses; many at once are handled together. */
const AFTER_CONNECTION_MS = 3_000;
const SWEEP_MS = 30_000;

/** The local authorisation lists of all charge points: each is sent what has changed, without being asked. */
export interface LocalLists extends Pick<ListSync, 'push'> {
  readonly hooks: CommandHooks;
  /** Its lists are marked. */
  cardsChanged(accountId: string): void;
  connected(chargePointId: string): void;
}

export const createLocalLists = (kernel: Kernel): LocalLists => {
  const { db, now, background } = kernel;
  const sync = createListSync(kernel);
  let arrived: string[] = [];

  const checkAll = async (found: Promise<readonly string[]>): Promise<void> => {
    await doEach(await found, (chargePointId) => sync.check(chargePointId), background.report);
  };
  background.every(SWEEP_MS, () => checkAll(findDue(db, now())));

  return {
    hooks: localListHooks((chargePointId, event) => sync.heard(chargePointId, event)),
    push: (chargePointId, request) => sync.push(chargePointId, request),

    cardsChanged(accountId) {
      background.later(accountId, AFTER_CHANGE_MS, () => checkAll(findMarked(db, accountId)));
    },

    connected(chargePointId) {
      arrived.push(chargePointId);
      background.later('arrived', AFTER_CONNECTION_MS, () => {
        const all = arrived;
        arrived = [];
        return checkAll(findOutdated(db, all));
      });
    },
  };
};
