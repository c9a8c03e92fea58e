import {
  PAYEE_CHECK_RESULTS,
  type PayeeCheckResult,
} from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import type { Prisma } from '#platform/prisma/client.ts';

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

const checkResult = z.enum(PAYEE_CHECK_RESULTS);

/** The bank account of each account that counts now, with the last check of its holder. */
export const readPayees = async (
  tx: Prisma.TransactionClient,
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
