import { platformRoleSchema, type Language } from '@laadpoort/contract/accounts/account';
import type { listStaff } from '@laadpoort/contract/accounts/staff';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { giveStaffRole } from './give-staff-role.ts';
import type { Told } from './tell-administrators.ts';

const staffRole = platformRoleSchema.exclude(['user']);

export const readStaff = async (
  { prisma }: Database,
  now: Date,
): Promise<EndpointAnswer<typeof listStaff>> => {
  const [people, links] = await Promise.all([
    prisma.user.findMany({
      where: { role: { in: staffRole.options } },
      orderBy: [{ role: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    }),
    prisma.oneTimeLink.findMany({
      where: { purpose: 'staff', expiresAt: { gt: now } },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  return {
    staff: people.map(({ id, name, email, role }) => ({
      userId: id,
      name,
      email,
      role: staffRole.parse(role),
    })),
    invitations: links.map(({ id, email, role, expiresAt }) => ({
      id,
      email,
      role: staffRole.parse(role),
      expiresAt: expiresAt.toISOString(),
    })),
  };
};

/** @returns whether there was such an invitation */
export const withdrawInvitation = ({ prisma }: Database, id: string, actorId: string, at: Date) =>
  prisma.$transaction(async (tx): Promise<boolean> => {
    const link = await tx.oneTimeLink.findFirst({ where: { id, purpose: 'staff' } });
    if (!link) return false;
    await tx.oneTimeLink.deleteMany({ where: { id } });
    const { email, role } = link;
    const entry = { at, accountId: null, actorId, action: 'staff.withdraw', targetId: id } as const;
    await audit(tx, { ...entry, detail: { role: role ?? '' }, names: { email } });
    return true;
  });

type Changed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'last-administrator' };

/** Any fixed number: of two administrators who take the role from each other, one is too late. */
const STAFF_LOCK = 1_610_807;

export const changeStaffRole = (
  { prisma }: Database,
  {
    userId,
    role,
    actorId,
  }: { readonly userId: string; readonly role: 'user' | 'support' | 'admin'; readonly actorId: string },
  told: Told,
): Promise<Changed> =>
  prisma.$transaction(async (tx): Promise<Changed> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${STAFF_LOCK})`;
    const person = await tx.user.findFirst({ where: { id: userId, role: { in: staffRole.options } } });
    if (!person) return { ok: false, reason: 'not-found' };
    const administrators = await tx.user.count({ where: { role: 'admin' } });
    if (person.role === 'admin' && role !== 'admin' && administrators === 1)
      return { ok: false, reason: 'last-administrator' };
    if (person.role !== role) await giveStaffRole(tx, { person, role, actorId }, told);
    return { ok: true };
  });

export const languageOf = async ({ prisma }: Database, userId: string): Promise<Language> => {
  const person = await prisma.user.findUnique({ where: { id: userId }, select: { language: true } });
  return person?.language === 'nl' ? 'nl' : 'en';
};
