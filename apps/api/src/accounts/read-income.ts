import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import type { incomeSchema } from '@laadpoort/contract/accounts/account';
import { ACCOUNT_TIME_ZONE, addMonths, monthOf } from '@laadpoort/domain/reports/month';
import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';

type Income = z.input<typeof incomeSchema>;

const MONTHS_SHOWN = 24;

/** Sessions of an account that still need a decision. */
export type ReadWaiting = (accountId: string) => Promise<Income['waiting']>;

interface MonthRow {
  month: string;
  sessions: number;
  paid_wh: string;
  free_wh: string;
  amount: string;
}

/** Income of the last two years without VAT by month, starting with the current month, even if it is empty. */
export const readIncome = async (
  db: Database,
  accountId: string,
  { now, readWaiting }: { now: Date; readWaiting: ReadWaiting },
): Promise<Income> => {
  const running = monthOf(now, ACCOUNT_TIME_ZONE);
  const first = `${addMonths(running, 1 - MONTHS_SHOWN)}-01`;
  const [{ rows }, parties, agreements, bankAccounts, waiting] = await Promise.all([
    db.pool.query<MonthRow>(
      `SELECT to_char(day, 'YYYY-MM') AS month, sum(sessions)::int AS sessions,
              coalesce(sum(energy_wh) FILTER (WHERE NOT free), 0) AS paid_wh,
              coalesce(sum(energy_wh) FILTER (WHERE free), 0) AS free_wh, 
              round(sum(${DAY_WITHOUT_VAT}), 6)::text AS amount
         FROM session_day WHERE account_id = $1 AND day >= $2::date AND day < $3::date
        GROUP BY 1 HAVING sum(sessions) > 0 ORDER BY 1 DESC`,
      [accountId, first, `${addMonths(running, 1)}-01`],
    ),
    db.prisma.partyVersion.count({ where: { accountId } }),
    db.prisma.agreementAcceptance.count({ where: { accountId, version: AGREEMENT_VERSION } }),
    db.prisma.bankAccountVersion.count({ where: { accountId, cancelledAt: null } }),
    readWaiting(accountId),
  ]);
  const months = rows.map((row) => ({
    month: row.month,
    sessions: row.sessions,
    paidEnergyWh: Number(row.paid_wh),
    freeEnergyWh: Number(row.free_wh),
    amount: row.amount,
    provisional: row.month === running,
  }));
  return {
    currency: 'EUR',
    months: months[0]?.provisional ? months : [emptyMonth(running), ...months],
    waiting,
    missing: [
      ...(parties === 0 ? ['party' as const] : []),
      ...(agreements === 0 ? ['agreement' as const] : []),
      ...(bankAccounts === 0 ? ['bank-account' as const] : []),
    ],
  };
};

const emptyMonth = (month: string): Income['months'][number] => ({
  month,
  sessions: 0,
  paidEnergyWh: 0,
  freeEnergyWh: 0,
  amount: '0',
  provisional: true,
});
