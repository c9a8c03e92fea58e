import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { Security } from '@laadpoort/contract/security/security';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import {
  createCertificateStore,
  type CertificateStore,
} from '@laadpoort/simulator/security/certificate-store';
import { X509Certificate } from 'node:crypto';
import { afterAll, expect } from 'vitest';
import { openTlsServer, type TlsServer } from '../tls/tls-server.ts';
import { testAuthority } from '../tls/test-authority.ts';
import { conformance } from './case.ts';
import type { Tool, ToolConnection } from './tool.ts';

/* The security extension of OCPP 1.6 (security whitepaper, edition 2), as OCTT tests it on a central system. */

const { octt } = conformance();
const servers = new Map<unknown, TlsServer>();
afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

/** The TLS port of the product that the tool talks to. */
const tlsServer = async ({ central }: Tool): Promise<TlsServer> => {
  const open = servers.get(central) ?? (await openTlsServer(central.t.app));
  servers.set(central, open);
  return open;
};

const base = ({ chargePointId }: Tool) => `/api/support/charge-points/${chargePointId}`;
const reason = 'conformance';

const securityOf = async (tool: Tool) =>
  (await tool.api('support', 'GET', `${base(tool)}/security`)) as Security;

/** The HTTP status that a connection attempt is refused with. */
const refusal = async (
  tool: Tool,
  options: { password?: Uint8Array; server?: TlsServer; shown?: CertificateStore },
) => {
  const { server, shown, password } = options;
  const attempt = connectChargePoint({
    url: server?.url ?? tool.central.ocppUrl,
    identity: tool.identity,
    ...(password ? { password } : {}),
    ...(server ? { tls: { ca: [...server.roots], ...shown?.shown } } : {}),
  });
  return attempt.then(
    (connection) => {
      connection.terminate();
      return 'accepted';
    },
    (error: { code?: unknown }) => error.code,
  );
};

octt('TC_073', async (tool) => {
  const connection = await tool.connect();
  await connection.boot();
  tool.answer({ ChangeConfiguration: { status: 'Accepted' } });
  const sent = (await tool.api('support', 'POST', `${base(tool)}/key/rotation`, { reason })) as Command;
  const { key, value } = await tool.received('ChangeConfiguration');
  expect(key).toBe('AuthorizationKey');
  expect(value).toMatch(/^[0-9a-f]{32,40}$/);
  expect(await tool.outcome(sent)).toMatchObject({ state: 'done', answer: 'Accepted' });

  await connection.close();
  // The old one became invalid with the answer, not with the first connection.
  await expect.poll(() => refusal(tool, { password: tool.key })).toBe(401);
  const back = await tool.connect({ password: Buffer.from(value, 'hex') });
  await back.boot();
  expect(await refusal(tool, { password: tool.key })).toBe(401);

  // W23: the key is in no row and in no answer.
  const { database } = tool.central.t;
  for (const table of ['command', 'ocpp_message', 'audit_entry', 'configuration_key', 'charge_point_event']) {
    const { rows } = await database.pool.query(
      `SELECT 1 FROM ${table} row WHERE to_jsonb(row)::text ILIKE $1`,
      [`%${value}%`],
    );
    expect(rows, table).toEqual([]);
  }
});

/** SignCertificate as the product requested it, and CertificateSigned accepted by the charge point. */
const renew = async (tool: Tool, connection: ToolConnection, store: CertificateStore): Promise<string> => {
  tool.answer({
    ExtendedTriggerMessage: { status: 'Accepted' },
    CertificateSigned: ({ certificateChain }) => ({ status: store.take(certificateChain) }),
  });
  await tool.api('support', 'POST', `${base(tool)}/certificates`, { reason });
  expect(await tool.received('ExtendedTriggerMessage')).toEqual({
    requestedMessage: 'SignChargePointCertificate',
  });
  const csr = await store.makeSigningRequest(`CN=${tool.identity}`);
  expect(await connection.call('SignCertificate', { csr })).toEqual({ status: 'Accepted' });
  const { certificateChain } = await tool.received('CertificateSigned');
  await expect.poll(async () => (await certificatesOf(tool))[0]?.state, { timeout: 5_000 }).toBe('accepted');
  return certificateChain;
};

const certificatesOf = async (tool: Tool) =>
  (
    (await tool.api('support', 'GET', `${base(tool)}/certificates`)) as {
      certificates: { id: string; state: string; problem: string | null }[];
    }
  ).certificates;

octt('TC_074', async (tool) => {
  const server = await tlsServer(tool);
  const [ec, rsa] = [createCertificateStore('EC'), createCertificateStore('RSA')];
  const ca = [...server.roots];

  const first = await tool.connect({ url: server.url, tls: { ca } });
  await first.boot();
  await renew(tool, first, ec);
  await first.close();

  // With its certificate it needs no key, and it renews the certificate in the same way.
  const second = await tool.connect({ url: server.url, tls: { ca, ...ec.shown }, password: null });
  await second.boot();
  const chain = await renew(tool, second, rsa);
  const leaf = new X509Certificate(chain);
  const authority = await testAuthority();
  const issuer = new X509Certificate(authority.issuers.RSA.certificatePem);
  expect(leaf.verify(issuer.publicKey)).toBe(true);
  expect(leaf.signatureAlgorithm).toBe('sha256WithRSAEncryption');
  expect(leaf.subject).toBe(`O=Account\nCN=${tool.identity}`);
  expect(leaf.serialNumber.length).toBeGreaterThanOrEqual(16);
  expect(chain.length).toBeLessThanOrEqual(10_000);
  expect(chain.startsWith(leaf.toString().trim())).toBe(true);
  expect((await certificatesOf(tool)).map(({ state }) => state)).toEqual(['accepted', 'in-use']);
  await second.close();

  // The old one is valid until the first connection with the new one.
  const third = await tool.connect({ url: server.url, tls: { ca, ...rsa.shown }, password: null });
  await third.boot();
  expect((await certificatesOf(tool)).map(({ state }) => state)).toEqual(['in-use', 'superseded']);
  expect(await refusal(tool, { server, shown: ec })).toBe(401);
});

type RootType = 'CentralSystemRootCertificate' | 'ManufacturerRootCertificate';

const installedOf = async (tool: Tool) =>
  (
    (await tool.api('support', 'GET', `${base(tool)}/certificates`)) as {
      installed: { certificateType: RootType; hashData: object; known: object | null; lastRoot: boolean }[];
    }
  ).installed;

/** Installed from the portal, and read back by the product itself. */
const install = async (tool: Tool, store: CertificateStore, certificateType: RootType) => {
  const certificate = (await testAuthority()).issuers.EC.certificatePem;
  tool.answer({
    InstallCertificate: (request) => ({ status: store.install(request) }),
    GetInstalledCertificateIds: ({ certificateType: type }) => store.list(type),
    DeleteCertificate: ({ certificateHashData }) => ({ status: store.remove(certificateHashData) }),
  });
  const body = { certificateType, certificate, reason };
  const sent = (await tool.api('support', 'POST', `${base(tool)}/trust-store`, body)) as Command;
  expect(await tool.received('InstallCertificate')).toMatchObject({ certificateType });
  expect(await tool.outcome(sent)).toMatchObject({ state: 'done', answer: 'Accepted' });
  expect(await tool.received('GetInstalledCertificateIds')).toEqual({ certificateType });
  await expect.poll(() => installedOf(tool)).toHaveLength(1);
  return installedOf(tool);
};

const installs = (certificateType: RootType) => async (tool: Tool) => {
  const connection = await tool.connect();
  await connection.boot();
  expect(await install(tool, createCertificateStore(), certificateType)).toMatchObject([
    {
      certificateType,
      known: { subject: 'O=Laadpoort, CN=Laadpoort Charge Points EC' },
      lastRoot: certificateType === 'CentralSystemRootCertificate',
    },
  ]);
};
octt('TC_075_1', installs('ManufacturerRootCertificate'));
octt('TC_075_2', installs('CentralSystemRootCertificate'));

octt('TC_076', async (tool) => {
  const connection = await tool.connect();
  await connection.boot();
  for (const hashAlgorithm of ['SHA256', 'SHA384', 'SHA512'] as const) {
    const store = createCertificateStore('EC', hashAlgorithm);
    const [installed] = await install(tool, store, 'CentralSystemRootCertificate');
    const reported = store.list('CentralSystemRootCertificate').certificateHashData?.[0];
    expect(installed?.hashData).toEqual(reported);
    const body = { hashData: installed?.hashData, reason };
    const sent = (await tool.api('support', 'POST', `${base(tool)}/trust-store/removal`, body)) as Command;
    expect(await tool.received('DeleteCertificate')).toEqual({ certificateHashData: reported });
    expect(await tool.outcome(sent)).toMatchObject({ answer: 'Accepted' });
    expect(await installedOf(tool)).toEqual([]);
  }
});

const eventsOf = async (tool: Tool) =>
  (
    (await tool.api('support', 'GET', `${base(tool)}/events`)) as {
      events: { kind: string; detail: { type?: string } }[];
    }
  ).events;

const tellEvent = async (tool: Tool, connection: ToolConnection, type: string) => {
  const timestamp = new Date().toISOString();
  expect(await connection.call('SecurityEventNotification', { type, timestamp })).toEqual({});
  expect((await eventsOf(tool)).find(({ kind }) => kind === 'security')).toMatchObject({ detail: { type } });
};

octt('TC_077', async (tool) => {
  const connection = await tool.connect();
  await connection.boot();
  tool.answer({
    ExtendedTriggerMessage: { status: 'Accepted' },
    CertificateSigned: { status: 'Rejected' },
  });
  await tool.api('support', 'POST', `${base(tool)}/certificates`, { reason });
  await tool.received('ExtendedTriggerMessage');
  const csr = await createCertificateStore().makeSigningRequest('CN=whatever');
  expect(await connection.call('SignCertificate', { csr })).toEqual({ status: 'Accepted' });
  await tool.received('CertificateSigned');
  await expect
    .poll(() => certificatesOf(tool))
    .toMatchObject([{ state: 'rejected', problem: 'rejected-by-charger' }]);
  await tellEvent(tool, connection, 'InvalidChargePointCertificate');
});

octt('TC_078', async (tool) => {
  const connection = await tool.connect();
  await connection.boot();
  tool.answer({ InstallCertificate: { status: 'Rejected' } });
  const certificate = (await testAuthority()).issuers.RSA.certificatePem;
  const body = { certificateType: 'CentralSystemRootCertificate', certificate, reason };
  const sent = (await tool.api('support', 'POST', `${base(tool)}/trust-store`, body)) as Command;
  await tool.received('InstallCertificate');
  expect(await tool.outcome(sent)).toMatchObject({ state: 'rejected' });
  await tellEvent(tool, connection, 'InvalidCentralSystemCertificate');
});

/** From its current profile to the next: set, restart, reconnect. Returns the connection that proves it. */
const upgrade = async (tool: Tool, toProfile: number, comeBack: () => Promise<ToolConnection>) => {
  tool.answer({ ChangeConfiguration: { status: 'Accepted' }, Reset: { status: 'Accepted' } });
  await tool.api('support', 'POST', `${base(tool)}/security-upgrade`, { toProfile, despite: [], reason });
  expect(await tool.received('ChangeConfiguration')).toEqual({
    key: 'SecurityProfile',
    value: String(toProfile),
  });
  expect(await tool.received('Reset')).toEqual({ type: 'Hard' });
  await expect.poll(async () => (await securityOf(tool)).upgrade?.step).toBe('reconnect');
  const back = await comeBack();
  await back.boot();
  return back;
};

octt('TC_083', async (tool) => {
  const server = await tlsServer(tool);
  const tls = { ca: [...server.roots] };
  const store = createCertificateStore();
  const plain = await tool.connect();
  await plain.boot();
  await install(tool, store, 'CentralSystemRootCertificate');

  const second = await upgrade(tool, 2, async () => {
    await plain.close();
    return tool.connect({ url: server.url, tls });
  });
  // With the lower profile it is refused immediately, although its key is right; with the higher it is let in again.
  expect(await refusal(tool, { password: tool.key })).toBe(401);
  await expect.poll(async () => (await securityOf(tool)).upgrade?.state, { timeout: 10_000 }).toBe('done');
  await renew(tool, second, store);

  await upgrade(tool, 3, async () => {
    await second.close();
    return tool.connect({ url: server.url, tls: { ...tls, ...store.shown }, password: null });
  });
  expect(await refusal(tool, { server, password: tool.key })).toBe(401);
  await expect.poll(async () => (await securityOf(tool)).securityProfile, { timeout: 10_000 }).toBe(3);
  expect(await refusal(tool, { server, shown: store })).toBe('accepted');
});
