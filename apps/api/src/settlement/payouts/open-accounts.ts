import {
  PAYEE_CHECK_RESULTS,
  type OpenDocument,
  type PayableAccount,
  type PayeeCheckResult,
} from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import type { Prisma } from '#platform/prisma/client.ts';
import { readReturnedItems } from './item-states.ts';

type Transaction = Prisma.TransactionClient;

/** Where an account's money goes, whether it is paid to yet or not. */
export interface PayeeAccount {
  readonly versionId: bigint;
  readonly iban: string;
  readonly holder: string;
  readonly enteredAt: Date;
  readonly check: {
    readonly result: PayeeCheckResult;
    readonly recordedAt: Date;
    readonly people: number;
  } | null;
}

/** An account that has open documents or credits. */
export interface OpenAccount extends PayableAccount {
  readonly accountId: string;
  readonly payee: PayeeAccount | null;
}

const checkResult = z.enum(PAYEE_CHECK_RESULTS);

/** Documents that are in no payment, or only in ones that dropped out, were withdrawn or came back; not disputed ones. */
const readOpenDocuments = async (
  tx: Transaction,
  returnedIds: readonly string[],
): Promise<ReadonlyMap<string, OpenDocument[]>> => {
  const rows = await tx.$queryRaw<(OpenDocument & { readonly accountId: string })[]>`
    SELECT d.id, d.account_id AS "accountId", d.number, d.total::text AS total,
           d.kind LIKE '%-credit' AS "isCredit"
      FROM document AS d
     WHERE d.number IS NOT NULL AND d.total > 0
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

/** The bank account of each account that counts now, with the last check of its holder. */
export const readPayees = async (
  tx: Transaction,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PayeeAccount>> => {
  const rows = await tx.$queryRaw<
    (Omit<PayeeAccount, 'check'> & {
      accountId: string;
      result: string | null;
      recordedAt: Date | null;
      people: number;
    })[]
  >`
    SELECT bank.account_id AS "accountId", bank.id AS "versionId", bank.iban, bank.holder,
           bank.entered_at AS "enteredAt", checked.result, checked.recorded_at AS "recordedAt",
           (SELECT count(DISTINCT recorded_by_id)::int FROM payee_check
             WHERE bank_account_version_id = bank.id AND result <> 'no-match') AS people
      FROM (
        SELECT DISTINCT ON (account_id) * FROM bank_account_version
         WHERE account_id = ANY (${[...accountIds]}::text[]) AND cancelled_at IS NULL
         ORDER BY account_id, id DESC
      ) AS bank
      LEFT JOIN LATERAL (
        SELECT result, recorded_at FROM payee_check
         WHERE bank_account_version_id = bank.id ORDER BY id DESC LIMIT 1
      ) AS checked ON true`;
  return new Map(
    rows.map(({ accountId, result, recordedAt, people, ...bank }) => [
      accountId,
      { ...bank, check: recordedAt && { result: checkResult.parse(result), recordedAt, people } },
    ]),
  );
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

/** Every account with something open, in the order of their ids. */
export const readOpenAccounts = async (tx: Transaction): Promise<readonly OpenAccount[]> => {
  const returned = await readReturnedItems(tx);
  const returnedIds = returned.map(({ id }) => id);
  const documents = await readOpenDocuments(tx, returnedIds);
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
