import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';

/** Tells people, and programs that look for leaked secrets, what it is. */
const PREFIX = 'laadpoort_';

export const newApiKey = (): string => `${PREFIX}${randomBytes(32).toString('base64url')}`;

export const hashOfApiKey = (key: string) => new Uint8Array(createHash('sha256').update(key).digest());

/** When it was last used is kept to within this time. */
const USE_MS = 60_000;

/** The key in `Authorization: Bearer …`, or null when the header has none. */
export const bearerOf = (authorization: string | undefined): string | null =>
  authorization !== undefined && /^Bearer /i.test(authorization)
    ? authorization.slice('Bearer '.length)
    : null;

/** Whom the operator has suspended acts through no program either. */
const isSuspended = async ({ user }: Database['prisma'], id: string): Promise<boolean> =>
  (await user.count({ where: { id, banned: true } })) > 0;

/** The row of a key that is valid, whose use is noted. */
export const findApiKey = async ({ prisma }: Database, key: string, now: Date) => {
  const found = await prisma.apiKey.findFirst({
    where: { keyHash: hashOfApiKey(key), expiresAt: { gt: now } },
  });
  if (!found || (await isSuspended(prisma, found.createdById))) return null;
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > USE_MS)
    await prisma.apiKey.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } });
  return found;
};

const MINUTE_MS = 60_000;

/** How many requests of one key are answered in a minute by this process. */
export const createApiKeyLimit = (perMinute: number) => {
  let current = 0;
  const requests = new Map<string, number>();
  /** Counts a request. @returns whether it is one too many */
  return (apiKeyId: string, now: Date): boolean => {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute !== current) requests.clear();
    current = minute;
    const count = (requests.get(apiKeyId) ?? 0) + 1;
    requests.set(apiKeyId, count);
    return count > perMinute;
  };
};
