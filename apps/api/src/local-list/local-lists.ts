import { answerToListCall } from '@laadpoort/domain/local-list/answer-to-list-call';
import { checkLocalList } from '@laadpoort/domain/local-list/check-local-list';
import { afterListEvent, type LocalListEvent } from '@laadpoort/domain/local-list/local-list';
import { beginListSync, type ListCall } from '@laadpoort/domain/local-list/next-list-call';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';
import { Refusal } from '#platform/route.ts';
import { mustClearCache } from './clear-cache.ts';
import type { LocalListDeps, Requester } from './deps.ts';
import { findBehind, findDue, findMarked, markAccount } from './find-due.ts';
import { localListHooks } from './hooks.ts';
import { commandFor } from './list-commands.ts';
import { updateList } from './update-list.ts';

/** A burst of edits is sent once. */
const AFTER_CHANGE_MS = 1_000;
/** After a connection the charge point first reports its statuses; a herd is looked at together. */
const AFTER_CONNECTION_MS = 3_000;
const SWEEP_MS = 30_000;

export interface PushOrder {
  readonly requester: Requester;
  readonly reason: string | null;
  /** The whole list, whatever the charge point is believed to have. */
  readonly whole: boolean;
}

/** The local authorisation lists of all charge points: each is sent what has changed, by itself. */
export interface LocalLists {
  readonly hooks: ReturnType<typeof localListHooks>;
  /** Cards of the account, or where they hold, have changed. */
  accountChanged(accountId: string): Promise<void>;
  connected(chargePointId: string): void;
  /** What a person asks for: also of a charge point that is sent nothing by itself. */
  push(chargePointId: string, order: PushOrder): Promise<Refusal | undefined>;
  stop(): Promise<void>;
}

export const createLocalLists = (deps: LocalListDeps): LocalLists => {
  const { db, now, directory, system, onFault } = deps;
  const running = new Set<Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let arrived: string[] = [];

  const inBackground = (work: Promise<unknown>) => {
    const guarded: Promise<void> = work.then(() => undefined, onFault).finally(() => running.delete(guarded));
    running.add(guarded);
  };
  /** Once for all that asks for it meanwhile. */
  const later = (name: string, delayMs: number, work: () => Promise<unknown>) => {
    if (timers.has(name)) return;
    const begin = () => {
      timers.delete(name);
      inBackground(work());
    };
    timers.set(name, setTimeout(begin, delayMs));
  };

  const order = async (
    chargePoint: ChargePointEntry,
    call: ListCall,
    { requester, reason }: Pick<PushOrder, 'requester' | 'reason'>,
  ): Promise<Refusal | undefined> => {
    const { id: chargePointId, accountId } = chargePoint;
    const request = commandFor(call);
    const answer = await deps.order({ accountId, chargePointId, requester, request, reason });
    if (!(answer instanceof Refusal)) return undefined;
    await updateList(deps, chargePoint, (list, _, { now }) => ({
      call: null,
      list: afterListEvent(list, { kind: 'failed', problem: answer.code }, now),
      leftOut: 0,
    }));
    return answer;
  };
  const bySystem = { requester: system, reason: null };

  const heard = async (chargePointId: string, event: LocalListEvent): Promise<void> => {
    const chargePoint = directory.findById(chargePointId);
    if (!chargePoint) return;
    const call = await updateList(deps, chargePoint, (list, desired, facts) =>
      answerToListCall(list, event, desired, facts),
    );
    if (call !== null) await order(chargePoint, call, bySystem);
  };

  const check = async (chargePointId: string): Promise<void> => {
    const chargePoint = directory.findById(chargePointId);
    if (!chargePoint) return;
    const call = await updateList(deps, chargePoint, checkLocalList);
    if (call !== null) await order(chargePoint, call, bySystem);
    await clearCache(chargePoint);
  };

  const clearCache = async ({ id: chargePointId, accountId, quirks }: ChargePointEntry): Promise<void> => {
    if (quirks.setUp === 'quiet' || !deps.isConnected(chargePointId)) return;
    if (!(await mustClearCache(db, chargePointId))) return;
    await deps.order({ accountId, chargePointId, ...bySystem, request: { action: 'ClearCache' } });
  };

  const checkAll = async (found: Promise<readonly string[]>): Promise<void> => {
    for (const chargePointId of await found) await check(chargePointId);
  };

  const sweeper = setInterval(() => later('sweep', 0, () => checkAll(findDue(db, now()))), SWEEP_MS);

  return {
    hooks: localListHooks(heard),

    async accountChanged(accountId) {
      await markAccount(db, accountId, now());
      later(accountId, AFTER_CHANGE_MS, () => checkAll(findMarked(db, accountId)));
    },

    connected(chargePointId) {
      arrived.push(chargePointId);
      later('arrived', AFTER_CONNECTION_MS, () => {
        const all = arrived;
        arrived = [];
        return checkAll(findBehind(db, all));
      });
    },

    async push(chargePointId, { whole, ...asked }) {
      const chargePoint = directory.findById(chargePointId);
      if (!chargePoint) return undefined;
      const call = await updateList(deps, chargePoint, (list) =>
        beginListSync(whole ? { ...list, acknowledgedVersion: null } : list),
      );
      return call === null ? undefined : order(chargePoint, call, asked);
    },

    async stop() {
      clearInterval(sweeper);
      for (const timer of timers.values()) clearTimeout(timer);
      while (running.size > 0) await Promise.all(running);
    },
  };
};
