import { Money } from '@laadpoort/domain/money/amount';
import type { SettlementTerms } from '@laadpoort/domain/settlement/operator';
import {
  planPayout,
  type PayoutHold,
  type PayoutTerms,
} from '@laadpoort/domain/settlement/payouts/plan-payouts';
import type { Database } from '#platform/database/database.ts';
import { readOpenAccounts, type OpenAccount } from './open-accounts.ts';
import type { PayeeAccount } from './payees.ts';

export const PAYOUT_TIMEOUT_MS = 120_000;

export interface PaidAccount {
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
export const planAccounts = (accounts: readonly OpenAccount[], terms: PayoutTerms, now: Date) => {
  const payable: PaidAccount[] = [];
  const held: HeldAccount[] = [];
  for (const account of accounts) {
    const { amount, hold } = planPayout(account, terms, now);
    if (hold !== null) held.push({ account, hold, amount });
    else if (account.payee) payable.push({ account, payee: account.payee, amount });
  }
  return { payable, held };
};

export const sumOfAmounts = (amounts: readonly { readonly amount: string }[]): string =>
  amounts.reduce((sum, { amount }) => sum.plus(amount), new Money(0)).toFixed(2);

const planNext = async (
  { prisma }: Database,
  { payoutMinimum }: SettlementTerms,
  executeOn: string,
  now: Date,
) => {
  const accounts = await prisma.$transaction((tx) => readOpenAccounts(tx), { timeout: PAYOUT_TIMEOUT_MS });
  return planAccounts(accounts, { minimum: payoutMinimum, executeOn }, now);
};

/** Accounts that the next batch would leave out. */
export const readHeldAccounts = async (
  ...next: Parameters<typeof planNext>
): Promise<readonly HeldAccount[]> => (await planNext(...next)).held;

/** What a batch would pay, and what waits by reason. */
export const readNextPayout = async (...next: Parameters<typeof planNext>) => {
  const { payable, held } = await planNext(...next);
  return {
    payable: { accounts: payable.length, total: sumOfAmounts(payable) },
    held: [...Map.groupBy(held, ({ hold }) => hold)].map(([hold, some]) => ({
      hold,
      accounts: some.length,
      total: sumOfAmounts(some),
    })),
  };
};
