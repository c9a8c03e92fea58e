import { hashPassword } from '#platform/passwords/password-hash.ts';
import { audit } from '#chargers/audit.ts';
import { forgetAttempts } from '#platform/attempts/attempts.ts';
import type { Database } from '#platform/database/database.ts';
import type { Person } from '#platform/access/access.ts';
import type { IsBreached } from '#platform/passwords/breached-passwords.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { linksOf } from '../links/one-time-links.ts';
import { passwordChanged } from '../mails/sign-in.ts';
import { tell } from '#chargers/mails/tell.ts';
import { judgePassword } from './judge-password.ts';

interface Changed {
  readonly person: { readonly id: string; readonly email: string; readonly language: string };
  readonly hash: string;
  /** The only one that stays; null: all end. */
  readonly keepSignInSessionId: string | null;
  readonly action: 'password.change' | 'password.reset';
}

/** Stores another password. Every other sign-in ends, and the person is told by mail. */
export const storePassword = async (
  tx: Prisma.TransactionClient,
  { person: { id, email, language }, hash, keepSignInSessionId, action }: Changed,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): Promise<void> => {
  await tx.credential.updateMany({
    where: { userId: id, providerId: 'credential' },
    data: { password: hash },
  });
  await tx.signInSession.deleteMany({
    where: { userId: id, ...(keepSignInSessionId === null ? {} : { id: { not: keepSignInSessionId } }) },
  });
  // Whoever had the password, or the mailbox, may have asked for links that would give it back.
  await tx.oneTimeLink.deleteMany({ where: linksOf(id) });
  if (action === 'password.reset') await forgetAttempts(tx, email);
  await tell(tx, { email, language }, passwordChanged, { url: publicUrl }, now);
  await audit(tx, { at: now, accountId: null, actorId: id, action, targetId: id });
};

/** @returns what is wrong with the new password; null: it is the password now */
export const changeOwnPassword = async (
  { prisma }: Database,
  { personId, signInSessionId }: Person,
  newPassword: string,
  {
    isBreached,
    ...told
  }: { readonly now: Date; readonly publicUrl: string; readonly isBreached?: IsBreached | undefined },
): Promise<'too-easy' | 'breached' | null> => {
  const person = await prisma.user.findUniqueOrThrow({ where: { id: personId } });
  const problem = await judgePassword(newPassword, [person.name, person.email], isBreached);
  if (problem) return problem;
  const hash = await hashPassword(newPassword);
  await prisma.$transaction((tx) =>
    storePassword(
      tx,
      { person, hash, keepSignInSessionId: signInSessionId, action: 'password.change' },
      told,
    ),
  );
  return null;
};
