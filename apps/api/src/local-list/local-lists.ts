import { createBackgroundWork } from '#platform/jobs/background-work.ts';
import type { LocalListDeps } from './deps.ts';
import { findBehind, findDue, findMarked, markAccount } from './find-due.ts';
import { localListHooks } from './hooks.ts';
import { createListSync, type ListSync } from './list-sync.ts';

/** A burst of edits is sent once. */
const AFTER_CHANGE_MS = 1_000;
/** After connecting, a charge point first reports its statuses; many at once are handled together. */
const AFTER_CONNECTION_MS = 3_000;
const SWEEP_MS = 30_000;

/** The local authorization lists of all charge points: changes are sent automatically. */
export interface LocalLists extends Pick<ListSync, 'push'> {
  readonly hooks: ReturnType<typeof localListHooks>;
  /** Cards of the account, or the stations they apply to, have changed. */
  accountChanged(accountId: string): Promise<void>;
  connected(chargePointId: string): void;
  stop(): Promise<void>;
}

export const createLocalLists = (
  deps: LocalListDeps & { readonly onFault: (error: unknown) => void },
): LocalLists => {
  const { db, now } = deps;
  const sync = createListSync(deps);
  const background = createBackgroundWork(deps.onFault);
  let arrived: string[] = [];

  const checkAll = async (found: Promise<readonly string[]>): Promise<void> => {
    for (const chargePointId of await found) await sync.check(chargePointId);
  };
  const sweeper = setInterval(
    () => background.later('sweep', 0, () => checkAll(findDue(db, now()))),
    SWEEP_MS,
  );

  return {
    hooks: localListHooks((chargePointId, event) => sync.heard(chargePointId, event)),
    push: (chargePointId, order) => sync.push(chargePointId, order),

    async accountChanged(accountId) {
      await markAccount(db, accountId, now());
      background.later(accountId, AFTER_CHANGE_MS, () => checkAll(findMarked(db, accountId)));
    },

    connected(chargePointId) {
      arrived.push(chargePointId);
      background.later('arrived', AFTER_CONNECTION_MS, () => {
        const all = arrived;
        arrived = [];
        return checkAll(findBehind(db, all));
      });
    },

    stop() {
      clearInterval(sweeper);
      return background.stop();
    },
  };
};
