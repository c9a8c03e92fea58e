import { X509Certificate } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readOwnCertificates } from '../tls/server-certificates.ts';
import { createTransportReader } from './forwarded-transport.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = createTransportReader({
  trustedProxies: ['10.0.0.0/8', '2001:db8::1'],
  clientCertificateHeader: 'X-Client-Certificate',
});

const from = (address: string, headers: Record<string, string>) => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  return read(request);
};

test.each([
  ['a stranger who forges both', '198.51.100.7', '203.0.113.9', 'https', '198.51.100.7', false],
  ['a proxy', '10.1.2.3', '203.0.113.9', 'https', '203.0.113.9', true],
  ['a proxy written as IPv6', '::ffff:10.1.2.3', '203.0.113.9', 'https', '203.0.113.9', true],
  ['a proxy with an IPv6 address', '2001:db8::1', '203.0.113.9', 'wss', '203.0.113.9', true],
  ['a forged hop left of the true one', '10.1.2.3', '192.0.2.1, 203.0.113.9', 'http', '203.0.113.9', false],
  ['a chain of proxies', '10.1.2.3', '192.0.2.1, 203.0.113.9, 10.9.9.9', 'https', '203.0.113.9', true],
  ['a forged protocol left of the true one', '10.1.2.3', '203.0.113.9', 'https, http', '203.0.113.9', false],
  ['a proxy that forwards nothing', '10.1.2.3', '', '', '10.1.2.3', false],
])('W24 %s', (_, peer, forwardedFor, proto, address, secure) => {
  const transport = from(peer, { 'x-forwarded-for': forwardedFor, 'x-forwarded-proto': proto });
  expect(transport).toMatchObject({ remoteAddress: address, secure });
});

test('W24 a client certificate in a header counts from a proxy that speaks TLS outside, and from nobody else', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-forwarded-'));
  const { roots } = await readOwnCertificates(directory, 'a.example', new Date());
  await rm(directory, { recursive: true });
  const pem = roots[0] ?? '';
  const headers = { 'x-client-certificate': encodeURIComponent(pem), 'x-forwarded-proto': 'https' };
  const raw = new X509Certificate(pem).raw;
  expect(from('10.1.2.3', headers).clientCertificate).toEqual(raw);
  expect(from('198.51.100.7', headers).clientCertificate).toBeUndefined();
  expect(from('10.1.2.3', { ...headers, 'x-forwarded-proto': 'http' }).clientCertificate).toBeUndefined();
  expect(from('10.1.2.3', { ...headers, 'x-client-certificate': '%%%' }).clientCertificate).toBeUndefined();
});
