import type { Operator } from '@laadpoort/domain/settlement/operator';
import { openAmount } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { randomUUID } from 'node:crypto';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { readOpenAccounts } from './open-accounts.ts';
import { PAYOUT_TIMEOUT_MS, type PaidAccount, planAccounts, sumOfAmounts } from './next-payout.ts';

/** What is paid is decided by one at a time: no document is in two batches. */
const LOCK = 11_005;

export const lockPayouts = async (tx: Prisma.TransactionClient): Promise<void> => {
  // Whoever has it may be reading a large file of the bank.
  await tx.$executeRaw`SET LOCAL lock_timeout = '25s'`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
};

/** Freezes what is payable now into a batch. @returns null: there is nothing to pay */
export const proposeBatch = (
  { prisma }: Database,
  { operator, minimum }: { readonly operator: Operator; readonly minimum: string },
  { executeOn, personId, now }: { readonly executeOn: string; readonly personId: string; readonly now: Date },
): Promise<{ readonly id: number; readonly accountIds: readonly string[] } | null> =>
  prisma.$transaction(
    async (tx) => {
      await lockPayouts(tx);
      const { payable } = planAccounts(await readOpenAccounts(tx), { minimum, executeOn }, now);
      if (payable.length === 0) return null;
      const { id } = await tx.payoutBatch.create({
        data: {
          executeOn: new Date(executeOn),
          debtorName: operator.name,
          debtorIban: operator.iban,
          debtorBic: operator.bic,
          proposedAt: now,
          proposedById: personId,
        },
      });
      await insertItems(tx, id, payable);
      await audit(tx, {
        at: now,
        accountId: null,
        actorId: personId,
        action: 'payout.propose',
        targetId: String(id),
        detail: { payments: payable.length, total: sumOfAmounts(payable), executeOn },
      });
      return { id, accountIds: payable.map(({ account }) => account.accountId) };
    },
    { timeout: PAYOUT_TIMEOUT_MS },
  );

const insertItems = async (
  tx: Prisma.TransactionClient,
  batchId: number,
  payable: readonly PaidAccount[],
): Promise<void> => {
  const items = payable.map((each, index) => ({ ...each, id: randomUUID(), position: index + 1 }));
  await tx.payoutItem.createMany({
    data: items.map(({ id, position, account: { accountId }, payee, amount }) => ({
      id,
      batchId,
      position,
      accountId,
      bankAccountVersionId: payee.versionId,
      iban: payee.iban,
      holder: payee.holder,
      amount,
    })),
  });
  await tx.payoutItemDocument.createMany({
    data: items.flatMap(({ id: itemId, account: { documents } }) =>
      documents.map((document) => ({
        itemId,
        documentId: document.id,
        number: document.number,
        amount: openAmount([document]),
      })),
    ),
  });
};
