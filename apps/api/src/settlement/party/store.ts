import type { Party, PartyAnswer, PartyBody } from '@laadpoort/contract/settlement/party';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { PARTY_KINDS } from '@laadpoort/domain/settlement/party';
import { z } from 'zod';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { PartyVersion } from '#platform/prisma/client.ts';
import { readYearLimit } from './year-limit.ts';

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
