import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenWithTls, readOwnRoots } from '#platform/tls/listen-with-tls.ts';
import type { TlsListener } from '#platform/tls/tls-listener.ts';
import { selfSigned } from '#test/tls/client-certificate.ts';
import { buildAdmissionApp, type Registered } from '#test/admission-app.ts';

let t: Awaited<ReturnType<typeof buildAdmissionApp>>;
let listener: TlsListener;
let directory: string;
let ca: string[];
let url: string;

beforeAll(async () => {
  t = await buildAdmissionApp({ requiresTls: true });
  directory = await mkdtemp(join(tmpdir(), 'laadpoort-tls-'));
  const publicUrl = 'http://localhost:3000';
  listener = await listenWithTls(t.app, {
    port: 0,
    host: '127.0.0.1',
    publicUrl,
    dataDirectory: directory,
    tlsCertificates: [],
    log: { error: () => {} },
  });
  ca = [...(await readOwnRoots({ ocppTlsPort: 1, tlsCertificates: [] }, directory, publicUrl))];
  url = `wss://localhost:${(listener.server.address() as AddressInfo).port}/ocpp`;
});
afterAll(async () => {
  await listener.close();
  await t.close();
  await rm(directory, { recursive: true });
});

const connect = (
  { identity }: Pick<Registered, 'identity'>,
  given: { password?: Uint8Array; cert?: string; key?: string },
) => {
  const { password, ...certificate } = given;
  return connectChargePoint({
    url,
    identity,
    tls: { ca, ...certificate },
    ...(password ? { password } : {}),
  });
};
const booted = async (...how: Parameters<typeof connect>) => {
  const charger = await connect(...how);
  const { status } = await charger.call('BootNotification', {
    chargePointVendor: 'A',
    chargePointModel: 'B',
  });
  charger.terminate();
  return status;
};

const withCertificate = async (state: string, given: object = {}) => {
  const cp = await t.register(given);
  const { fingerprint, ...certificate } = await selfSigned(cp.identity);
  await t.database.prisma.chargePointCertificate.create({
    data: {
      chargePointId: cp.id,
      sha256Fingerprint: fingerprint,
      csr: '',
      state,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
      createdAt: new Date(),
      changedAt: new Date(),
    },
  });
  return { ...cp, certificate };
};

test('TC_086 TLS server certificate: a charger that trusts the root connects by its key at profile 2', async () => {
  const cp = await t.register({ securityProfile: 2 });
  expect(await booted(cp, { password: cp.key })).toBe('Accepted');
  await expect.poll(async () => (await t.row(cp.id)).provenSecurityProfile).toBe(2);
});

test('TC_087 TLS client certificate: its own is enough, without any key', async () => {
  const cp = await withCertificate('sent', { securityProfile: 3, keyHash: null });
  expect(await booted(cp, cp.certificate)).toBe('Accepted');
  await expect.poll(async () => (await t.row(cp.id)).provenSecurityProfile).toBe(3);
  const kept = () => t.database.prisma.chargePointCertificate.findFirst({ where: { chargePointId: cp.id } });
  await expect.poll(async () => (await kept())?.state).toBe('in-use');
});

test.each(['revoked', 'superseded', 'rejected'])(
  'TC_087 TLS client certificate: one that is %s is refused',
  async (state) => {
    const cp = await withCertificate(state, { securityProfile: 3, provenSecurityProfile: 3 });
    await expect(booted(cp, cp.certificate)).rejects.toMatchObject({ code: 401 });
  },
);

test('TC_087 TLS client certificate: one of another charger, or of nobody, is refused', async () => {
  const cp = await withCertificate('in-use', { securityProfile: 3, provenSecurityProfile: 3 });
  const other = await withCertificate('in-use', { securityProfile: 3, provenSecurityProfile: 3 });
  const { cert, key } = await selfSigned(cp.identity);
  await expect(booted(cp, other.certificate)).rejects.toMatchObject({ code: 401 });
  await expect(booted(cp, { cert, key })).rejects.toMatchObject({ code: 401 });
  await expect(booted(cp, {})).rejects.toMatchObject({ code: 401 });
});

test('after profile 3 has worked, the key alone is refused although it is right', async () => {
  const cp = await withCertificate('in-use', { securityProfile: 3 });
  expect(await booted(cp, { password: cp.key })).toBe('Accepted');
  expect(await booted(cp, cp.certificate)).toBe('Accepted');
  await expect
    .poll(() => booted(cp, { password: cp.key }).catch(({ code }: { code: number }) => code))
    .toBe(401);
});

test('a charger with the certificate of its maker comes in by its key', async () => {
  const cp = await t.register({ securityProfile: 2 });
  const { cert, key } = await selfSigned('made in a factory');
  expect(await booted(cp, { cert, key, password: cp.key })).toBe('Accepted');
});

test('W16 where TLS is required ws:// is refused, unless the charger has an exception that has not ended', async () => {
  const cp = await t.register();
  expect(await t.statusOf(cp.identity, { key: cp.key })).toBe(401);
  const except = (until: Date | null) =>
    t.app.inject({
      method: 'PUT',
      url: `/api/charge-points/${cp.id}/plain-exception`,
      headers: t.owner.headers,
      payload: { until: until?.toISOString() ?? null },
    });
  expect((await except(new Date(Date.now() + 5_000 * 86_400_000))).statusCode).toBe(400);
  expect((await except(new Date(Date.now() + 86_400_000))).statusCode).toBe(204);
  await expect.poll(() => t.statusOf(cp.identity, { key: cp.key })).toBe(101);
  expect((await except(null)).statusCode).toBe(204);
  await expect.poll(() => t.statusOf(cp.identity, { key: cp.key })).toBe(401);
  expect(await booted(cp, { password: cp.key })).toBe('Accepted');
});

test('W16 chargers that come without TLS are told apart from guesses, and do not shut their neighbours out', async () => {
  const cp = await t.register();
  const from = t.anyAddress();
  for (let attempt = 0; attempt < 30; attempt += 1)
    expect(await t.statusOf(attempt % 2 === 0 ? cp.identity : 'CP-NOBODY', { from, key: cp.key })).toBe(401);
  expect(await t.statusOf(cp.identity, { from, key: cp.key, tls: true })).toBe(101);
  const events = await t.database.prisma.chargePointEvent.findMany({
    where: { chargePointId: cp.id, kind: 'security' },
  });
  expect(events.map(({ detail }) => detail)).toEqual([{ type: 'TlsRequired', info: from }]);
});

test('W16 behind a proxy that is trusted its word for TLS counts, from anybody else it does not', async () => {
  const cp = await t.register();
  expect(await t.statusOf(cp.identity, { key: cp.key, tls: true })).toBe(101);
  expect(await t.statusOf(cp.identity, { key: cp.key, tls: false })).toBe(401);
});

test('a port that is taken and certificates that cannot be read are one clear sentence at the start', async () => {
  const options = {
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    dataDirectory: directory,
    log: { error: () => {} },
  };
  const { port } = listener.server.address() as AddressInfo;
  await expect(listenWithTls(t.app, { ...options, port, tlsCertificates: [] })).rejects.toThrow(
    /OCPP_TLS_PORT/,
  );
  const missing = { ...options, port: 0, tlsCertificates: ['/nowhere.pem:/nowhere.key'] };
  await expect(listenWithTls(t.app, missing)).rejects.toThrow(/TLS_CERTIFICATES/);
});

test('the portal and the links for chargers are served over TLS too', async () => {
  const status = await new Promise<number | undefined>((answered, failed) => {
    request(url.replace('wss', 'https').replace('/ocpp', '/livez'), { ca }, (response) => {
      response.resume();
      answered(response.statusCode);
    })
      .on('error', failed)
      .end();
  });
  expect(status).toBe(200);
});
