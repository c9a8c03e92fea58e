import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const connector = {
  socketType: 'type-2',
  phases: 3,
  maxCurrentA: 32,
  fixedCable: false,
  publiclyAvailable: true,
};

const register = async (ocppIdentity: string, place?: { accountId: string; stationId: string }) => {
  const { accountId, stationId } = place ?? (await t.addCharger());
  const { headers } = await t.signIn({ accountId });
  return t.app.inject({
    method: 'POST',
    url: `/api/stations/${stationId}/charge-points`,
    headers,
    payload: { serialNumber: 'A1', ocppIdentity, connectors: [connector] },
  });
};

test.each([
  ['SIEMENS 07', 'SIEMENS 07'],
  ['EVSE%2042', 'EVSE 42'],
  ['rw#1?x=%25', 'rw#1?x=%'],
])('%j is registered, matched, logged and found as %j', async (typed, identity) => {
  const place = await t.addCharger();
  const answer = await register(typed, place);
  const { chargePointId, key, ...details } = answer.json<{
    chargePointId: string;
    key: string;
    identity: string;
  }>();
  expect(details.identity).toBe(identity);
  const charger = await t.connect({ identity, key: Buffer.from(key, 'hex') });
  await charger.call('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' });
  const { headers } = await t.signIn({ platformRole: 'support' });
  const url = `/api/support/search?q=${encodeURIComponent(identity)}`;
  const found = await t.app.inject({ url, headers });
  expect(found.body).toContain(chargePointId);
  expect(found.body).toContain(JSON.stringify(identity));
  // The same name in another spelling is taken.
  expect((await register(encodeURIComponent(identity.toLowerCase()), place)).json()).toMatchObject({
    code: 'identity-taken',
  });
});

test.each([
  ['a/b', 'ocpp-identity'],
  ['a%2Fb', 'ocpp-identity'],
  ['a\u0007b', 'ocpp-identity'],
  ['caf\u00e9', 'ocpp-identity'],
  ['a'.repeat(49), 'ocpp-identity'],
  ['CP:1', 'ocpp-identity-colon'],
  ['CP%3A1', 'ocpp-identity-colon'],
])('%j is refused: %s', async (typed, code) => {
  expect((await register(typed)).json().fields).toEqual([{ path: 'body.ocppIdentity', code }]);
});
