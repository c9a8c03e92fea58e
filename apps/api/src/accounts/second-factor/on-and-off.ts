import { signInEndsAt } from '@laadpoort/domain/accounts/sign-in-end';
import type { Person } from '#platform/access/access.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { hashOfRecoveryCode, makeRecoveryCodes } from './codes.ts';

/** What is added and what is removed come after each other, so that neither counts without the other. */
const lockPerson = (tx: Prisma.TransactionClient, id: string) =>
  tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id} FOR NO KEY UPDATE`;

/** The person has another second factor: every other sign-in ends, and with the first one there are recovery codes. */
export const turnOn = async (
  tx: Prisma.TransactionClient,
  { personId: id, signInSessionId }: Person,
  now: Date,
) => {
  await lockPerson(tx, id);
  const { hasSecondFactor: isAnother } = await tx.user.findUniqueOrThrow({ where: { id } });
  const user = await tx.user.update({ where: { id }, data: { hasSecondFactor: true } });
  await tx.signInSession.deleteMany({ where: { userId: id, id: { not: signInSessionId } } });
  await tx.signInSession.updateMany({ where: { id: signInSessionId }, data: { secondFactorAt: now } });
  return { user, recoveryCodes: isAnother ? [] : await replaceRecoveryCodes(tx, id) };
};

/** One was removed: without another, the password alone is enough again. */
export const turnOffIfLast = async (tx: Prisma.TransactionClient, userId: string) => {
  await lockPerson(tx, userId);
  const apps = await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  const isLast = apps + (await tx.passkey.count({ where: { userId } })) === 0;
  if (isLast) await tx.recoveryCode.deleteMany({ where: { userId } });
  const user = await tx.user.update({ where: { id: userId }, data: { hasSecondFactor: !isLast } });
  return { user, isLast };
};

export const replaceRecoveryCodes = async (
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<string[]> => {
  const recoveryCodes = makeRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: recoveryCodes.map((code) => ({ userId, codeHash: hashOfRecoveryCode(code) })),
  });
  return recoveryCodes;
};

/** A second factor was shown: the sign-in is complete, or its step-up is, and it ends when every other one does. */
export const markProven = async (
  { signInSession }: Pick<Prisma.TransactionClient, 'signInSession'>,
  { signInSessionId: id, platformRole }: Person,
  now: Date,
): Promise<void> => {
  const { createdAt } = await signInSession.findUniqueOrThrow({ where: { id } });
  // By the machine's clock, the only one that better-auth knows.
  const expiresAt = signInEndsAt({ platformRole, begunAt: createdAt, usedAt: new Date() });
  await signInSession.updateMany({ where: { id }, data: { secondFactorAt: now, provenAt: now, expiresAt } });
};
