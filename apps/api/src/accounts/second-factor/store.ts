import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { audit } from '#chargers/audit.ts';
import { takeAttempt } from '#platform/attempts/attempts.ts';
import type { Database } from '#platform/database/database.ts';
import type { Person } from '#platform/http/access.ts';
import { signInEndsAt } from '#platform/http/sign-in.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { secondFactorRemoved, secondFactorSetUp } from '../mails/second-factor.ts';
import { tell } from '../mails/tell.ts';
import { hashOfRecoveryCode, makeRecoveryCodes, makeSecret, stepOfCode, urlOf } from './codes.ts';

interface Given {
  readonly db: Database;
  /** Encrypts the secrets of apps. */
  readonly authSecret: string;
  readonly publicUrl: string;
  readonly now: Date;
}

type Refused<Reason> = { readonly ok: false; readonly reason: Reason };
type Codes = { readonly ok: true; readonly recoveryCodes: string[] };

export const readSecondFactor = async ({ prisma }: Database, userId: string) => {
  const { hasSecondFactor } = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const recoveryCodesLeft = await prisma.recoveryCode.count({ where: { userId } });
  return { isSetUp: hasSecondFactor, recoveryCodesLeft };
};

/** A secret for the person's app; one that was never confirmed is replaced. */
export const begin = async (
  { db: { prisma }, authSecret }: Given,
  { personId: userId }: Person,
): Promise<
  { readonly ok: true; readonly url: string; readonly secret: string } | Refused<'second-factor-set-up'>
> => {
  const { email, hasSecondFactor } = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  if (hasSecondFactor) return { ok: false, reason: 'second-factor-set-up' };
  const secret = makeSecret();
  const values = { secret: await symmetricEncrypt({ key: authSecret, data: secret }), lastStep: 0 };
  await prisma.authenticator.upsert({ where: { userId }, create: { userId, ...values }, update: values });
  return { ok: true, url: urlOf(secret, email), secret };
};

/** The app shows the right codes: from now on they are asked for, and other sign-ins end. */
export const confirm = async (
  given: Given,
  person: Person,
  code: string,
): Promise<Codes | Refused<'not-found' | 'second-factor-set-up' | 'wrong-code' | 'too-many-requests'>> => {
  const { db, now, publicUrl } = given;
  const { personId: userId, signInSessionId: id } = person;
  const known = await db.prisma.authenticator.findUnique({ where: { userId } });
  if (!known) return { ok: false, reason: 'not-found' };
  if (known.confirmedAt) return { ok: false, reason: 'second-factor-set-up' };
  const refused = await refusedCode(given, person, () => spendAppCode(given, userId, code));
  if (refused) return { ok: false, reason: refused };
  return db.prisma.$transaction(async (tx): Promise<Codes> => {
    await tx.authenticator.update({ where: { userId }, data: { confirmedAt: now } });
    const user = await tx.user.update({ where: { id: userId }, data: { hasSecondFactor: true } });
    await tx.signInSession.deleteMany({ where: { userId, id: { not: id } } });
    await tx.signInSession.updateMany({ where: { id }, data: { secondFactorAt: now } });
    await tell(tx, user, secondFactorSetUp, { url: publicUrl }, now);
    await audit(tx, {
      at: now,
      accountId: null,
      actorId: userId,
      action: 'second-factor.set-up',
      targetId: userId,
    });
    return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, userId) };
  });
};

const replaceRecoveryCodes = async (tx: Prisma.TransactionClient, userId: string): Promise<string[]> => {
  const recoveryCodes = makeRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: recoveryCodes.map((code) => ({ userId, codeHash: hashOfRecoveryCode(code) })),
  });
  return recoveryCodes;
};

export const renewCodes = async (
  { db: { prisma }, now }: Given,
  { personId: userId }: Person,
): Promise<Codes | Refused<'not-found'>> =>
  prisma.$transaction(async (tx): Promise<Codes | Refused<'not-found'>> => {
    const { hasSecondFactor } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (!hasSecondFactor) return { ok: false, reason: 'not-found' };
    const action = 'second-factor.recovery-codes';
    await audit(tx, { at: now, accountId: null, actorId: userId, action, targetId: userId });
    return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, userId) };
  });

/**
 * Signing in needs the password alone again.
 * @param actorId the person, or `command-line`
 * @returns false if there is no second factor
 */
export const remove = (given: Omit<Given, 'authSecret'>, userId: string, actorId: string): Promise<boolean> =>
  given.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.authenticator.deleteMany({ where: { userId } });
    if (count === 0) return false;
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const user = await tx.user.update({ where: { id: userId }, data: { hasSecondFactor: false } });
    await tell(tx, user, secondFactorRemoved, { url: given.publicUrl }, given.now);
    await audit(tx, {
      at: given.now,
      accountId: null,
      actorId,
      action: 'second-factor.remove',
      targetId: userId,
    });
    return true;
  });

/** Completes a sign-in, which then lasts as long as any. */
export const enter = async (
  given: Given,
  person: Person,
  code: string,
): Promise<'wrong-code' | 'too-many-requests' | null> => {
  const { db, now } = given;
  const { signInSessionId: id, platformRole } = person;
  const refused = await refusedCode(given, person, () => spendCode(given, person, code));
  if (refused) return refused;
  const { createdAt } = await db.prisma.signInSession.findUniqueOrThrow({ where: { id } });
  await db.prisma.signInSession.updateMany({
    where: { id },
    data: { secondFactorAt: now, provenAt: now, expiresAt: signInEndsAt(platformRole, createdAt) },
  });
  return null;
};

/** Who has a second factor shows that again, not the password, which whoever sits there may have stored. */
export const stepUp = async (
  given: Given,
  person: Person,
  code: string,
): Promise<'wrong-code' | 'too-many-requests' | null> => {
  const { db, now } = given;
  const refused = await refusedCode(given, person, () => spendCode(given, person, code));
  if (refused) return refused;
  await db.prisma.signInSession.updateMany({
    where: { id: person.signInSessionId },
    data: { provenAt: now },
  });
  return null;
};

/** Counts the attempt before the code is looked at, as with passwords. */
const refusedCode = async (
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

/** One that has not been confirmed yet proves nothing. */
const spendCode = async (given: Given, { personId, secondFactor }: Person, code: string): Promise<boolean> =>
  secondFactor === 'set-up' &&
  ((await spendAppCode(given, personId, code)) || (await spendRecoveryCode(given, personId, code)));

/** Of several that use a code at once, one is told that it did. */
const spendAppCode = async ({ db: { prisma }, authSecret, now }: Given, userId: string, code: string) => {
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
