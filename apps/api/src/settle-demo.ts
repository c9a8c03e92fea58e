import { addMonths, momentOf } from '@laadpoort/domain/reports/month';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import { accounts, people } from './demo/people.ts';
import { recordPayee } from './settlement/checks/payees.ts';
import { correctDocument } from './settlement/documents/correct.ts';
import { advanceRuns } from './settlement/runs/advance-run.ts';
import { approveRun, startRun } from './settlement/runs/store.ts';
import { DEMO_ZONE, type DemoPast, payMonth } from './pay-demo.ts';

const MONTHS = 12;

/**
 * The demo's year of settlement, by what settles: each month a run by two administrators, a payout and the bank's file
 * about it. One document is credited and made again, the last payment to the neighbour came back, and what else was paid
 * last is still on its way.
 */
export const settleDemo = async (past: DemoPast): Promise<void> => {
  const { db, now } = past;
  const last = lastMonthOver(now);
  await recordPayees(past);
  for (let ago = MONTHS - 1; ago >= 0; ago -= 1) {
    const month = addMonths(last, -ago);
    await settleMonth(past, month);
    if (ago === 5) await creditOne(past, month);
    await payMonth(past, month, ago);
  }
  // The demo's past has no mails.
  await db.prisma.outboxMessage.deleteMany();
};

/** When something was done in the month after, or now if that is yet to come. */
const momentAfter = (month: string, dayAndTime: string, now: Date): Date => {
  const at = momentOf(`${addMonths(month, 1)}-${dayAndTime}`, DEMO_ZONE);
  return at < now ? at : now;
};

const recordPayees = async ({ db, now }: DemoPast): Promise<void> => {
  const versions = await db.prisma.bankAccountVersion.findMany();
  const at = momentAfter(addMonths(lastMonthOver(now), -MONTHS), '02T09:00', now);
  for (const { id } of versions) {
    const said = {
      bankAccountVersionId: String(id),
      result: 'match',
      note: 'Answer to a test payment',
    } as const;
    // Two ask, since a first payout may be a large one.
    for (const person of [people.admin, people.secondAdmin]) await recordPayee(db, said, person.id, at);
  }
};

const report = (error: unknown): never => {
  throw error;
};

const settleMonth = async ({ db, settings, now }: DemoPast, month: string): Promise<void> => {
  const at = momentAfter(month, '03T09:00', now);
  const started = await startRun(db, month, people.admin.id, at);
  if (!started.ok) throw new Error('a month of the demo is settled already');
  const parts = { db, settings, now: () => at, live: { publish: () => undefined }, background: { report } };
  await advanceRuns(parts);
  const drafts = await db.prisma.document.aggregate({
    where: { runId: started.id },
    _count: true,
    _sum: { total: true },
  });
  const { _count: documents, _sum: sum } = drafts;
  const seen = { documents, total: sum.total?.toFixed(2) ?? '0' };
  const approved = await approveRun(db, { runId: started.id, actorId: people.secondAdmin.id, now: at, seen });
  if (!approved.ok) throw new Error(`a run of the demo was not approved: ${approved.reason}`);
  await advanceRuns(parts);
};

/** A session of the month turned out to have been a test. */
const creditOne = async ({ db, settings, now }: DemoPast, month: string): Promise<void> => {
  const document = await db.prisma.document.findFirstOrThrow({
    where: { month, accountId: accounts.owner.id },
    include: { sessions: { orderBy: { sessionId: 'desc' }, take: 1 } },
  });
  const ids = document.sessions.map(({ sessionId }) => sessionId);
  await db.prisma.session.updateMany({ where: { id: { in: ids } }, data: { review: 'excluded' } });
  const { publicUrl, payableLimits: limits } = settings;
  const corrected = await correctDocument(db, {
    documentId: document.id,
    actorId: people.admin.id,
    reason: 'Its last session was a test of the electrician',
    now: momentAfter(month, '10T11:00', now),
    payoutDay: settings.settlement.payoutDay,
    publicUrl,
    limits,
  });
  if (!corrected.ok) throw new Error(`a document of the demo was not corrected: ${corrected.reason}`);
};
