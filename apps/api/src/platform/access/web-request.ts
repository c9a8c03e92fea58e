import type { FastifyRequest } from 'fastify';
import { CLIENT_ADDRESS_HEADER } from './sign-in.ts';

export const toWebRequest = (request: FastifyRequest, publicUrl: string): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  // The server has let it pass; better-auth would refuse what is not the address of the settings.
  if (headers.has('origin')) headers.set('origin', new URL(publicUrl).origin);
  headers.delete('content-length');
  // The route's own address: what was asked for may be written in other ways.
  return new Request(new URL(request.routeOptions.url ?? '', publicUrl), {
    method: request.method,
    headers,
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
};
