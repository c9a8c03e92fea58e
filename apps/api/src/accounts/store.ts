import {
  accountRoleSchema,
  languageSchema,
  type Language,
  type Me,
  type memberSchema,
} from '@laadpoort/contract/accounts/account';
import { permissionsOf } from '@laadpoort/domain/accounts/roles';
import type { z } from 'zod';
import type { Person } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';
import { givenFields } from '#platform/http/given-fields.ts';

/** The person, their accounts, and what they may do in the active one; null when they no longer exist. */
export const readMe = async ({ prisma }: Database, person: Person): Promise<Me | null> => {
  const user = await prisma.user.findUnique({
    where: { id: person.personId },
    include: { members: { include: { organization: true }, orderBy: { organization: { name: 'asc' } } } },
  });
  if (!user) return null;
  const accounts = user.members.map(({ organization: { id, name }, role }) => ({
    id,
    name,
    role: accountRoleSchema.parse(role),
  }));
  const active = accounts.find(({ id }) => id === person.activeAccountId);
  const { platformRole, secondFactor } = person;
  const permissions = [
    ...(active ? permissionsOf(active.role) : []),
    ...(platformRole === 'user' || secondFactor === 'required' ? [] : permissionsOf(platformRole)),
  ];
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    language: languageSchema.catch('en').parse(user.language),
    platformRole,
    secondFactor,
    accounts,
    activeAccountId: active?.id ?? null,
    permissions,
  };
};

export const changeProfile = async (
  { prisma }: Database,
  personId: string,
  change: { name?: string | undefined; language?: Language | undefined },
  at: Date,
): Promise<void> => {
  await prisma.$transaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
    const { name } = await tx.user.update({ where: { id: personId }, data: givenFields(change) });
    if (name === before.name) return;
    await audit(tx, {
      at,
      accountId: null,
      actorId: personId,
      action: 'person.rename',
      targetId: personId,
      names: { from: before.name, to: name },
    });
  });
};

/** Makes an account the current one of this sign-in session. @returns whether the person is a member of it */
export const workIn = async ({ prisma }: Database, person: Person, accountId: string): Promise<boolean> => {
  const member = await prisma.member.findUnique({
    where: { organizationId_userId: { organizationId: accountId, userId: person.personId } },
  });
  if (!member) return false;
  await prisma.signInSession.update({
    where: { id: person.signInSessionId },
    data: { activeOrganizationId: accountId },
  });
  return true;
};

/** Members of an account, longest-standing first. */
export const readMembers = async (
  { prisma }: Database,
  accountId: string,
): Promise<z.input<typeof memberSchema>[]> => {
  const members = await prisma.member.findMany({
    where: { organizationId: accountId },
    include: { user: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return members.map(({ user, role, createdAt }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    role: accountRoleSchema.parse(role),
    since: createdAt.toISOString(),
  }));
};
