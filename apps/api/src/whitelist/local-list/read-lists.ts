import type { LocalList as LocalListAnswer } from '@laadpoort/contract/local-list';
import { desiredList, type CandidateCard } from '@laadpoort/domain/local-list/desired-list';
import { listChanges, type ListContent } from '@laadpoort/domain/local-list/listed-card';
import { UNKNOWN_LIST, type LocalList } from '@laadpoort/domain/local-list/local-list';
import { fittingList } from '@laadpoort/domain/local-list/next-list-call';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { readCandidates } from './candidates.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readLimits, toLocalList } from './store.ts';

type ReadDeps = Pick<Kernel, 'db' | 'now' | 'directory' | 'isConnected'>;

interface Compared {
  readonly answer: LocalListAnswer;
  readonly chargePoint: ChargePointEntry;
  readonly desired: ListContent;
  readonly list: LocalList;
}

/** The lists of an account's chargers (or one of them), compared with the desired ones. */
export const compareLists = async (
  kernel: ReadDeps,
  accountId: string,
  chargePointId?: string,
): Promise<Compared[]> => {
  const { db, now, directory } = kernel;
  const [rows, candidates] = await Promise.all([
    db.prisma.chargePoint.findMany({
      where: { accountId, ...(chargePointId === undefined ? {} : { id: chargePointId }) },
      select: { id: true, serialNumber: true, station: { select: { name: true } } },
      orderBy: [{ station: { name: 'asc' } }, { serialNumber: 'asc' }],
    }),
    readCandidates(db.prisma, accountId, now()),
  ]);
  const ids = rows.map(({ id }) => id);
  const [lists, limits] = await Promise.all([
    db.prisma.localList.findMany({ where: { chargePointId: { in: ids } } }),
    readLimits(db.prisma, ids),
  ]);
  return rows.flatMap(({ id, serialNumber, station }) => {
    const chargePoint = directory.findById(id);
    if (!chargePoint) return [];
    const row = lists.find((one) => one.chargePointId === id);
    const list = row ? toLocalList(row, limits.get(id)) : UNKNOWN_LIST;
    return compare(kernel, { chargePoint, list, candidates, serialNumber, stationName: station.name });
  });
};

const compare = (
  { now, isConnected }: ReadDeps,
  {
    chargePoint,
    list,
    candidates,
    ...names
  }: {
    readonly chargePoint: ChargePointEntry;
    readonly list: LocalList;
    readonly candidates: readonly CandidateCard[];
    readonly serialNumber: string;
    readonly stationName: string;
  },
): Compared => {
  const { id: chargePointId, stationId, quirks } = chargePoint;
  const desired = desiredList({ stationId, candidates, quirks }, now());
  const fitting = fittingList(list, desired);
  const has = list.acknowledgedVersion === null ? new Map() : list.acknowledged;
  const missing = listChanges(has, fitting).filter(({ card }) => card !== undefined);
  const { state, problem, retryAt, version, acknowledgedVersion, maxEntries, maxPerMessage } = list;
  const answer: LocalListAnswer = {
    chargePointId,
    stationId,
    ...names,
    connected: isConnected(chargePointId),
    quiet: quirks.setUp === 'quiet',
    state,
    expectedCards: fitting.size,
    upToDateCards: fitting.size - missing.length,
    leftOut: desired.size - fitting.size,
    problem,
    retryAt: retryAt?.toISOString() ?? null,
    version,
    acknowledgedVersion,
    maxEntries,
    maxPerMessage,
  };
  return { answer, chargePoint, desired, list };
};

/** For each whitelist entry: on how many chargers with lists it should be, and on how many it is up to date. */
export const countEntries = async (
  { db }: ReadDeps,
  accountId: string,
  compared: readonly Compared[],
): Promise<{ entryId: string; expectedChargers: number; upToDateChargers: number }[]> => {
  const entries = await db.prisma.whitelistEntry.findMany({
    where: { accountId },
    select: { id: true, uid: true },
  });
  const withLists = compared.filter(({ list }) => list.state !== 'not-supported');
  return entries.map(({ id, uid }) => {
    const expecting = withLists.filter(({ desired }) => desired.has(uid));
    const upToDate = expecting.filter(({ desired, list }) => isUpToDate(desired, list, uid));
    return { entryId: id, expectedChargers: expecting.length, upToDateChargers: upToDate.length };
  });
};

const isUpToDate = (desired: ListContent, list: LocalList, idTag: string): boolean => {
  const card = desired.get(idTag);
  const there = list.acknowledgedVersion === null ? undefined : list.acknowledged.get(idTag);
  if (card === undefined || there === undefined) return false;
  return listChanges(new Map([[idTag, there]]), new Map([[idTag, card]])).length === 0;
};
