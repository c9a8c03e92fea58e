import { addMonths } from '@laadpoort/domain/reports/month';
import type { Prisma } from '#platform/prisma/client.ts';
import { TEST_OPERATOR } from '#test/test-app.ts';
import { correctDocument } from '../../../src/settlement/documents/correct.ts';
import { answer, dispute } from '../../../src/settlement/documents/dispute.ts';
import { approveBatch, exportBatch, withdrawBatch } from '../../../src/settlement/payouts/advance.ts';
import { proposeBatch } from '../../../src/settlement/payouts/propose.ts';
import { advanceRuns, type RunParts } from '../../../src/settlement/runs/advance-run.ts';
import { approveRun, startRun } from '../../../src/settlement/runs/store.ts';
import type { Bank } from './bank.ts';
import type { Dice } from './dice.ts';
import { addMonth, decideOpen, lowerSession } from './sessions.ts';
import { addBankAccount, addPayeeCheck, type World } from './world.ts';

export const SETTINGS: RunParts['settings'] = {
  settlement: { operator: TEST_OPERATOR, payoutDay: 20, payoutMinimum: '5.00' },
  payableLimits: { maxPricePerKwh: '1.00' },
  publicUrl: 'http://localhost:3000',
};

const after = (month: string, dayAndTime: string): Date =>
  new Date(`${addMonths(month, 1)}-${dayAndTime}:00.000Z`);

export interface Lives {
  readonly world: World;
  readonly bank: Bank;
  readonly dice: Dice;
  /** Advances the runs until there is nothing left to do. */
  readonly advance: (now: Date) => Promise<void>;
}

export const advanceUndisturbed =
  ({ db }: World) =>
  (now: Date): Promise<void> =>
    advanceRuns({
      db,
      settings: SETTINGS,
      now: () => now,
      live: { publish: () => undefined },
      background: { report: throwIt },
    });

const throwIt = (error: unknown): never => {
  throw error;
};

/** Each month of all histories: sessions, run, corrections, disputes, payout, the bank's files. */
export const live = async (
  lives: Lives,
  months: readonly string[],
  afterEach: () => Promise<void>,
): Promise<void> => {
  let late: Prisma.SessionCreateManyInput[] = [];
  for (const month of months) {
    late = await addMonth(lives.world, month, late);
    await decideOpen(lives.world, month, after(month, '02T09:00'));
    await settleMonth(lives, month);
    await changeSettled(lives, month);
    await disputeSome(lives, after(month, '12T09:00'));
    await payMonth(lives, month);
    await answerSome(lives, after(month, '25T09:00'));
    await afterEach();
  }
};

/** What was drawn up is approved by another person, though a session here and there has changed meanwhile. */
export const settleMonth = async ({ world, advance }: Lives, month: string): Promise<void> => {
  const { db, histories } = world;
  const now = after(month, '03T09:00');
  const started = await startRun(db, month, 'one', now);
  if (!started.ok) throw new Error(started.reason);
  const runId = started.id;
  await advance(now);
  const drafts = await db.prisma.documentSession.findMany({
    where: { document: { runId } },
    select: { sessionId: true, document: { select: { accountId: true } } },
    orderBy: { sessionId: 'asc' },
  });
  const byAccount = Map.groupBy(drafts, ({ document }) => document.accountId);
  for (const history of histories) {
    const [first] = byAccount.get(history.accountId) ?? [];
    if (first && history.dice.chance(0.05)) await lowerSession(world, history, first.sessionId);
  }
  const drawnUp = { where: { runId }, _count: true, _sum: { total: true } } as const;
  const { _count: documents, _sum: sum } = await db.prisma.document.aggregate(drawnUp);
  const seen = { documents, total: sum.total?.toFixed(2) ?? '0' };
  const approved = await approveRun(db, { runId, actorId: 'two', now, seen });
  if (!approved.ok) throw new Error(approved.reason);
  await advance(now);
};

/** Settled sessions turn out to have been otherwise. */
const changeSettled = async ({ world }: Lives, month: string): Promise<void> => {
  const { db, histories } = world;
  const changed: string[] = [];
  for (const history of histories) {
    const { accountId, dice } = history;
    if (!dice.chance(0.25)) continue;
    changed.push(accountId);
    const settled = await db.prisma.session.findMany({
      where: { accountId, documentId: { not: null } },
      orderBy: { startKey: 'asc' },
    });
    if (settled.length === 0) continue;
    const { id } = dice.pick(settled);
    if (dice.chance(0.3)) await db.prisma.session.update({ where: { id }, data: { review: 'excluded' } });
    else await lowerSession(world, history, id);
  }
  await correctChanged(world, changed, after(month, '10T09:00'));
};

/** Asks for the correction of every document of accounts: those of which nothing has changed refuse it. */
const correctChanged = async ({ db }: World, accountIds: readonly string[], now: Date): Promise<void> => {
  const documents = await db.prisma.document.findMany({
    where: { accountId: { in: [...accountIds] }, number: { not: null }, creditsId: null },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  for (const { id: documentId } of documents)
    await correctDocument(db, {
      documentId,
      actorId: 'one',
      reason: 'Read again',
      now,
      payoutDay: SETTINGS.settlement.payoutDay,
      publicUrl: SETTINGS.publicUrl,
      limits: SETTINGS.payableLimits,
    });
};

const disputeSome = async ({ world: { db }, dice }: Lives, now: Date): Promise<void> => {
  const documents = await db.prisma.document.findMany({
    where: { number: { not: null } },
    orderBy: { number: 'asc' },
    select: { id: true, accountId: true },
  });
  for (const { id: documentId, accountId } of documents)
    if (dice.chance(0.05)) await dispute(db, { documentId, accountId, actorId: 'owner', reason: 'No', now });
};

const answerSome = async ({ world: { db }, dice }: Lives, now: Date): Promise<void> => {
  const open = await db.prisma.documentDispute.findMany({
    where: { answeredAt: null },
    orderBy: { document: { number: 'asc' } },
    select: { documentId: true },
  });
  for (const { documentId } of open)
    if (dice.chance(0.6)) await answer(db, { documentId, actorId: 'one', text: 'It is right', now });
};

/** Proposed, and now and then withdrawn and proposed again; who changes their bank account meanwhile drops out. */
const payMonth = async (lives: Lives, month: string): Promise<void> => {
  const { world, bank, dice } = lives;
  const { db } = world;
  const now = after(month, '20T09:00');
  const day = now.toISOString().slice(0, 10);
  await checkReturned(lives, now);
  const terms = { operator: TEST_OPERATOR, minimum: SETTINGS.settlement.payoutMinimum };
  const propose = () => proposeBatch(db, terms, { executeOn: day, personId: 'one', now });
  let batch = await propose();
  if (batch === null) return;
  if (dice.chance(0.3)) {
    await withdrawBatch(db, { batchId: batch.id, personId: 'one', now });
    batch = await propose();
    if (batch === null) return;
  }
  const by = { batchId: batch.id, personId: 'two', now };
  for (const accountId of batch.accountIds) if (dice.chance(0.02)) await addBankAccount(db, accountId, now);
  const approved = await approveBatch(db, by);
  if (!approved.ok) throw new Error(approved.reason);
  await disputeSome(lives, now);
  const exported = await exportBatch(db, by);
  if (exported.ok) await bank.take(batch.id, { day, now });
  await bank.work({ day, now });
};

/** Support asks the bank again about most accounts to which a payment came back. */
const checkReturned = async ({ world: { db }, bank, dice }: Lives, now: Date): Promise<void> => {
  const items = await db.prisma.payoutItem.findMany({
    where: { id: { in: [...bank.failed()] } },
    orderBy: [{ batchId: 'asc' }, { position: 'asc' }],
  });
  for (const { accountId, bankAccountVersionId } of items)
    if (dice.chance(0.7)) await addPayeeCheck(db, { accountId, bankAccountVersionId }, now);
};
