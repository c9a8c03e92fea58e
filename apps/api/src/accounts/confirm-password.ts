import { verifyPassword } from 'better-auth/crypto';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';

const ATTEMPTS = 5;
const WITHIN_MS = 15 * 60_000;
const WRONG_PASSWORD = 'password.wrong';

type Confirmed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong-password' | 'too-many-requests' };

/**
 * Re-authentication: whether a signed-in person also knows the password. After five wrong ones within a quarter of an
 * hour nothing is compared any more, so that a stolen sign-in cannot be used to guess it.
 */
export const confirmPassword = async (
  { prisma }: Database,
  { accountId, personId }: { readonly accountId: string | null; readonly personId: string },
  password: string,
  now: Date,
): Promise<Confirmed> => {
  const wrong = await prisma.auditEntry.count({
    where: {
      accountId,
      actorId: personId,
      action: WRONG_PASSWORD,
      at: { gt: new Date(now.getTime() - WITHIN_MS) },
    },
  });
  if (wrong >= ATTEMPTS) return { ok: false, reason: 'too-many-requests' };
  const credential = await prisma.credential.findFirst({
    where: { userId: personId, providerId: 'credential' },
    select: { password: true },
  });
  if (credential?.password && (await verifyPassword({ hash: credential.password, password })))
    return { ok: true };
  await audit(prisma, { at: now, accountId, actorId: personId, action: WRONG_PASSWORD, targetId: personId });
  return { ok: false, reason: 'wrong-password' };
};
