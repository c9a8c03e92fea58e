import { demoPersonSchema, type aboutSchema } from '@laadpoort/contract/accounts/account';
import { hashPassword } from '#platform/passwords/password-hash.ts';
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { DEMO_PASSWORD, people } from './people.ts';

export type DemoSignIn = z.infer<typeof aboutSchema>['demoSignIns'][number];

/**
 * Gives the demo's people their passwords, at every start: the one that everybody knows on one's own machine, or new ones
 * that only who started it reads. Then nobody stays signed in from before.
 */
export const setPasswords = async (
  { prisma }: Database,
  isExposed: boolean,
): Promise<readonly DemoSignIn[]> => {
  const known = isExposed ? null : await hashPassword(DEMO_PASSWORD);
  const signIns = demoPersonSchema.options.map((who) => ({
    who,
    email: people[who].email,
    password: isExposed ? randomBytes(12).toString('base64url') : DEMO_PASSWORD,
  }));
  await Promise.all(
    signIns.map(async ({ email, password }) =>
      prisma.credential.updateMany({
        where: { user: { email }, providerId: 'credential' },
        data: { password: known ?? (await hashPassword(password)) },
      }),
    ),
  );
  if (isExposed) {
    await prisma.signInSession.deleteMany({
      where: { userId: { in: Object.values(people).map(({ id }) => id) } },
    });
  }
  return signIns;
};
