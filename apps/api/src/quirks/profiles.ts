import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { fitsCharger } from '@laadpoort/domain/stations/quirk-profiles';
import type { QuirkProfileAnswer, QuirkProfileBody } from '@laadpoort/contract/quirks/quirk-profile';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';
import type { Change } from './change.ts';
import { audit } from '#chargers/audit.ts';

/** The profiles whose text contains a search term, each with the number of matching chargers. */
export const searchProfiles = async ({ prisma }: Database, text: string): Promise<QuirkProfileAnswer[]> => {
  const contains = { contains: text, mode: 'insensitive' } as const;
  const fields = ['name', 'vendor', 'model', 'description', 'source'] as const;
  const profiles = await prisma.quirkProfile.findMany({
    where: text === '' ? {} : { OR: fields.map((field) => ({ [field]: contains })) },
    orderBy: { name: 'asc' },
  });
  const [kinds, people] = await Promise.all([
    prisma.chargePoint.groupBy({ by: ['vendor', 'model', 'firmwareVersion'], _count: true }),
    prisma.user.findMany({
      where: { id: { in: profiles.flatMap(({ changedById }) => changedById ?? []) } },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return profiles.map(({ changedById, changedAt, settings, ...profile }) => ({
    ...profile,
    settings: settings as Partial<Quirks>,
    changedBy: changedById === null ? null : (nameOf.get(changedById) ?? ''),
    changedAt: changedAt.toISOString(),
    chargePoints: kinds
      .filter((kind) => fitsCharger(profile, kind))
      .reduce((sum, { _count: count }) => sum + count, 0),
  }));
};

const isNameTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

const auditOf = ({ personId, now }: Change) => ({ at: now, accountId: null, actorId: personId });

export const insertProfile = async (
  { prisma }: Database,
  body: QuirkProfileBody,
  change: Change,
): Promise<{ readonly id: string } | 'name-taken'> => {
  const data = { ...body, changedById: change.personId, changedAt: change.now };
  try {
    return await prisma.$transaction(async (tx) => {
      const { id } = await tx.quirkProfile.create({ data });
      await audit(tx, { ...auditOf(change), action: 'quirk-profile.add', targetId: id, detail: body });
      return { id };
    });
  } catch (error) {
    if (isNameTaken(error)) return 'name-taken';
    throw error;
  }
};

export const updateProfile = async (
  { prisma }: Database,
  id: string,
  body: QuirkProfileBody,
  change: Change,
): Promise<'changed' | 'not-found' | 'name-taken'> => {
  const data = { ...body, changedById: change.personId, changedAt: change.now };
  try {
    return await prisma.$transaction(async (tx) => {
      const { count } = await tx.quirkProfile.updateMany({ where: { id }, data });
      if (count === 0) return 'not-found';
      await audit(tx, { ...auditOf(change), action: 'quirk-profile.change', targetId: id, detail: body });
      return 'changed';
    });
  } catch (error) {
    if (isNameTaken(error)) return 'name-taken';
    throw error;
  }
};

/** A seeded one would be back at the next start. */
export const deleteProfile = async (
  { prisma }: Database,
  id: string,
  change: Change,
): Promise<'removed' | 'not-found' | 'seeded'> => {
  const profile = await prisma.quirkProfile.findUnique({
    where: { id },
    select: { name: true, seeded: true },
  });
  if (!profile) return 'not-found';
  if (profile.seeded) return 'seeded';
  await prisma.$transaction([
    prisma.quirkProfile.deleteMany({ where: { id } }),
    audit(prisma, {
      ...auditOf(change),
      action: 'quirk-profile.remove',
      targetId: id,
      detail: { name: profile.name },
    }),
  ]);
  return 'removed';
};
