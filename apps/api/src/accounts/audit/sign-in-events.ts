import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { SignInEvents } from '#platform/access/begin-sign-in.ts';

const LONGEST_BROWSER = 256;

const namesOf = ({ address, browser = '' }: { readonly address: string; readonly browser?: string }) => ({
  networkAddress: address,
  browser: browser.slice(0, LONGEST_BROWSER),
});

/**
 * Signing in and out in the audit, of nobody's account. A failure at an address that nobody has is counted (platform/attempts)
 * and not kept: the audit grows with people, not with what strangers think up.
 */
export const auditSignIns = ({ prisma }: Database): SignInEvents => {
  const noteOf =
    (action: 'sign-in' | 'sign-in.end'): SignInEvents['signedIn'] =>
    async ({ personId, signInId, from, at }) => {
      await audit(prisma, {
        at,
        accountId: null,
        actorId: personId,
        action,
        targetId: personId,
        detail: { signInId },
        names: namesOf(from),
      });
    };
  return {
    signedIn: noteOf('sign-in'),
    async failed({ email, from, at }) {
      const person = await prisma.user.findUnique({ where: { email }, select: { id: true } });
      if (!person) return;
      await audit(prisma, {
        at,
        accountId: null,
        actorId: 'unknown',
        action: 'sign-in.failed',
        targetId: person.id,
        names: namesOf(from),
      });
    },
    signedOut: noteOf('sign-in.end'),
  };
};
