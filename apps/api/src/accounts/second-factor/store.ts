import { symmetricEncrypt } from 'better-auth/crypto';
import { audit } from '#chargers/audit.ts';
import type { Person } from '#platform/access/access.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { secondFactorRemoved, secondFactorSetUp } from '../mails/second-factor.ts';
import { tell } from '#chargers/mails/tell.ts';
import { makeSecret, urlOf } from './codes.ts';
import { markProven, replaceRecoveryCodes, turnOffIfLast, turnOn } from './on-and-off.ts';
import { type Given, refusedCode, spendCode, spendAppCode } from './spend-code.ts';

interface Refused<Reason> {
  readonly ok: false;
  readonly reason: Reason;
}

interface Codes {
  readonly ok: true;
  readonly recoveryCodes: string[];
}

/** A secret for the person's app; one that was never confirmed is replaced. */
export const beginAuthenticator = async (
  { db: { prisma }, authSecret }: Given,
  { personId: userId }: Person,
): Promise<
  { readonly ok: true; readonly url: string; readonly secret: string } | Refused<'second-factor-set-up'>
> => {
  const { email, authenticator } = await prisma.user.findUniqueOrThrow({
    where: { id: userId },
    include: { authenticator: true },
  });
  if (authenticator?.confirmedAt) return { ok: false, reason: 'second-factor-set-up' };
  const secret = makeSecret();
  const values = { secret: await symmetricEncrypt({ key: authSecret, data: secret }), lastStep: 0 };
  // One that was confirmed meanwhile stays: what it shows is asked for already.
  const { count } = await prisma.authenticator.updateMany({
    where: { userId, confirmedAt: null },
    data: values,
  });
  if (count === 0) {
    const { count: created } = await prisma.authenticator.createMany({
      data: [{ userId, ...values }],
      skipDuplicates: true,
    });
    if (created === 0) return { ok: false, reason: 'second-factor-set-up' };
  }
  return { ok: true, url: urlOf(secret, email), secret };
};

/** The app shows the right codes: from now on they are asked for, and other sign-ins end. */
export const confirmAuthenticator = async (
  given: Given,
  person: Person,
  code: string,
): Promise<Codes | Refused<'not-found' | 'second-factor-set-up' | 'wrong-code' | 'too-many-requests'>> => {
  const { db, now, publicUrl } = given;
  const { personId: userId } = person;
  const known = await db.prisma.authenticator.findUnique({ where: { userId } });
  if (!known) return { ok: false, reason: 'not-found' };
  if (known.confirmedAt) return { ok: false, reason: 'second-factor-set-up' };
  const refused = await refusedCode(given, person, () => spendAppCode(given, userId, code));
  if (refused) return { ok: false, reason: refused };
  return db.prisma.$transaction(async (tx): Promise<Codes> => {
    await tx.authenticator.update({ where: { userId }, data: { confirmedAt: now } });
    const { user, recoveryCodes } = await turnOn(tx, person, now);
    await tell(tx, user, secondFactorSetUp, { url: publicUrl }, now);
    await audit(tx, {
      at: now,
      accountId: null,
      actorId: userId,
      action: 'second-factor.set-up',
      targetId: userId,
    });
    return { ok: true, recoveryCodes };
  });
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

/** @returns false if there is no app */
export const removeAuthenticator = (given: Given, { personId: userId }: Person): Promise<boolean> =>
  given.db.prisma.$transaction(async (tx) => {
    const app = { userId, confirmedAt: { not: null } };
    const { count } = await tx.authenticator.deleteMany({ where: app });
    if (count > 0) await tellRemoved(tx, given, userId, userId);
    return count > 0;
  });

type Machine = Omit<Given, 'authSecret'>;

/** Takes away all that a person has, for who has lost it. @returns false if there is none */
export const reset = ({ db, ...given }: Machine, userId: string): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const { hasSecondFactor } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (!hasSecondFactor) return false;
    await tx.authenticator.deleteMany({ where: { userId } });
    await tx.passkey.deleteMany({ where: { userId } });
    await tellRemoved(tx, given, userId, 'command-line');
    return true;
  });

const tellRemoved = async (
  tx: Prisma.TransactionClient,
  { publicUrl: url, now }: Omit<Machine, 'db'>,
  userId: string,
  actorId: string,
): Promise<void> => {
  const { user, isLast } = await turnOffIfLast(tx, userId);
  await tell(tx, user, secondFactorRemoved, { url, passkey: null, isLast }, now);
  const entry = { at: now, accountId: null, actorId, targetId: userId } as const;
  await audit(tx, { ...entry, action: 'second-factor.remove' });
};

/** Completes a sign-in, or its step-up: the password, which whoever sits there may have stored, is not enough. */
export const enterCode = async (
  given: Given,
  person: Person,
  code: string,
): Promise<'wrong-code' | 'too-many-requests' | null> => {
  const refused = await refusedCode(given, person, () => spendCode(given, person, code));
  if (!refused) await markProven(given.db.prisma, person, given.now);
  return refused;
};
