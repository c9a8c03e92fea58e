import type { OpenDocument, PayableAccount } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { Prisma } from '#platform/prisma/client.ts';
import { readReturnedItems } from './item-states.ts';
import { type PayeeAccount, readPayees } from './payees.ts';

type Transaction = Prisma.TransactionClient;

/** An account that has open documents or credits. */
export interface OpenAccount extends PayableAccount {
  readonly accountId: string;
  readonly payee: PayeeAccount | null;
}

/** Documents that are in no payment, or only in ones that dropped out, were withdrawn or came back; not disputed ones. */
const readOpenDocuments = async (
  tx: Transaction,
  returnedIds: readonly string[],
  accountId: string | undefined,
): Promise<ReadonlyMap<string, OpenDocument[]>> => {
  const ofAccount = accountId === undefined ? Prisma.empty : Prisma.sql`AND d.account_id = ${accountId}`;
  const rows = await tx.$queryRaw<(OpenDocument & { readonly accountId: string })[]>`
    SELECT d.id, d.account_id AS "accountId", d.number, d.total::text AS total,
           d.kind LIKE '%-credit' AS "isCredit"
      FROM document AS d
     WHERE d.number IS NOT NULL AND d.total > 0 ${ofAccount}
       AND NOT EXISTS (SELECT FROM document_dispute WHERE document_id IN (d.id, d.credits_id) AND answered_at IS NULL)
       AND NOT EXISTS (
         SELECT FROM payout_item_document AS link
           JOIN payout_item AS item ON item.id = link.item_id
           JOIN payout_batch AS batch ON batch.id = item.batch_id
          WHERE link.document_id = d.id AND item.dropped_at IS NULL AND batch.withdrawn_at IS NULL
            AND item.id <> ALL (${[...returnedIds]}::uuid[])
       )
     ORDER BY d.finalised_at, d.number`;
  return Map.groupBy(rows, ({ accountId }) => accountId);
};

/** When a payment to a bank account came back last, as we learnt it. */
const readReturns = async (
  tx: Transaction,
  returned: readonly { readonly id: string; readonly bankAccountVersionId: bigint }[],
): Promise<ReadonlyMap<bigint, Date>> => {
  const rows = await tx.$queryRaw<{ versionId: bigint; at: Date }[]>`
    SELECT item.bank_account_version_id AS "versionId", max(file.imported_at) AS at
      FROM payout_item AS item
      JOIN bank_record AS record ON record.item_id = item.id OR record.batch_id = item.batch_id
      JOIN bank_file AS file ON file.id = record.file_id
     WHERE item.id = ANY (${returned.map(({ id }) => id)}::uuid[])
       AND (record.status = 'rejected' OR record.direction = 'credit')
     GROUP BY 1`;
  return new Map(rows.map(({ versionId, at }) => [versionId, at]));
};

const readPaidBefore = async (
  tx: Transaction,
  accountIds: readonly string[],
  returnedIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT item.account_id AS "accountId"
      FROM payout_item AS item
      JOIN bank_record AS record ON record.item_id = item.id OR record.batch_id = item.batch_id
     WHERE item.account_id = ANY (${[...accountIds]}::text[]) AND record.direction = 'debit'
       AND item.dropped_at IS NULL AND item.id <> ALL (${[...returnedIds]}::uuid[])`;
  return new Set(rows.map(({ accountId }) => accountId));
};

/**
 * Every account with something open, in the order of their ids.
 * @param accountId only this one
 */
export const readOpenAccounts = async (
  tx: Transaction,
  accountId?: string,
): Promise<readonly OpenAccount[]> => {
  const returned = await readReturnedItems(tx, accountId);
  const returnedIds = returned.map(({ id }) => id);
  const documents = await readOpenDocuments(tx, returnedIds, accountId);
  const accountIds = [...documents.keys()].toSorted();
  const [payees, returns, paidBefore, accounts] = await Promise.all([
    readPayees(tx, accountIds),
    readReturns(tx, returned),
    readPaidBefore(tx, accountIds, returnedIds),
    tx.organization.findMany({ where: { id: { in: accountIds } }, select: { id: true, createdAt: true } }),
  ]);
  const createdAt = new Map(accounts.map((account) => [account.id, account.createdAt]));
  return accountIds.map((accountId) => {
    const payee = payees.get(accountId) ?? null;
    return {
      accountId,
      payee,
      // A deleted account is no new one.
      createdAt: createdAt.get(accountId) ?? new Date(0),
      documents: documents.get(accountId) ?? [],
      bankAccount: payee && { ...payee, returnedAt: returns.get(payee.versionId) ?? null },
      wasPaidBefore: paidBefore.has(accountId),
    };
  });
};
