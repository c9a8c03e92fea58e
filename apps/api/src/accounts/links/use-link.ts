import { languageSchema } from '@laadpoort/contract/accounts/account';
import { linkPurposeSchema } from '@laadpoort/contract/accounts/links';
import { hashPassword } from '#platform/passwords/password-hash.ts';
import { randomUUID } from 'node:crypto';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { isUniqueViolation } from '#platform/database/database-error.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { coolingOf } from '../bank-account/store.ts';
import { judgePassword } from '../password/judge-password.ts';
import { applyByPurpose } from './apply-by-purpose.ts';
import { consumeLink, findLink, type FoundLink } from './one-time-links.ts';

export interface LinkAnswers {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

type Problem =
  | { readonly ok: false; readonly reason: 'link-not-valid' }
  | {
      readonly ok: false;
      readonly reason: 'field';
      readonly field: 'name' | 'password';
      readonly code: string;
    };

/** `joined`: the account of which somebody has become a member, or the staff; null: neither. */
export type UsedLink = { readonly ok: true; readonly joined: string | null } | Problem;

const NOT_VALID = { ok: false, reason: 'link-not-valid' } as const;

const problemOf = (field: 'name' | 'password', code: string): Problem => ({
  ok: false,
  reason: 'field',
  field,
  code,
});

/** The link, whom it is for, and what they have to give to use it; null if it is of no use. */
export const viewUsableLink = async (prisma: Prisma.TransactionClient, token: string, now: Date) => {
  const link = await findLink(prisma, token, now);
  if (!link) return null;
  const purpose = linkPurposeSchema.parse(link.purpose);
  const where = link.userId === null ? { email: link.email } : { id: link.userId };
  const person = await prisma.user.findUnique({ where });
  if (person && purpose === 'sign-up') return null;
  if (purpose === 'bank-account' && !(await cancelsChange(prisma, link, now))) return null;
  const asksName = person === null;
  return { link, purpose, person, asksName, asksPassword: asksName || purpose === 'password' };
};

/**
 * While there is something to cancel. Who was an owner when it was entered may do so, an owner still or not: a thief would
 * hand the account over.
 */
const cancelsChange = async (
  { bankAccountVersion }: Prisma.TransactionClient,
  { accountId, createdAt }: FoundLink,
  now: Date,
): Promise<boolean> =>
  accountId !== null && (await bankAccountVersion.count({ where: coolingOf(accountId, now, createdAt) })) > 0;

/** Does what a link is for, all of it or nothing. */
export const applyLink = async (
  {
    db: { prisma },
    now: clock,
    settings: { publicUrl, isBreached },
  }: Pick<Kernel, 'db' | 'now' | 'settings'>,
  { token, name, password }: LinkAnswers,
): Promise<UsedLink> => {
  const now = clock();
  const viewed = await viewUsableLink(prisma, token, now);
  if (!viewed) return NOT_VALID;
  const { link, purpose, person: known, asksName, asksPassword } = viewed;
  if (asksName && name === undefined) return problemOf('name', 'required');
  if (asksPassword) {
    if (password === undefined) return problemOf('password', 'required');
    const problem = await judgePassword(password, [name ?? known?.name, link.email], isBreached);
    if (problem) return problemOf('password', problem);
  }
  const hash = asksPassword && password !== undefined ? await hashPassword(password) : null;
  const work = async (tx: Prisma.TransactionClient): Promise<UsedLink> => {
    if (!(await consumeLink(tx, link))) return NOT_VALID;
    const person = known ?? (await makePerson(tx, link, { name, hash }));
    const use = { link, person, isNew: known === null, hash, now, publicUrl };
    if ((await applyByPurpose[purpose](tx, use)) === false) return NOT_VALID;
    return { ok: true, joined: purpose === 'staff' ? STAFF : link.accountId };
  };
  return prisma.$transaction(work).catch((error: unknown) => {
    // Somebody else got the address in the meantime.
    if (isUniqueViolation(error)) return NOT_VALID;
    throw error;
  });
};

/** The link has verified the address. */
const makePerson = (
  { user }: Prisma.TransactionClient,
  { email, language }: FoundLink,
  { name = '', hash }: { readonly name: string | undefined; readonly hash: string | null },
) => {
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
