import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Signs in who has shown both factors at once, with a passkey. No browser can ask for it itself. */
export const bothFactorsShown = {
  id: 'both-factors-shown',
  endpoints: {
    beginSignIn: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ personId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const { personId } = context.body;
        const user = await internalAdapter.findUserById(personId);
        if (!user) throw new Error(`There is no person ${personId}`);
        const session = await internalAdapter.createSession(personId, false, { secondFactorAt: new Date() });
        await setSessionCookie(context, { session, user });
        return context.json({ token: session.token });
      },
    ),
  },
} satisfies BetterAuthPlugin;
