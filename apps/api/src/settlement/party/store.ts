import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import type { Party, PartyAnswer, PartyBody } from '@laadpoort/contract/settlement/party';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { PARTY_KINDS, yearLimitOf, type PartyKind } from '@laadpoort/domain/settlement/party';
import { z } from 'zod';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { PartyVersion } from '#platform/prisma/client.ts';

type Version = PartyVersion & { readonly declaredBy: string };

const kindSchema = z.enum(PARTY_KINDS);

const toParty = ({ kind, validFrom, declaredAt, declaredBy, ...row }: Version): Party => ({
  kind: kindSchema.parse(kind),
  name: row.name,
  street: row.street,
  postalCode: row.postalCode,
  city: row.city,
  country: row.country,
  kvk: row.kvk,
  vatId: row.vatId,
  validFrom: validFrom.toISOString().slice(0, 10),
  declaredAt: declaredAt.toISOString(),
  declaredBy,
});

/** Every day on which something else begins to hold, the latest first; of the same day only what was declared last. */
const readVersions = async ({ prisma }: Database, accountId: string): Promise<Version[]> => {
  const rows = await prisma.partyVersion.findMany({
    where: { accountId },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    distinct: ['validFrom'],
  });
  const people = await prisma.user.findMany({
    where: { id: { in: rows.map(({ declaredById }) => declaredById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, declaredBy: names.get(row.declaredById) ?? '' }));
};

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

const readYearLimit = async (db: Database, accountId: string, kind: PartyKind, year: number) => {
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

/** Who is reimbursed today and later. */
export const readParty = async (db: Database, accountId: string, now: Date): Promise<PartyAnswer> => {
  const today = dayOf(now, ACCOUNT_TIME_ZONE);
  const versions = (await readVersions(db, accountId)).map(toParty);
  const party = versions.find(({ validFrom }) => validFrom <= today) ?? null;
  return {
    party,
    coming: versions.filter(({ validFrom }) => validFrom > today).toReversed(),
    yearLimit: party && (await readYearLimit(db, accountId, party.kind, Number(today.slice(0, 4)))),
  };
};

/** Adds a version and records who declared it. */
export const addPartyVersion = (
  { prisma }: Database,
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
  { kind, validFrom, ...who }: PartyBody,
  now: Date,
): Promise<unknown> => {
  const { name } = who;
  const data = { accountId, kind, ...who, validFrom: new Date(validFrom) };
  return prisma.$transaction([
    prisma.partyVersion.create({ data: { ...data, declaredAt: now, declaredById: personId } }),
    audit(prisma, {
      at: now,
      accountId,
      actorId: personId,
      action: 'party.declare',
      targetId: accountId,
      detail: { kind, validFrom },
      names: { name },
    }),
  ]);
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
