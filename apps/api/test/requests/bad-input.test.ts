import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

/* What a careless person, a curious one and a broken charger send, to the portal and to the charger side. */

let t: TestApp;
let owner: TestPerson;
let chargePointId: string;
let stationId: string;
beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
  ({ chargePointId, stationId } = await addStation(t.database, owner.accountId));
  await t.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t.close());

const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) => {
  const at = url.replace(':station', stationId).replace(':charger', chargePointId);
  const response = await t.app.inject({
    method,
    url: at,
    headers: owner.headers,
    ...(payload ? { payload } : {}),
  });
  return {
    status: response.statusCode,
    body: response.json<{ code?: string; fields?: { path: string }[] }>(),
  };
};

const price = (pricePerKwh: string) => ({ pricePerKwh, vatBasis: 'excl' });
const command = (action: string, more: object) =>
  ['/api/charge-points/:charger/commands', { action, ...more }] as const;

describe('the portal says which field is wrong', () => {
  test.each([
    ...['1e5', '٣', '0,35', '-1', '10', '1.00001', '', ' 1', '0.3\0'].map(
      (text) => ['/api/stations/:station/pricing', price(text), 'body.pricePerKwh'] as const,
    ),
    ['/api/stations/:station/pricing', { ...price('0.35'), accountId: 'mine' }, 'body.accountId'],
    ...['', '  ', '\0', '٣', 'A'.repeat(41)].map(
      (uid) => ['/api/whitelist', { uid, description: 'Card' }, 'body.uid'] as const,
    ),
    ['/api/whitelist', { uid: 'A1', description: '\ud800' }, 'body.description'],
    ['/api/whitelist', { uid: 'A1', description: 'x', validFrom: '0000-01-01T00:00:00Z' }, 'body.validFrom'],
    [...command('RemoteStopTransaction', { sessionId: 2 ** 31 }), 'body.sessionId'],
    [...command('RemoteStartTransaction', { connectorId: 1, idTag: 'café' }), 'body.idTag'],
    [...command('ChangeConfiguration', { key: 'Key', value: 'a\0b' }), 'body.value'],
    [...command('DataTransfer', { vendorId: 'v', data: '\ud800' }), 'body.data'],
    ['/api/me/active-account', { accountId: '\0' }, 'body.accountId'],
  ] as const)('POST %s %j: %s', async (url, payload, path) => {
    const { status, body } = await ask('POST', url, payload);
    expect(status).toBe(400);
    expect(body.fields?.map((field) => field.path)).toContain(path);
  });

  test.each([
    ['/api/sessions?from=0000-01-01', 'query.from'],
    ['/api/sessions?card=%00', 'query.card'],
    ['/api/sessions?cursor=%00', 'query.cursor'],
    ['/api/charge-points/:charger/messages?action=%00', 'query.action'],
    ['/api/reports/monthly?from=2000-01&to=2999-12', 'query.from'],
    ['/api/sessions/2147483648', 'params.sessionId'],
  ])('GET %s: %s', async (url, path) => {
    const { status, body } = await ask('GET', url);
    expect(status).toBe(400);
    expect(body.fields?.map((field) => field.path)).toContain(path);
  });

  test('also where the address is none, or sign-in is sent a NUL', async () => {
    expect((await ask('GET', '/api/%')).body).toMatchObject({ code: 'invalid-request' });
    const signIn = await ask('POST', '/api/auth/sign-in/email', { email: '\0' });
    expect(signIn).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

test('whatever a charger sends is answered, stored and flagged, and the pages of its owner open', async () => {
  const { port } = t.app.server.address() as AddressInfo;
  const { ocppIdentity: identity } = await t.database.prisma.chargePoint.findUniqueOrThrow({
    where: { id: chargePointId },
  });
  const cp = await connectChargePoint({ url: `ws://127.0.0.1:${port}/ocpp`, identity, callTimeoutMs: 5_000 });
  const nonsense = {
    times: [
      '2026-11-18T11:00:00Z\0',
      '222222017-10-27T19:10:11Z',
      '0000-00-00',
      '+275760-09-13T00:00Z',
      5,
      {},
    ],
    registers: [2 ** 53, -(2 ** 52), 9e15, '9223372036854775808', 1e300, 'x'],
    texts: [
      '\0',
      '\ud800',
      '=1+1',
      '<img src=x onerror=alert(1)>',
      'a'.repeat(5_000),
      "'; DROP TABLE session",
    ],
  };
  for (const [index, timestamp] of nonsense.times.entries()) {
    const [register, text] = [nonsense.registers[index], nonsense.texts[index]];
    const sampledValue = [
      'Energy.Active.Import.Register',
      'Power.Active.Import',
      'Current.Import',
      'SoC',
    ].map((measurand) => ({ measurand, value: String(register), unit: text }));
    const meterValue = [{ timestamp, sampledValue: [...sampledValue, { value: String(register) }] }];
    await cp.call('BootNotification', { chargePointVendor: text, chargePointModel: text } as never);
    await cp.call('StatusNotification', {
      connectorId: 1,
      status: 'Faulted',
      errorCode: text,
      info: text,
      vendorErrorCode: text,
      timestamp,
    } as never);
    const start = { connectorId: 1, idTag: text, meterStart: register, timestamp };
    const { transactionId } = await cp.call('StartTransaction', start as never);
    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue } as never);
    const stop = { transactionId, meterStop: register, timestamp, reason: text, transactionData: meterValue };
    await cp.call('StopTransaction', stop as never);
    await cp.call('StopTransaction', { ...stop, transactionId: register } as never);
  }
  await cp.close();
  // The message log is written after the answers.
  await sleep(500);

  const sessions = await t.database.prisma.session.findMany({ where: { chargePointId } });
  expect(sessions).toHaveLength(nonsense.times.length);
  expect(sessions.filter(({ state, anomalies }) => state !== 'completed' || anomalies.length === 0)).toEqual(
    [],
  );
  for (const url of [
    '/api/status',
    '/api/stations',
    '/api/stations/:station/curve',
    '/api/account/income',
    '/api/whitelist',
    '/api/sessions',
    '/api/sessions/totals',
    '/api/reports/monthly',
    '/api/reports/reimbursements',
    '/api/reports/utilisation',
    '/api/charge-points/:charger/events',
    '/api/charge-points/:charger/messages',
    ...sessions.map(({ id }) => `/api/sessions/${id}`),
  ]) {
    expect((await ask('GET', url)).status, url).toBe(200);
  }
});
