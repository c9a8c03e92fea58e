import { symmetricDecrypt } from 'better-auth/crypto';
import { audit } from '#chargers/audit.ts';
import { takeAttempt } from '#platform/attempts/attempts.ts';
import type { Database } from '#platform/database/database.ts';
import type { Person } from '#platform/access/access.ts';
import { hashOfRecoveryCode, stepOfCode } from './codes.ts';

export interface Given {
  readonly db: Database;
  /** Encrypts the secrets of apps. */
  readonly authSecret: string;
  readonly publicUrl: string;
  readonly now: Date;
}

/** Counts the attempt before the code is looked at, as with passwords. */
export const refusedCode = async (
  { db, now }: Given,
  { personId }: Person,
  isRight: () => Promise<boolean>,
): Promise<'wrong-code' | 'too-many-requests' | null> => {
  const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: personId } });
  const attempt = await takeAttempt(db, { email, trusted: 'second factor' }, now);
  if (!attempt.ok) return 'too-many-requests';
  if (await isRight()) {
    await attempt.succeeded();
    return null;
  }
  const entry = { at: now, accountId: null, actorId: personId, targetId: personId } as const;
  await audit(db.prisma, { ...entry, action: 'second-factor.wrong' });
  return 'wrong-code';
};

/** An app that has not been confirmed yet proves nothing. */
export const spendCode = async (
  given: Given,
  { personId: userId }: Person,
  code: string,
): Promise<boolean> => {
  const app = { userId, confirmedAt: { not: null } };
  const hasApp = (await given.db.prisma.authenticator.count({ where: app })) > 0;
  return (hasApp && (await spendAppCode(given, userId, code))) || spendRecoveryCode(given, userId, code);
};

/** Of several that use a code at once, one is told that it did. */
export const spendAppCode = async (
  { db: { prisma }, authSecret, now }: Given,
  userId: string,
  code: string,
) => {
  const known = await prisma.authenticator.findUnique({ where: { userId } });
  if (!known) return false;
  const secret = await symmetricDecrypt({ key: authSecret, data: known.secret });
  const step = await stepOfCode(secret, code, { now, lastStep: known.lastStep });
  if (step === null) return false;
  const { count } = await prisma.authenticator.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
};

const spendRecoveryCode = async ({ db: { prisma }, now }: Given, userId: string, code: string) => {
  const { count } = await prisma.recoveryCode.deleteMany({
    where: { userId, codeHash: hashOfRecoveryCode(code) },
  });
  if (count === 0) return false;
  const entry = { at: now, accountId: null, actorId: userId, targetId: userId } as const;
  await audit(prisma, { ...entry, action: 'second-factor.recovery-code-used' });
  return true;
};
