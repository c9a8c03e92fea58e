import { languageSchema } from '@laadpoort/contract/accounts/account';
import { givenRoleSchema, type listInvitations } from '@laadpoort/contract/accounts/members';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Actor } from '#platform/access/access.ts';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { writeMail } from '#platform/outbox/write-mail.ts';
import { makeLink, wasMadeJustNow } from '../links/one-time-links.ts';
import { memberInvitation } from '../mails/members.ts';

type GivenRole = z.infer<typeof givenRoleSchema>;

export const readInvitations = async (
  { prisma }: Database,
  accountId: string,
  now: Date,
): Promise<EndpointAnswer<typeof listInvitations>> => {
  const links = await prisma.oneTimeLink.findMany({
    where: { purpose: 'member', accountId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'asc' },
  });
  return {
    invitations: links.map(({ id, email, role, expiresAt }) => ({
      id,
      email,
      role: givenRoleSchema.parse(role),
      expiresAt: expiresAt.toISOString(),
    })),
  };
};

/** Mails a link to the account, in the language of who invites; not again within a minute. */
export const inviteToAccount = (
  { prisma }: Database,
  { accountId, personId, personName }: Actor,
  { email, role }: { readonly email: string; readonly role: GivenRole },
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): Promise<void> =>
  prisma.$transaction(async (tx) => {
    const account = await tx.organization.findUniqueOrThrow({ where: { id: accountId } });
    const inviter = await tx.user.findUniqueOrThrow({ where: { id: personId } });
    const language = languageSchema.catch('en').parse(inviter.language);
    const id = randomUUID();
    const link = { id, purpose: 'member', email, language, role, accountId, createdById: personId } as const;
    if (await wasMadeJustNow(tx, link, now)) return;
    const url = publicUrl + (await makeLink(tx, link, now));
    const facts = { invitedBy: personName, accountName: account.name, role, url };
    await enqueueMail(tx, writeMail(email, language, memberInvitation[language](facts)), now);
    await audit(tx, {
      at: now,
      accountId,
      actorId: personId,
      action: 'member.invite',
      targetId: id,
      detail: { role },
      names: { email },
    });
  });

/** @returns whether there was such an invitation */
export const withdrawFromAddress = (
  { prisma }: Database,
  { accountId, personId: actorId }: Actor,
  id: string,
  at: Date,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const link = await tx.oneTimeLink.findFirst({ where: { id, accountId, purpose: 'member' } });
    if (!link) return false;
    await tx.oneTimeLink.deleteMany({ where: { id } });
    const told = { detail: { role: link.role ?? '' }, names: { email: link.email } };
    await audit(tx, { at, accountId, actorId, action: 'member.withdraw', targetId: id, ...told });
    return true;
  });
