import type { StatusPage } from '@laadpoort/contract/stations/station';
import { ACCOUNT_TIME_ZONE, dayOf, momentOf } from '@laadpoort/domain/reports/month';
import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import { payoutDayFrom } from '@laadpoort/domain/settlement/payouts/banking-day';
import { planPayout, type PlannedPayout } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { readOpenAccounts } from './open-accounts.ts';

type Facts = Pick<Kernel, 'db' | 'now' | 'settings'>;
type NextPayout = StatusPage['nextPayout'];

/** When an account is paid next and what, as it stands now; what is missing for it and what holds it up. */
export const readAccountPayout = async (facts: Facts, accountId: string): Promise<NextPayout> => {
  const { db, now, settings } = facts;
  const { operator, payoutDay } = settings.settlement;
  const [planned, missing] = await Promise.all([
    readPlannedPayout(facts, accountId),
    readMissing(db, accountId, now()),
  ]);
  const date = operator && payoutDayFrom(dayOf(now(), ACCOUNT_TIME_ZONE), payoutDay);
  return { date, missing, amount: planned?.amount ?? '0.00', hold: planned?.hold ?? null };
};

/** What an account would be paid on the next payout day if nothing changed; null: nothing is open. */
export const readPlannedPayout = async (
  { db, now, settings }: Facts,
  accountId: string,
): Promise<PlannedPayout | null> => {
  const { payoutDay, payoutMinimum: minimum } = settings.settlement;
  const executeOn = payoutDayFrom(dayOf(now(), ACCOUNT_TIME_ZONE), payoutDay);
  const [account] = await readOpenAccounts(db.prisma, accountId);
  if (account === undefined) return null;
  // What ends by itself until then, as the wait for a new bank account, is no reason.
  const then = new Date(
    Math.max(now().getTime(), momentOf(`${executeOn}T00:00`, ACCOUNT_TIME_ZONE).getTime()),
  );
  return planPayout(account, { minimum, executeOn }, then);
};

const readMissing = async (
  { pool }: Database,
  accountId: string,
  now: Date,
): Promise<NextPayout['missing']> => {
  const { rows } = await pool.query<{
    party: boolean;
    agreement: boolean;
    bank_account: boolean;
    rate: boolean;
  }>(
    `SELECT EXISTS (SELECT FROM party_version WHERE account_id = $1) AS party,
            EXISTS (SELECT FROM agreement_acceptance WHERE account_id = $1 AND version = $3) AS agreement,
            EXISTS (SELECT FROM bank_account_version WHERE account_id = $1 AND cancelled_at IS NULL) AS bank_account,
            EXISTS (SELECT FROM station JOIN tariff_version tariff ON tariff.station_id = station.id
                     WHERE station.account_id = $1 AND tariff.valid_from <= $2 AND tariff.cancelled_at IS NULL
                       AND (tariff.valid_until IS NULL OR tariff.valid_until > $2)) AS rate`,
    [accountId, now, AGREEMENT_VERSION],
  );
  const has = rows[0];
  return [
    ...(has?.party ? [] : ['party' as const]),
    ...(has?.agreement ? [] : ['agreement' as const]),
    ...(has?.bank_account ? [] : ['bank-account' as const]),
    ...(has?.rate ? [] : ['rate' as const]),
  ];
};
