import { answerToListCall } from '@laadpoort/domain/local-list/answer-to-list-call';
import { checkLocalList } from '@laadpoort/domain/local-list/check-local-list';
import { afterListEvent, type LocalListEvent } from '@laadpoort/domain/local-list/local-list';
import { beginListSync, type ListCall } from '@laadpoort/domain/local-list/next-list-call';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { Refusal } from '#platform/http/route.ts';
import { mustClearCache } from './clear-cache.ts';
import { BY_SYSTEM, type CommandOrigin } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { commandFor } from './list-commands.ts';
import { updateList, type DecideList } from './update-list.ts';

type ListOrigin = Pick<CommandOrigin, 'requester' | 'reason'>;

interface PushRequest extends ListOrigin {
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
  push(chargePointId: string, request: PushRequest): Promise<Refusal | undefined>;
}

export const createListSync = (kernel: Kernel): ListSync => {
  const act = async (chargePoint: ChargePointEntry, decide: DecideList, origin: ListOrigin = BY_SYSTEM) => {
    const call = await updateList(kernel, chargePoint, decide);
    return call === null ? undefined : sendCall(kernel, chargePoint, call, origin);
  };

  return {
    async check(chargePointId) {
      const chargePoint = kernel.directory.findById(chargePointId);
      if (!chargePoint) return;
      await act(chargePoint, checkLocalList);
      await clearCache(kernel, chargePoint);
    },
    async heard(chargePointId, event) {
      const chargePoint = kernel.directory.findById(chargePointId);
      if (!chargePoint) return;
      await act(chargePoint, (list, desired, facts) => answerToListCall(list, event, desired, facts));
    },
    async push(chargePointId, { whole, ...origin }) {
      const chargePoint = kernel.directory.findById(chargePointId);
      if (!chargePoint) return undefined;
      const begin: DecideList = (list) =>
        beginListSync(whole ? { ...list, acknowledgedVersion: null } : list);
      return act(chargePoint, begin, origin);
    },
  };
};

const sendCall = async (
  kernel: Kernel,
  chargePoint: ChargePointEntry,
  call: ListCall,
  origin: ListOrigin,
): Promise<Refusal | undefined> => {
  const { id: chargePointId, accountId } = chargePoint;
  const answer = await kernel.sendCommand({ accountId, chargePointId, ...origin, request: commandFor(call) });
  if (!(answer instanceof Refusal)) return undefined;
  await updateList(kernel, chargePoint, (list, _, { now }) => ({
    call: null,
    list: afterListEvent(list, { kind: 'failed', problem: answer.code }, now),
    leftOut: 0,
  }));
  return answer;
};

const clearCache = async (
  { db, isConnected, sendCommand }: Kernel,
  { id: chargePointId, accountId, quirks }: ChargePointEntry,
): Promise<void> => {
  if (quirks.setUp === 'quiet' || !isConnected(chargePointId)) return;
  if (!(await mustClearCache(db, chargePointId))) return;
  await sendCommand({
    ...BY_SYSTEM,
    accountId,
    chargePointId,
    request: { action: 'ClearCache' },
  });
};
