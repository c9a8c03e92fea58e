import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, TLSSocket, type ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfSigned } from '#test/tls/client-certificate.ts';
import { socketTransport } from '@laadpoort/ocpp/handshake/socket-transport';
import type { PemPair } from './pem-pair.ts';
import { readOwnCertificates } from './server-certificates.ts';
import { createTlsListener, readCertificateFiles, type TlsListener } from './tls-listener.ts';

const HOST = 'charge.example';
const now = new Date();
let directory: string;
let listener: TlsListener;
let port: number;
let roots: readonly string[];
let certificates: readonly PemPair[];
const seen: (Uint8Array | undefined)[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'laadpoort-tls-'));
  ({ certificates, roots } = await readOwnCertificates(directory, HOST, now));
  listener = await createTlsListener({
    readCertificates: async () => certificates,
    clientAuthorities: roots.join('\n'),
    onRequest(request: IncomingMessage, response) {
      seen.push(socketTransport(request).clientCertificate);
      response.end('here');
    },
    onUpgrade: (_, socket) => socket.destroy(),
    onFault: () => {},
    reloadEveryMs: 20,
  });
  listener.server.listen(0, '127.0.0.1');
  await once(listener.server, 'listening');
  port = (listener.server.address() as AddressInfo).port;
});

afterAll(async () => {
  await listener.close();
  await rm(directory, { recursive: true });
});

type Options = ConnectionOptions & { onSession?: (session: Buffer) => void };

const handshake = async ({ onSession = () => {}, ...options }: Options = {}): Promise<TLSSocket> => {
  const socket = connect({ port, host: '127.0.0.1', servername: HOST, ca: [...roots], ...options });
  socket.on('session', onSession);
  await once(socket, 'secureConnect');
  return socket;
};

test.each([
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ec'],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', 'ec'],
  ['AES128-GCM-SHA256', 'rsa'],
  ['AES256-GCM-SHA384', 'rsa'],
])('TC_086 TLS server certificate: %s with an %s certificate named after the host', async (cipher, kind) => {
  const socket = await handshake({ ciphers: cipher, maxVersion: 'TLSv1.2' });
  expect(socket.authorized).toBe(true);
  expect(socket.getCipher().name).toBe(cipher);
  const certificate = socket.getPeerX509Certificate();
  expect(certificate?.subject).toContain(`CN=${HOST}`);
  expect(certificate?.checkHost(HOST)).toBe(HOST);
  expect(certificate?.publicKey.asymmetricKeyType).toBe(kind);
  if (kind === 'rsa') expect(certificate?.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  expect(certificate?.serialNumber).toMatch(/^[0-9A-F]{16,}$/);
  socket.destroy();
});

test('TC_086 TLS server certificate: TLS 1.3 is offered, TLS 1.1 is refused', async () => {
  const modern = await handshake();
  expect(modern.getProtocol()).toBe('TLSv1.3');
  modern.destroy();
  await expect(
    handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
  ).rejects.toThrow(/protocol|alert/i);
});

test('a charger that sends no SNI gets the certificate too', async () => {
  const socket = await handshake({ servername: '', checkServerIdentity: () => undefined });
  expect(socket.getPeerX509Certificate()?.subject).toContain(`CN=${HOST}`);
  socket.destroy();
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'TC_087 TLS client certificate: it is known also when a %s session is resumed',
  async (version) => {
    const client = await selfSigned('CP1');
    const options = { ...client, minVersion: version, maxVersion: version } as const;
    const sessions: Buffer[] = [];
    const first = await handshake({ ...options, onSession: (session) => sessions.push(session) });
    first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(first, 'data');
    await expect.poll(() => sessions.length).toBeGreaterThan(0);
    first.destroy();
    const second = await handshake({ ...options, session: sessions[0] });
    expect(second.isSessionReused()).toBe(true);
    second.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(second, 'data');
    second.destroy();
    const raw = new X509Certificate(client.cert).raw;
    expect(seen.slice(-2).map((certificate) => Buffer.from(certificate ?? []).equals(raw))).toEqual([
      true,
      true,
    ]);
  },
);

test('without a client certificate the handshake succeeds and there is none', async () => {
  const socket = await handshake();
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  expect(seen.at(-1)).toBeUndefined();
});

test('certificates that change are used for the next handshake, while open connections stay', async () => {
  const before = await handshake();
  const old = before.getPeerX509Certificate()?.serialNumber;
  const other = await mkdtemp(join(tmpdir(), 'laadpoort-tls-'));
  ({ certificates, roots } = await readOwnCertificates(other, HOST, now));
  await expect
    .poll(async () => {
      const socket = await handshake({ rejectUnauthorized: false });
      socket.destroy();
      return socket.getPeerX509Certificate()?.serialNumber;
    })
    .not.toBe(old);
  before.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(String((await once(before, 'data'))[0])).toContain('here');
  before.destroy();
  await rm(other, { recursive: true });
});

test('own certificates are kept, and made anew for another host or before they end', async () => {
  const own = await mkdtemp(join(tmpdir(), 'laadpoort-tls-'));
  const first = await readOwnCertificates(own, HOST, now);
  expect(await readOwnCertificates(own, HOST, now)).toEqual(first);
  const moved = await readOwnCertificates(own, '192.0.2.7', now);
  expect(moved.roots).toEqual(first.roots);
  expect(new X509Certificate(moved.certificates[0]?.cert ?? '').checkIP('192.0.2.7')).toBe('192.0.2.7');
  const inAYear = new Date(now.getTime() + 380 * 86_400_000);
  expect(await readOwnCertificates(own, '192.0.2.7', inAYear)).not.toEqual(moved);
  expect(await readFile(join(own, 'rsa.pem'), 'utf8')).toContain('BEGIN PRIVATE KEY');
  await rm(own, { recursive: true });
});

test('certificates of an operator are read from pairs of files', async () => {
  const file = join(directory, 'ecdsa.pem');
  const [pair] = await readCertificateFiles([`${file}:${file}`]);
  expect(pair?.cert).toContain('BEGIN CERTIFICATE');
  expect(pair?.key).toContain('BEGIN PRIVATE KEY');
});
