import type { PriceAgainRun } from '@laadpoort/contract/sessions/support-price-again';
import { AMOUNT_PLACES } from '@laadpoort/domain/money/amount';
import type { Database } from '#platform/database/database.ts';

/** Nobody approves what was proposed longer ago. */
const WAITS_MS = 30 * 24 * 3_600_000;

const openRuns = (stationId: string, now: Date) => ({
  stationId,
  appliedAt: null,
  proposedAt: { gt: new Date(now.getTime() - WAITS_MS) },
});

/** What was proposed for a station and waits for somebody else than `personId`, or for another than them. */
export const readProposed = async (
  { prisma }: Database,
  stationId: string,
  personId: string,
  now: Date,
): Promise<PriceAgainRun[]> => {
  const runs = await prisma.priceAgainRun.findMany({
    where: openRuns(stationId, now),
    orderBy: { proposedAt: 'desc' },
  });
  const people = await prisma.user.findMany({
    where: { id: { in: runs.map(({ proposedById }) => proposedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return runs.map((run) => ({
    id: run.id,
    versionId: run.tariffVersionId,
    from: run.startedFrom.toISOString(),
    reason: run.reason,
    sessions: run.sessions,
    before: run.amountBefore.toFixed(AMOUNT_PLACES),
    after: run.amountAfter.toFixed(AMOUNT_PLACES),
    proposedBy: names.get(run.proposedById) ?? '',
    proposedAt: run.proposedAt.toISOString(),
    isMine: run.proposedById === personId,
  }));
};

/** One of them, to be approved. */
export const readRun = async ({ prisma }: Database, stationId: string, id: string, now: Date) => {
  const run = await prisma.priceAgainRun.findFirst({ where: { ...openRuns(stationId, now), id } });
  return (
    run && {
      versionId: run.tariffVersionId,
      from: run.startedFrom,
      reason: run.reason,
      proposedById: run.proposedById,
      sessions: run.sessions,
      before: run.amountBefore.toFixed(AMOUNT_PLACES),
      after: run.amountAfter.toFixed(AMOUNT_PLACES),
    }
  );
};
