import { answerToListCall } from '@laadpoort/domain/local-list/answer-to-list-call';
import { checkLocalList } from '@laadpoort/domain/local-list/check-local-list';
import { afterListEvent, type LocalListEvent } from '@laadpoort/domain/local-list/local-list';
import { beginListSync, type ListCall } from '@laadpoort/domain/local-list/next-list-call';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { Refusal } from '#platform/http/route.ts';
import { mustClearCache } from './clear-cache.ts';
import type { LocalListDeps, Requester } from './deps.ts';
import { commandFor } from './list-commands.ts';
import { updateList, type DecideList } from './update-list.ts';

interface Asker {
  readonly requester: Requester;
  readonly reason: string | null;
}

interface PushOrder extends Asker {
  /** The whole list, whatever the charge point is believed to have. */
  readonly whole: boolean;
}

/** One charge point's list: compared, sent, tracked. */
export interface ListSync {
  /** Compares it with the desired list, and starts sending it if that is allowed. */
  check(chargePointId: string): Promise<void>;
  /** The result of a call leads to the next one. */
  heard(chargePointId: string, event: LocalListEvent): Promise<void>;
  /** Sends it at a person's request. */
  push(chargePointId: string, order: PushOrder): Promise<Refusal | undefined>;
}

export const createListSync = (deps: LocalListDeps): ListSync => {
  const bySystem: Asker = { requester: deps.system, reason: null };

  const act = async (chargePoint: ChargePointEntry, decide: DecideList, asker = bySystem) => {
    const call = await updateList(deps, chargePoint, decide);
    return call === null ? undefined : order(deps, chargePoint, call, asker);
  };

  return {
    async check(chargePointId) {
      const chargePoint = deps.directory.findById(chargePointId);
      if (!chargePoint) return;
      await act(chargePoint, checkLocalList);
      await clearCache(deps, chargePoint);
    },
    async heard(chargePointId, event) {
      const chargePoint = deps.directory.findById(chargePointId);
      if (!chargePoint) return;
      await act(chargePoint, (list, desired, facts) => answerToListCall(list, event, desired, facts));
    },
    async push(chargePointId, { whole, ...asker }) {
      const chargePoint = deps.directory.findById(chargePointId);
      if (!chargePoint) return undefined;
      const begin: DecideList = (list) =>
        beginListSync(whole ? { ...list, acknowledgedVersion: null } : list);
      return act(chargePoint, begin, asker);
    },
  };
};

const order = async (
  deps: LocalListDeps,
  chargePoint: ChargePointEntry,
  call: ListCall,
  asker: Asker,
): Promise<Refusal | undefined> => {
  const { id: chargePointId, accountId } = chargePoint;
  const answer = await deps.order({ accountId, chargePointId, ...asker, request: commandFor(call) });
  if (!(answer instanceof Refusal)) return undefined;
  await updateList(deps, chargePoint, (list, _, { now }) => ({
    call: null,
    list: afterListEvent(list, { kind: 'failed', problem: answer.code }, now),
    leftOut: 0,
  }));
  return answer;
};

const clearCache = async (
  { db, isConnected, order, system }: LocalListDeps,
  { id: chargePointId, accountId, quirks }: ChargePointEntry,
): Promise<void> => {
  if (quirks.setUp === 'quiet' || !isConnected(chargePointId)) return;
  if (!(await mustClearCache(db, chargePointId))) return;
  await order({
    accountId,
    chargePointId,
    requester: system,
    reason: null,
    request: { action: 'ClearCache' },
  });
};
