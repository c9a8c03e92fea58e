import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { yearLimitOf, type PartyKind } from '@laadpoort/domain/settlement/party';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

/** What an account was billed in a calendar year, days of its stations, without VAT. */
const readYearAmount = async ({ pool }: Database, accountId: string, year: number): Promise<string> => {
  const { rows } = await pool.query<{ amount: string }>(
    `SELECT round(coalesce(sum(${DAY_WITHOUT_VAT}), 0), 6)::text AS amount
       FROM session_day
      WHERE account_id = $1 AND day >= make_date($2, 1, 1) AND day < make_date($2 + 1, 1, 1)`,
    [accountId, year],
  );
  return rows[0]?.amount ?? '0';
};

/** What counts towards the yearly limit of a kind of party; null: it has none. */
export const readYearLimit = async (db: Database, accountId: string, kind: PartyKind, year: number) => {
  const [amount, otherTurnover] = await Promise.all([
    readYearAmount(db, accountId, year),
    readOtherTurnover(db, accountId, year),
  ]);
  const limit = yearLimitOf(kind, sumAmounts([amount, otherTurnover ?? '0']));
  return limit && { year, amount, otherTurnover, ...limit };
};

/** What an owner last declared to earn elsewhere in a year; null: nobody has. */
const readOtherTurnover = async (
  { prisma }: Database,
  accountId: string,
  year: number,
): Promise<string | null> => {
  const row = await prisma.otherTurnover.findFirst({
    where: { accountId, year },
    orderBy: { id: 'desc' },
  });
  return row && row.amount.toFixed(2);
};

/** Adds what is earned elsewhere in a year, and records who declared it. */
export const addOtherTurnover = (
  { prisma }: Database,
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
  { year, amount }: { readonly year: number; readonly amount: string },
  now: Date,
): Promise<unknown> =>
  prisma.$transaction([
    prisma.otherTurnover.create({
      data: { accountId, year, amount, declaredAt: now, declaredById: personId },
    }),
    audit(prisma, {
      at: now,
      accountId,
      actorId: personId,
      action: 'party.other-turnover',
      targetId: accountId,
      detail: { year, amount },
    }),
  ]);
