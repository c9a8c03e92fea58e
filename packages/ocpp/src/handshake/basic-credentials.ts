import type { IncomingMessage } from 'node:http';

export type Credentials = { kind: 'none' } | { kind: 'invalid' } | { kind: 'password'; password: Uint8Array };

const BASIC = /^ *basic +([A-Za-z0-9+/_-]+={0,2}) *$/i;

/**
 * The password of a Basic header whose user is one of the spellings of the identity, byte for byte: keys are raw bytes,
 * and identities may hold colons. A second header, another user or another scheme is `invalid`, never the same as none.
 */
export const basicCredentials = (request: IncomingMessage, spellings: readonly string[]): Credentials => {
  const headers = request.rawHeaders.filter(
    (name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization',
  );
  if (headers.length === 0) return { kind: 'none' };
  const encoded = BASIC.exec(request.headers.authorization ?? '')?.[1];
  if (headers.length > 1 || encoded === undefined) return { kind: 'invalid' };
  const credentials = Buffer.from(encoded, 'base64');
  const user = spellings
    .map((spelling) => Buffer.from(`${spelling}:`))
    .find((prefix) => credentials.subarray(0, prefix.length).equals(prefix));
  if (!user) return { kind: 'invalid' };
  return { kind: 'password', password: credentials.subarray(user.length) };
};
