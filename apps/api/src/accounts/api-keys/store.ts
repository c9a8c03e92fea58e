import type { ApiKey } from '@laadpoort/contract/accounts/api-keys';
import { API_KEY_SCOPES, type ApiKeyScope } from '@laadpoort/domain/accounts/api-key';
import { audit } from '#chargers/audit.ts';
import type { Actor } from '#platform/access/access.ts';
import { hashOfApiKey, newApiKey } from '#platform/access/api-key.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';

type Who = Pick<Actor, 'accountId' | 'personId'>;

const DAY_MS = 24 * 3_600_000;

/** Those that have expired too, until somebody revokes them: whoever wonders why a program is refused finds the reason. */
export const readApiKeys = async ({ prisma }: Database, accountId: string): Promise<ApiKey[]> => {
  const keys = await prisma.apiKey.findMany({ where: { accountId }, orderBy: { createdAt: 'desc' } });
  const people = await prisma.user.findMany({
    where: { id: { in: keys.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  return keys.map(({ id, name, scopes, createdById, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scopes: API_KEY_SCOPES.filter((scope) => scopes.includes(scope)),
    createdBy: people.find((person) => person.id === createdById)?.name ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
};

interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly days: number;
}

/** @returns the key, which nobody can find again. */
export const keepNewApiKey = async (
  { prisma }: Database,
  { accountId, personId }: Who,
  { name, scopes, days }: NewApiKey,
  now: Date,
): Promise<string> => {
  const key = newApiKey();
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  await prisma.$transaction(async (tx) => {
    const { id } = await tx.apiKey.create({
      data: {
        accountId,
        name,
        keyHash: hashOfApiKey(key),
        scopes: [...new Set(scopes)],
        createdById: personId,
        createdAt: now,
        expiresAt,
      },
    });
    const detail = { name, scopes, expiresAt: expiresAt.toISOString() };
    await audit(tx, { at: now, accountId, actorId: personId, action: 'api-key.make', targetId: id, detail });
  });
  return key;
};

/** Whether there was such a key in the account. */
export const revokeApiKey = ({ prisma }: Database, actor: Who, id: string, now: Date): Promise<boolean> =>
  prisma.$transaction(async (tx) => (await revoke(tx, actor, { id }, now)) > 0);

/** Those that somebody made who leaves the account. */
export const revokeKeysOf = (
  tx: Prisma.TransactionClient,
  actor: Who,
  createdById: string,
  now: Date,
): Promise<number> => revoke(tx, actor, { createdById }, now);

/** @returns how many there were */
const revoke = async (
  tx: Prisma.TransactionClient,
  { accountId, personId: actorId }: Who,
  which: { readonly id: string } | { readonly createdById: string },
  at: Date,
): Promise<number> => {
  const found = await tx.apiKey.findMany({ where: { ...which, accountId } });
  for (const { id: targetId, name } of found) {
    await tx.apiKey.deleteMany({ where: { id: targetId } });
    await audit(tx, { at, accountId, actorId, action: 'api-key.revoke', targetId, detail: { name } });
  }
  return found.length;
};
