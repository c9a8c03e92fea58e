import { Money } from '@laadpoort/domain/money/amount';
import type { Operator, SettlementTerms } from '@laadpoort/domain/settlement/operator';
import {
  openAmount,
  planPayout,
  type PayoutHold,
  type PayoutTerms,
} from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { randomUUID } from 'node:crypto';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { readOpenAccounts, type OpenAccount, type PayeeAccount } from './open-accounts.ts';

/** What is paid is decided by one at a time: no document is in two batches. */
const LOCK = 11_005;
const TIMEOUT_MS = 120_000;

export const lockPayouts = async (tx: Prisma.TransactionClient): Promise<void> => {
  // Whoever has it may be reading a large file of the bank.
  await tx.$executeRaw`SET LOCAL lock_timeout = '25s'`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
};

interface Payable {
  readonly account: OpenAccount;
  readonly payee: PayeeAccount;
  readonly amount: string;
}

/** An account that waits, and for what. */
interface HeldAccount {
  readonly account: OpenAccount;
  readonly hold: PayoutHold;
  readonly amount: string;
}

/** Which open accounts are paid, and which wait for what. */
const plan = (accounts: readonly OpenAccount[], terms: PayoutTerms, now: Date) => {
  const payable: Payable[] = [];
  const held: HeldAccount[] = [];
  for (const account of accounts) {
    const { amount, hold } = planPayout(account, terms, now);
    if (hold !== null) held.push({ account, hold, amount });
    else if (account.payee) payable.push({ account, payee: account.payee, amount });
  }
  return { payable, held };
};

const sumOf = (amounts: readonly { readonly amount: string }[]): string =>
  amounts.reduce((sum, { amount }) => sum.plus(amount), new Money(0)).toFixed(2);

const planNext = async (
  { prisma }: Database,
  { payoutMinimum }: SettlementTerms,
  executeOn: string,
  now: Date,
) => {
  const accounts = await prisma.$transaction((tx) => readOpenAccounts(tx), { timeout: TIMEOUT_MS });
  return plan(accounts, { minimum: payoutMinimum, executeOn }, now);
};

/** Accounts that the next batch would leave out. */
export const readHeldAccounts = async (
  ...next: Parameters<typeof planNext>
): Promise<readonly HeldAccount[]> => (await planNext(...next)).held;

/** What a batch would pay, and what waits by reason. */
export const readNextPayout = async (...next: Parameters<typeof planNext>) => {
  const { payable, held } = await planNext(...next);
  return {
    payable: { accounts: payable.length, total: sumOf(payable) },
    held: [...Map.groupBy(held, ({ hold }) => hold)].map(([hold, some]) => ({
      hold,
      accounts: some.length,
      total: sumOf(some),
    })),
  };
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
      const { payable } = plan(await readOpenAccounts(tx), { minimum, executeOn }, now);
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
        detail: { payments: payable.length, total: sumOf(payable), executeOn },
      });
      return { id, accountIds: payable.map(({ account }) => account.accountId) };
    },
    { timeout: TIMEOUT_MS },
  );

const insertItems = async (
  tx: Prisma.TransactionClient,
  batchId: number,
  payable: readonly Payable[],
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
