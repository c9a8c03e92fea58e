import { desiredList } from '@laadpoort/domain/local-list/desired-list';
import type { ListContent } from '@laadpoort/domain/local-list/listed-card';
import type { LocalList } from '@laadpoort/domain/local-list/local-list';
import type { CheckFacts } from '@laadpoort/domain/local-list/check-local-list';
import type { ListCall, ListStep } from '@laadpoort/domain/local-list/next-list-call';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { LocalList as LocalListRow } from '#platform/prisma/client.ts';
import { readCandidates } from './candidates.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { keepListEvent, lockList, readLimits, saveList, toLocalList } from './store.ts';

/** Answers to a call that was sent longer ago than this are no longer expected. */
const UNDER_WAY_MS = 3 * 60_000;

interface ListFacts extends CheckFacts {
  readonly mayAskLimits: boolean;
}

export type DecideList = (list: LocalList, desired: ListContent, facts: ListFacts) => ListStep;

/**
 * Compares a charge point's list with the desired one, decides and stores; one at a time per charge point, in whichever
 * process. Returns the call to make.
 */
export const updateList = async (
  kernel: Kernel,
  chargePoint: ChargePointEntry,
  decide: DecideList,
): Promise<ListCall | null> => {
  const { db, live, now } = kernel;
  const { id, accountId, stationId, quirks } = chargePoint;
  const step = await db.prisma.$transaction(async (transaction) => {
    const at = now();
    const row = await lockList(transaction, id, at);
    const list = toLocalList(row, (await readLimits(transaction, [id])).get(id));
    const candidates = await readCandidates(transaction, accountId, at);
    const desired = desiredList({ stationId, candidates, quirks }, at);
    const facts = factsOf(kernel, chargePoint, row, at);
    const decided = decide(list, desired, facts);
    const isChange = decided.call !== null || decided.list.state !== row.state;
    await saveList(transaction, id, {
      list: decided.list,
      leftOut: decided.leftOut,
      checkedAt: facts.connected ? at : null,
      changedAt: isChange ? at : row.changedAt,
    });
    if (isNews(row, decided)) await keepListEvent(transaction, id, decided.list, decided.leftOut, at);
    return decided;
  });
  live.publish(accountId, { topic: 'whitelist', id, chargePointId: id, stationId });
  return step.call;
};

const factsOf = (
  { isConnected }: Kernel,
  { id, quirks, registration }: ChargePointEntry,
  row: LocalListRow,
  now: Date,
): ListFacts => ({
  now,
  connected: isConnected(id),
  maySend: quirks.setUp !== 'quiet' && registration === 'accepted',
  underWay: row.state === 'syncing' && now.getTime() - row.changedAt.getTime() < UNDER_WAY_MS,
  mayAskLimits: quirks.setUp === 'normal' && (quirks.configurationKeysAtOnce ?? 2) >= 2,
});

/** What people want to know: how an update ended. */
const isNews = (before: LocalListRow, { list: { state } }: ListStep): boolean =>
  before.state === 'syncing' && (state === 'in-step' || state === 'failed' || state === 'not-supported');
