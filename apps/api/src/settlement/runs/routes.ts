import {
  approveSettlementRun,
  getSettlementRun,
  listSettlementRuns,
  redraftSettlementRun,
  startSettlementRun,
} from '@laadpoort/contract/settlement/runs';
import { listRunDocuments, listRunExceptions } from '@laadpoort/contract/settlement/run-documents';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readKinds, readReasons, readRunDocuments, readRunExceptions } from './read-run.ts';
import { approveRun, redraftRun, startRun } from './store.ts';
import { nextMonthOf, readRuns, toRuns } from './read-runs.ts';

/** @param advance does what a run waits for, soon. */
export const registerRunRoutes = (
  route: Route,
  { db, now, live, settings }: Kernel,
  advance: () => void,
): void => {
  const changed = (id: string) => live.publish(STAFF, { topic: 'settlement', id });
  const { operator } = settings.settlement;

  route(listSettlementRuns, async (_, { personId }) => {
    const runs = await readRuns(db);
    return {
      runs: await toRuns(db, runs, personId),
      nextMonth: nextMonthOf(runs, now()),
      isOperatorSetUp: operator !== null,
    };
  });

  route(startSettlementRun, async ({ body: { month } }, { personId }) => {
    if (operator === null) return refuse('operator-not-set-up');
    if (month > lastMonthOver(now())) return refuse('month-not-over');
    const started = await startRun(db, month, personId, now());
    if (!started.ok) return refuse(started.reason);
    changed(started.id);
    advance();
    return { id: started.id };
  });

  route(getSettlementRun, async ({ params: { runId } }, { personId }) => {
    const found = await db.prisma.settlementRun.findUnique({ where: { id: runId } });
    const [run] = found ? await toRuns(db, [found], personId) : [];
    if (!run) return refuse('not-found');
    const [kinds, exceptions] = await Promise.all([readKinds(db, runId), readReasons(db, runId)]);
    return { run, kinds, exceptions };
  });

  route(listRunDocuments, async ({ params: { runId }, query }, { looking }) => {
    const answer = await readRunDocuments(db, runId, query);
    await looking.into(answer.documents.map(({ accountId, id }) => ({ accountId, targetId: id })));
    return answer;
  });

  route(listRunExceptions, async ({ params: { runId }, query }, { looking }) => {
    const answer = await readRunExceptions(db, runId, query);
    await looking.into(answer.exceptions.map(({ accountId }) => ({ accountId, targetId: runId })));
    return answer;
  });

  route(redraftSettlementRun, async ({ params: { runId } }, { personId }) => {
    const redrafted = await redraftRun(db, runId, personId, now());
    if (!redrafted.ok) return refuse(redrafted.reason);
    changed(runId);
    advance();
    return undefined;
  });

  route(approveSettlementRun, async ({ params: { runId }, body: seen }, { personId }) => {
    const approved = await approveRun(db, { runId, actorId: personId, now: now(), seen });
    if (!approved.ok) return refuse(approved.reason);
    changed(runId);
    advance();
    return undefined;
  });
};
