import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { planDocuments, type DocumentPlan } from '@laadpoort/domain/settlement/run/plan-documents';
import { addSessions } from '../documents/add-sessions.ts';
import { LARGE_TRANSACTION } from '../documents/large-transaction.ts';
import { contentOf } from '../documents/stored-document.ts';
import { readAccountFacts, type RunTerms } from './read-account.ts';

/** Draws up the documents of an account in a run, and what is in none of them. Done once: a second time changes nothing. */
export const draftAccount = async (
  db: Database,
  runId: string,
  accountId: string,
  terms: RunTerms,
): Promise<void> => {
  const facts = await readAccountFacts(db, accountId, terms);
  const plan = facts ? planDocuments(facts) : { documents: [], exceptions: [] };
  await db.prisma.$transaction(
    (tx) => storePlan(tx, { runId, accountId, draftedAt: terms.now }, plan),
    LARGE_TRANSACTION,
  );
};

const storePlan = async (
  tx: Prisma.TransactionClient,
  account: { readonly runId: string; readonly accountId: string; readonly draftedAt: Date },
  { documents, exceptions }: DocumentPlan,
): Promise<void> => {
  const { runId, accountId } = account;
  const begun = await tx.settlementRunAccount.createMany({ data: [account], skipDuplicates: true });
  if (begun.count === 0) return;
  for (const { partyVersionId, document } of documents) {
    const { id } = await tx.document.create({
      data: { runId, accountId, partyVersionId, ...contentOf(document) },
      select: { id: true },
    });
    await addSessions(tx, id, document.sessions);
  }
  await tx.settlementException.createMany({
    data: exceptions.map((exception) => ({ runId, accountId, ...exception })),
  });
};

/** Marks an account whose documents could not be drawn up: its sessions wait for the next run. */
export const leaveOut = async (
  { prisma }: Database,
  runId: string,
  accountId: string,
  now: Date,
): Promise<void> => {
  await prisma.$transaction(async (tx) => {
    const account = { runId, accountId, draftedAt: now };
    const begun = await tx.settlementRunAccount.createMany({ data: [account], skipDuplicates: true });
    if (begun.count === 0) return;
    await tx.settlementException.create({ data: { runId, accountId, reason: 'failed', amount: 0 } });
  });
};
