import type { Role } from '@laadpoort/domain/accounts/roles';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Actor } from '#platform/access/access.ts';
import { revokeKeysOf } from '../api-keys/store.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { withdrawInvitationsMade } from '../links/withdraw-made-by.ts';
import { handedOver, memberRemoved } from '../mails/members.ts';
import { tell } from '#chargers/mails/tell.ts';

export type MemberChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'is-owner' | 'not-allowed' };

interface Told {
  readonly now: Date;
  readonly publicUrl: string;
}

/** Somebody else than an owner, locked: two changes in an account come after each other, and one by who is no owner any more is none. */
const withMember = (
  { prisma }: Database,
  { accountId, personId }: Actor,
  userId: string,
  work: (
    tx: Prisma.TransactionClient,
    member: Awaited<ReturnType<typeof findMember>> & object,
  ) => Promise<void>,
): Promise<MemberChange> =>
  prisma.$transaction(async (tx): Promise<MemberChange> => {
    await tx.$queryRaw`SELECT 1 FROM member WHERE organization_id = ${accountId} ORDER BY id FOR UPDATE`;
    if ((await findMember(tx, accountId, personId))?.role !== 'owner')
      return { ok: false, reason: 'not-allowed' };
    const member = await findMember(tx, accountId, userId);
    if (!member) return { ok: false, reason: 'not-found' };
    if (member.role === 'owner') return { ok: false, reason: 'is-owner' };
    await work(tx, member);
    return { ok: true };
  });

const findMember = (tx: Prisma.TransactionClient, organizationId: string, userId: string) =>
  tx.member.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    include: { user: true, organization: true },
  });

export const changeRole = (
  db: Database,
  actor: Actor,
  { userId, role }: { readonly userId: string; readonly role: Role },
  now: Date,
): Promise<MemberChange> =>
  withMember(db, actor, userId, async (tx, { id, role: from }) => {
    const { accountId, personId: actorId } = actor;
    await tx.member.update({ where: { id }, data: { role } });
    const detail = { from, to: role };
    await audit(tx, { at: now, accountId, actorId, action: 'member.change', targetId: userId, detail });
  });

/**
 * From the next request on the account is closed to them, and to the keys that they made, which they know; their
 * sign-ins start in another account.
 */
export const endMembership = (
  db: Database,
  actor: Actor,
  userId: string,
  { now, publicUrl }: Told,
): Promise<MemberChange> =>
  withMember(db, actor, userId, async (tx, { id, role, user, organization }) => {
    const { accountId, personId: actorId } = actor;
    await tx.member.delete({ where: { id } });
    await revokeKeysOf(tx, actor, userId, now);
    await withdrawInvitationsMade(tx, { by: userId, accountId }, { actorId, now });
    await tx.signInSession.updateMany({
      where: { userId, activeOrganizationId: accountId },
      data: { activeOrganizationId: null },
    });
    await tell(tx, user, memberRemoved, { accountName: organization.name, url: publicUrl }, now);
    const detail = { role };
    await audit(tx, { at: now, accountId, actorId, action: 'member.remove', targetId: userId, detail });
  });

/** The member becomes owner, and who hands over becomes manager. */
export const handOverTo = (
  db: Database,
  actor: Actor,
  userId: string,
  { now, publicUrl }: Told,
): Promise<MemberChange> =>
  withMember(db, actor, userId, async (tx, { id, user, organization }) => {
    const { accountId, personId } = actor;
    const before = await tx.member.update({
      where: { organizationId_userId: { organizationId: accountId, userId: personId } },
      data: { role: 'manager' },
      include: { user: true },
    });
    await tx.member.update({ where: { id }, data: { role: 'owner' } });
    const facts = { accountName: organization.name, from: before.user.name, to: user.name, url: publicUrl };
    for (const person of [before.user, user]) await tell(tx, person, handedOver, facts, now);
    await audit(tx, {
      at: now,
      accountId,
      actorId: personId,
      action: 'account.hand-over',
      targetId: userId,
    });
  });
