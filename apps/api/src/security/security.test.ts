import type { Security } from '@laadpoort/contract/security/security';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { createCertificateStore } from '@laadpoort/simulator/security/certificate-store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openCentralSystem,
  type CentralSystemUnderTest,
} from '#test/conformance/central-system-under-test.ts';
import { openTool, type Tool } from '#test/conformance/tool.ts';

let central: CentralSystemUnderTest;
beforeAll(async () => {
  central = await openCentralSystem();
});
afterAll(() => central.close());

const base = ({ chargePointId }: Tool) => `/api/support/charge-points/${chargePointId}`;
const reason = 'test';
const securityOf = async (tool: Tool) =>
  (await tool.api('owner', 'GET', `/api/charge-points/${tool.chargePointId}/security`)) as Security;
const boot = async () => {
  const tool = await openTool(central);
  const connection = await tool.connect();
  await connection.boot();
  // The profile that it has shown is stored after the connection stands.
  await expect.poll(async () => (await securityOf(tool)).next?.toProfile).toBe(2);
  return { tool, connection };
};
/** The status of an upgrade that is tried once. */
const refusal = (tool: Tool, password: Uint8Array) =>
  connectChargePoint({ url: central.ocppUrl, identity: tool.identity, password }).then(
    () => 'accepted',
    (error: { code?: unknown }) => error.code,
  );
const certificatesOf = async (tool: Tool) =>
  (await tool.api('support', 'GET', `${base(tool)}/certificates`)) as {
    certificates: { id: string; state: string; problem: string | null }[];
  };
const der = (pem = '') => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
const rotate = (tool: Tool) =>
  tool.api('owner', 'POST', `/api/charge-points/${tool.chargePointId}/key/rotation`);

describe('a new key over the connection', () => {
  test('is not taken while the charger refuses: the old one stays', async () => {
    const { tool, connection } = await boot();
    tool.answer({ ChangeConfiguration: { status: 'NotSupported' } });
    await rotate(tool);
    const { value } = await tool.received('ChangeConfiguration');
    await expect
      .poll(async () => (await securityOf(tool)).key)
      .toMatchObject({ state: 'set', lastAnswer: 'NotSupported', mayRotate: true });
    await connection.close();
    expect(await refusal(tool, Buffer.from(value, 'hex'))).toBe(401);
    await (await tool.connect()).boot();
  });

  test('that needs a restart leaves both until the charger has come back with the new one', async () => {
    const { tool, connection } = await boot();
    tool.answer({ ChangeConfiguration: { status: 'RebootRequired' } });
    await rotate(tool);
    const { value } = await tool.received('ChangeConfiguration');
    await expect
      .poll(async () => (await securityOf(tool)).key)
      .toMatchObject({ state: 'both', lastAnswer: 'RebootRequired', mayRotate: false });
    // It is unknown which key it has: a third could lock it out.
    const { statusCode } = await central.t.app.inject({
      method: 'POST',
      url: `/api/charge-points/${tool.chargePointId}/key/rotation`,
      headers: central.owner.headers,
    });
    expect(statusCode).toBe(409);
    await connection.close();

    const old = await tool.connect();
    await old.boot();
    await expect
      .poll(async () => (await securityOf(tool)).key)
      .toMatchObject({ state: 'both', mayRotate: true });
    await old.close();
    const renewed = await tool.connect({ password: Buffer.from(value, 'hex') });
    await renewed.boot();
    await expect.poll(async () => (await securityOf(tool)).key).toMatchObject({ state: 'set', since: null });
    expect(await refusal(tool, tool.key)).toBe(401);
  });

  test('whose answer is lost is known by the first connection with it', async () => {
    const { tool, connection } = await boot();
    let sent = '';
    tool.answer({
      ChangeConfiguration({ value }) {
        sent = value;
        connection.raw.terminate();
        return { status: 'Accepted' };
      },
    });
    await rotate(tool);
    await expect.poll(async () => (await securityOf(tool)).key.state).toBe('both');
    await (await tool.connect({ password: Buffer.from(sent, 'hex') })).boot();
    await expect.poll(async () => (await securityOf(tool)).key.state).toBe('set');
  });
});

describe('a signing request', () => {
  test.each([
    ['that is no PEM', () => 'nonsense', 'csr-unreadable'],
    [
      'that another key has signed',
      async () => {
        const [a, b] = await Promise.all(
          [1, 2].map(() => createCertificateStore().makeSigningRequest('CN=X')),
        );
        const [body, foreign] = [der(a), der(b)];
        // The last bytes are the signature.
        foreign.copy(body, body.length - 20, foreign.length - 20);
        return body.toString('base64');
      },
      'csr-foreign-key',
    ],
  ])('%s is rejected, and kept with the reason', async (_, make, problem) => {
    const { tool, connection } = await boot();
    expect(await connection.call('SignCertificate', { csr: await make() })).toEqual({ status: 'Rejected' });
    expect((await certificatesOf(tool)).certificates).toMatchObject([{ state: 'refused', problem }]);
  });

  test.each([
    ['CRLF', (pem: string) => pem.replaceAll('\n', '\r\n')],
    ['percent-encoding', encodeURIComponent],
    ['line ends as two characters', (pem: string) => pem.replaceAll('\n', String.raw`\n`)],
    ['the base64 alone', (pem: string) => pem.replaceAll(/-----[^-]+-----|\n/g, '')],
  ])('in %s is signed', async (_, spoil) => {
    const { tool, connection } = await boot();
    const store = createCertificateStore();
    tool.answer({ CertificateSigned: ({ certificateChain }) => ({ status: store.take(certificateChain) }) });
    const csr = spoil(await store.makeSigningRequest('C=NL'));
    expect(await connection.call('SignCertificate', { csr })).toEqual({ status: 'Accepted' });
    await tool.received('CertificateSigned');
    await expect.poll(async () => (await certificatesOf(tool)).certificates[0]?.state).toBe('accepted');
  });
});

describe('a security profile upgrade', () => {
  test('that the charger comes back from as before has failed; it still connects', async () => {
    const { tool, connection } = await boot();
    tool.answer({ ChangeConfiguration: { status: 'RebootRequired' }, Reset: { status: 'Accepted' } });
    const body = { toProfile: 2, despite: ['no-root'], reason };
    await tool.api('support', 'POST', `${base(tool)}/security-upgrade`, body);
    await tool.received('ChangeConfiguration');
    await tool.received('Reset');
    await expect.poll(async () => (await securityOf(tool)).upgrade?.step).toBe('reconnect');
    await connection.close();
    await (await tool.connect()).boot();
    await expect
      .poll(async () => (await securityOf(tool)).upgrade, { timeout: 10_000 })
      .toMatchObject({ state: 'failed', problem: 'came-back-as-before' });
    await (await tool.connect()).boot();
  });

  test('names what stands in its way, and only what may be passed over is', async () => {
    const { tool } = await boot();
    expect((await securityOf(tool)).next).toEqual({ toProfile: 2, obstacles: ['no-root'] });
    const { statusCode, json } = await central.t.app.inject({
      method: 'POST',
      url: `${base(tool)}/security-upgrade`,
      headers: central.support.headers,
      payload: { toProfile: 3, despite: ['not-the-next-profile', 'no-certificate', 'no-root'], reason },
    });
    expect(statusCode).toBe(400);
    expect(json().fields.map(({ code }: { code: string }) => code)).toEqual([
      'not-the-next-profile',
      'no-certificate',
    ]);
  });
});

describe('a critical security event', () => {
  test('is an alert for owner and support until somebody has looked', async () => {
    const { tool, connection } = await boot();
    const tell = () =>
      connection.call('SecurityEventNotification', {
        type: 'TamperDetectionActivated',
        timestamp: new Date().toISOString(),
        techInfo: 'lid',
      });
    await tell();
    await tell();
    await connection.call('SecurityEventNotification', {
      type: 'AcmeDoorOpened',
      timestamp: new Date().toISOString(),
    });
    const of = `?chargePointId=${tool.chargePointId}`;
    const alerts = async (who: 'owner' | 'support', query = of) => {
      const url = who === 'owner' ? '/api/alerts' : '/api/support/alerts';
      return ((await tool.api(who, 'GET', `${url}${query}`)) as { alerts: { id: string }[] }).alerts;
    };
    const [alert] = await alerts('owner');
    expect(alert).toMatchObject({
      kind: 'security-event',
      detail: { type: 'TamperDetectionActivated', info: 'lid' },
      times: 2,
      timeZone: 'Europe/Amsterdam',
      acknowledgedAt: null,
    });
    expect(await alerts('support')).toHaveLength(1);
    await tool.api('owner', 'POST', `/api/alerts/${alert?.id}/acknowledgement`);
    const entry = { action: 'alert.acknowledge', targetId: tool.chargePointId };
    expect(await central.t.database.prisma.auditEntry.count({ where: entry })).toBe(1);
    expect(await alerts('owner')).toEqual([]);
    expect(await alerts('support', `${of}&state=all`)).toMatchObject([{ acknowledgedBy: 'Test Person' }]);
    await tell();
    expect(await alerts('owner')).toMatchObject([{ times: 1 }]);
  });
});
