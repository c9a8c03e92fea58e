import { signInWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { finished } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { takeAttempt } from '../attempts/attempts.ts';
import type { Database } from '../database/database.ts';
import { hashPassword, isOutdatedHash } from '../passwords/password-hash.ts';
import { sendError } from '../http/errors.ts';
import { describeRoute } from '../http/route.ts';
import type { SignIn } from './sign-in.ts';
import { watchPassword } from './changed-password.ts';
import { toWebRequest } from './web-request.ts';
import { type AuthRouteOptions, fromOf, createBegin } from './begin-sign-in.ts';

const SIGN_IN = '/api/auth/sign-in/email';

/** A refused sign-in is answered at a multiple of this: hashes of before and of today take different times. */
const REFUSAL_STEP_MS = 400;

/**
 * What the browser may request from better-auth; its other endpoints (organizations, administration) are not exposed.
 */
const OPEN_PATHS = [
  ['POST', SIGN_IN],
  ['POST', '/api/auth/sign-out'],
] as const;

/** The token is in the cookie, where no script of a page can read it. */
const withoutToken = (json: string): string => {
  const answer = JSON.parse(json || 'null');
  if (typeof answer === 'object' && answer !== null) delete answer.token;
  return JSON.stringify(answer);
};

/** Whose password it is; what else is wrong with a request, better-auth says. */
const signInSchema = z
  .object({ email: z.string().max(254).toLowerCase().catch(''), password: z.string().catch('') })
  .catch({ email: '', password: '' });

/** The only moment at which the password is known. */
const renewHash = async ({ prisma }: Database, email: string, password: string): Promise<void> => {
  const stored = await prisma.credential.findFirst({ where: { user: { email }, providerId: 'credential' } });
  const hash = stored?.password ?? null;
  if (!stored || hash === null || !isOutdatedHash(hash)) return;
  const renewed = await hashPassword(password);
  // A password that was changed meanwhile stays as it is.
  await prisma.credential.updateMany({
    where: { id: stored.id, password: hash },
    data: { password: renewed },
  });
};

export const registerAuthRoutes = (app: FastifyInstance, signIn: SignIn, options: AuthRouteOptions): void => {
  const { db, publicUrl, now, events, background } = options;
  const { deviceOf, begin, abandon } = createBegin(signIn, options);

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<Response | null> => {
    const answer = () => signIn.handler(toWebRequest(request, publicUrl));
    const from = fromOf(request);
    if (request.routeOptions.url !== SIGN_IN) {
      // While it is away better-auth forgets the cookie, leaves the sign-in, and says that all went well.
      await db.pool.query('SELECT 1');
      const ending = await signIn.api.getSession({ headers: toWebRequest(request, publicUrl).headers });
      if (ending) {
        const { userId: personId, id: signInId } = ending.session;
        await events.signedOut({ personId, signInId, from, at: now() });
      }
      // Pages that the browser keeps to go back to as well.
      reply.header('clear-site-data', '"cache"');
      return answer();
    }
    const startedAt = performance.now();
    const { email, password } = signInSchema.parse(request.body);
    const watched = await watchPassword(db, email);
    const trusted = deviceOf(request, email, watched.hash);
    // Counted as failed until it has succeeded.
    const attempt = await takeAttempt(db, { email, address: request.ip, trusted }, now());
    if (!attempt.ok) return null;
    let response = await answer();
    if (response.ok && (await watched.isOther(password))) {
      await abandon(response);
      response = Response.json({ code: 'INVALID_EMAIL_OR_PASSWORD' }, { status: 401 });
    }
    // Only once the answer is sent, so that the time it takes does not tell whether somebody has the address.
    if (response.status === 401) {
      finished(reply.raw, () => background.run(events.failed({ email, from, at: now() })));
      await delay(REFUSAL_STEP_MS - ((performance.now() - startedAt) % REFUSAL_STEP_MS));
    }
    if (!response.ok) return response;
    // Before the browser is known by it.
    await renewHash(db, email, password);
    await begin(request, response);
    await attempt.succeeded();
    return response;
  };

  for (const [method, url] of OPEN_PATHS) {
    app.route({
      method,
      url,
      config: { access: { scope: 'public', permission: null } },
      schema: { tags: ['auth'], summary: `better-auth: ${url.replace('/api/auth', '')}` },
      handler: async (request, reply) => {
        // better-auth would pass a NUL to Postgres, which cannot store it.
        if (JSON.stringify(request.body)?.includes('\\u0000')) return sendError(reply, 'invalid-request');
        const response = await handle(request, reply);
        if (response === null) return sendError(reply, 'too-many-requests');
        reply.code(response.status);
        for (const [name, value] of response.headers) reply.header(name, value);
        return reply.send(withoutToken(await response.text()));
      },
    });
  }
  registerPasskeySignIn(app, signIn, { ...options, begin });
};

/** An endpoint of the contract, but for its answer, which sets cookies. */
const registerPasskeySignIn = (
  app: FastifyInstance,
  signIn: SignIn,
  { publicUrl, personOfPasskey, begin }: AuthRouteOptions & Pick<ReturnType<typeof createBegin>, 'begin'>,
): void => {
  app.route({
    ...describeRoute(signInWithPasskey),
    handler: async (request, reply) => {
      const { credential } = request.body as z.output<typeof signInWithPasskey.body>;
      const personId = await personOfPasskey(credential);
      if (personId === null) return sendError(reply, 'passkey-refused');
      const { headers } = toWebRequest(request, publicUrl);
      const response = await signIn.api.beginSignIn({ body: { personId }, headers, asResponse: true });
      // better-auth makes no sign-in for whom the operator has suspended.
      if (response.status === 403) return sendError(reply, 'suspended');
      await begin(request, response);
      return reply.code(204).header('set-cookie', response.headers.getSetCookie()).send();
    },
  });
};
