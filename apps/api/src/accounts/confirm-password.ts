import { verifyPassword } from '#platform/passwords/password-hash.ts';
import { takeAttempt } from '#platform/attempts/attempts.ts';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';

type Confirmed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong-password' | 'too-many-requests' };

/**
 * Re-authentication: whether a signed-in person also knows the password. Attempts are counted with those of signing in,
 * so that a stolen sign-in cannot be used to guess it; strangers who try to sign in do not hold it up.
 */
export const confirmPassword = async (
  db: Database,
  { accountId, personId }: { readonly accountId: string | null; readonly personId: string },
  password: string,
  now: Date,
): Promise<Confirmed> => {
  const { prisma } = db;
  const person = await prisma.user.findUniqueOrThrow({
    where: { id: personId },
    include: { credentials: { where: { providerId: 'credential' } } },
  });
  const attempt = await takeAttempt(db, { email: person.email, trusted: 'signed in' }, now);
  if (!attempt.ok) return { ok: false, reason: 'too-many-requests' };
  const hash = person.credentials[0]?.password;
  if (hash && (await verifyPassword({ hash, password }))) {
    await attempt.succeeded();
    return { ok: true };
  }
  const entry = { at: now, accountId, actorId: personId, targetId: personId } as const;
  await audit(prisma, { ...entry, action: 'password.wrong' });
  return { ok: false, reason: 'wrong-password' };
};
