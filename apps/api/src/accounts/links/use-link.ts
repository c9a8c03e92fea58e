import { languageSchema } from '@laadpoort/contract/accounts/account';
import { hashPassword } from 'better-auth/crypto';
import { randomUUID } from 'node:crypto';
import type { Kernel } from '#chargers/kernel.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { giveStaffRole } from '../staff/give-staff-role.ts';
import { consumeLink, findLink, type FoundLink } from './one-time-links.ts';

export interface LinkAnswers {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

export type UsedLink =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'link-not-valid' }
  | { readonly ok: false; readonly reason: 'missing'; readonly field: 'name' | 'password' };

/** What a person has to give to use a link. */
export const asks = async (
  { user }: Pick<Prisma.TransactionClient, 'user'>,
  { email }: FoundLink,
): Promise<{ readonly asksName: boolean; readonly asksPassword: boolean }> => {
  const isNew = (await user.findUnique({ where: { email }, select: { id: true } })) === null;
  return { asksName: isNew, asksPassword: isNew };
};

/** Does what a link is for, all of it or nothing. */
export const applyLink = async (
  { db: { prisma }, now: clock, settings: { publicUrl } }: Pick<Kernel, 'db' | 'now' | 'settings'>,
  { token, name, password }: LinkAnswers,
): Promise<UsedLink> => {
  const now = clock();
  const link = await findLink(prisma, token, now);
  if (!link) return { ok: false, reason: 'link-not-valid' };
  const { asksName, asksPassword } = await asks(prisma, link);
  if (asksName && name === undefined) return { ok: false, reason: 'missing', field: 'name' };
  if (asksPassword && password === undefined) return { ok: false, reason: 'missing', field: 'password' };
  const hash = password === undefined ? null : await hashPassword(password);
  return prisma.$transaction(async (tx): Promise<UsedLink> => {
    if (!(await consumeLink(tx, link))) return { ok: false, reason: 'link-not-valid' };
    const person = await personOf(tx, link, { name, hash });
    if (!person) return { ok: false, reason: 'link-not-valid' };
    await giveStaffRole(tx, { person, role: link.role ?? 'user', actorId: person.id }, { now, publicUrl });
    return { ok: true };
  });
};

/** The person with the link's address; made now if nobody has it, with the address verified by the link. */
const personOf = async (
  { user }: Prisma.TransactionClient,
  { email, language }: FoundLink,
  { name, hash }: { readonly name: string | undefined; readonly hash: string | null },
) => {
  const known = await user.findUnique({ where: { email } });
  if (known || name === undefined || hash === null) return known;
  const id = randomUUID();
  return user.create({
    data: {
      id,
      email,
      name,
      emailVerified: true,
      language: languageSchema.catch('en').parse(language),
      credentials: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: hash } },
    },
  });
};
