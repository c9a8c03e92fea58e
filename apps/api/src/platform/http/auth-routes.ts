import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendError } from './errors.ts';
import { CLIENT_ADDRESS_HEADER, type SignIn } from './sign-in.ts';

/**
 * What the browser may request from better-auth; its other endpoints (organizations, administration) are not exposed.
 */
const OPEN_PATHS = [
  ['POST', '/api/auth/sign-in/email'],
  ['POST', '/api/auth/sign-out'],
] as const;

const toWebRequest = (request: FastifyRequest, publicUrl: string): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  // The server has let it pass; better-auth would refuse what is not the address of the settings.
  if (headers.has('origin')) headers.set('origin', new URL(publicUrl).origin);
  headers.delete('content-length');
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
};

/** The token is in the cookie, where no script of a page can read it. */
const withoutToken = (json: string): string => {
  const answer = JSON.parse(json || 'null');
  if (typeof answer === 'object' && answer !== null) delete answer.token;
  return JSON.stringify(answer);
};

export const registerAuthRoutes = (app: FastifyInstance, signIn: SignIn, publicUrl: string): void => {
  for (const [method, url] of OPEN_PATHS) {
    app.route({
      method,
      url,
      config: { access: { scope: 'public', permission: null } },
      schema: { tags: ['auth'], summary: `better-auth: ${url.replace('/api/auth', '')}` },
      handler: async (request, reply) => {
        // better-auth would pass a NUL to Postgres, which cannot store it.
        if (JSON.stringify(request.body)?.includes('\\u0000')) return sendError(reply, 'invalid-request');
        const response = await signIn.handler(toWebRequest(request, publicUrl));
        reply.code(response.status);
        for (const [name, value] of response.headers) reply.header(name, value);
        return reply.send(withoutToken(await response.text()));
      },
    });
  }
};
