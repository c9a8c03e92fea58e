import { linkExpiresAt, type LinkPurpose } from '@laadpoort/domain/accounts/one-time-link';
import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '#platform/prisma/client.ts';

export interface NewLink {
  /** What the audit calls it. */
  readonly id?: string;
  readonly purpose: LinkPurpose;
  /** In lower case. */
  readonly email: string;
  readonly language: 'en' | 'nl';
  readonly userId?: string;
  readonly accountId?: string;
  readonly role?: string;
  readonly createdById: string;
}

type Links = Pick<Prisma.TransactionClient, 'oneTimeLink'>;

/**
 * Makes a link; earlier ones for the same are no longer valid. @returns what comes behind the public address. Nobody can
 * find it again.
 */
export const makeLink = async ({ oneTimeLink }: Links, link: NewLink, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await oneTimeLink.deleteMany({ where: sameAs(link) });
  await oneTimeLink.create({
    data: { ...link, tokenHash: hashOf(token), createdAt: now, expiresAt: linkExpiresAt(link.purpose, now) },
  });
  return `/link#${token}`;
};

const AGAIN_AFTER_MS = 60_000;

/** Whether the same was made within the last minute; one to another role is another. */
export const wasMadeJustNow = async ({ oneTimeLink }: Links, link: NewLink, now: Date): Promise<boolean> => {
  const createdAt = { gt: new Date(now.getTime() - AGAIN_AFTER_MS) };
  return (await oneTimeLink.count({ where: { ...sameAs(link), role: link.role ?? null, createdAt } })) > 0;
};

/** The link that the token belongs to, unless it was used or has expired. */
export const findLink = ({ oneTimeLink }: Links, token: string, now: Date) =>
  oneTimeLink.findFirst({
    where: { tokenHash: hashOf(token), expiresAt: { gt: now } },
    include: { account: true },
  });

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Of several that use a link at once, one is told that it did. */
export const consumeLink = async ({ oneTimeLink }: Links, { id }: FoundLink): Promise<boolean> => {
  const { count } = await oneTimeLink.deleteMany({ where: { id } });
  return count > 0;
};

const sameAs = ({ purpose, email, accountId }: NewLink) => ({
  purpose,
  email,
  accountId: accountId ?? null,
});

const hashOf = (token: string) => new Uint8Array(createHash('sha256').update(token).digest());

/**
 * What may give back to somebody what they are losing: a person's links, but for the one that cancels another bank account,
 * which a thief would like to see gone.
 */
export const linksOf = (userId: string): Prisma.OneTimeLinkWhereInput => ({
  userId,
  purpose: { not: 'bank-account' },
});
