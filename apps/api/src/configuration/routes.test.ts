import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let support: TestPerson;
let chargePointId: string;
beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
  support = await t.signIn({ role: 'owner', platformRole: 'support', name: 'Sam Support' });
  ({ chargePointId } = await addStation(t.database, owner.accountId));
  const readAt = new Date('2026-11-18T11:00:00Z');
  await t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: {
      configurationReadAt: readAt,
      configurationKeys: {
        create: [
          { key: 'TransactionMessageAttempts', value: '3', readonly: false, readAt },
          { key: 'AuthorizationKey', value: null, readonly: false, readAt },
        ],
      },
    },
  });
});
afterAll(() => t.close());

const ask = async (method: 'GET' | 'POST', url: string, who: TestPerson, payload?: object) => {
  const response = await t.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
};

test('an owner sees the settings, what is recommended, and what was desired', async () => {
  const url = `/api/charge-points/${chargePointId}/configuration`;
  const set = { change: 'set', key: 'TransactionMessageAttempts', value: '10' };
  expect((await ask('POST', url, owner, set)).body).toEqual({ commands: 1 });
  const { body } = await ask('GET', url, owner);
  expect(body).toMatchObject({
    readAt: '2026-11-18T11:00:00.000Z',
    keys: [
      { key: 'AuthorizationKey', value: null, desired: null },
      { key: 'TransactionMessageAttempts', value: '3', desired: { value: '10', differs: true } },
    ],
    recommended: [{ key: 'TransactionMessageAttempts', value: '10' }],
  });
});

test('what cannot work is told at its field, and force sends it', async () => {
  const url = `/api/charge-points/${chargePointId}/configuration`;
  const wrong = { change: 'set', key: 'HeartbeatInterval', value: 'soon' };
  expect(await ask('POST', url, owner, wrong)).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.value', code: 'not-a-whole-number' }] },
  });
  expect(await ask('POST', `${url}?force=true`, owner, wrong)).toMatchObject({ status: 200 });
  const key = { change: 'set', key: 'AuthorizationKey', value: 'x' };
  expect(await ask('POST', `${url}?force=true`, owner, key)).toMatchObject({
    body: { fields: [{ code: 'use-new-key' }] },
  });
});

test('support changes it with a reason that the owner reads, and every look is written down', async () => {
  const url = `/api/support/charge-points/${chargePointId}/configuration`;
  const change = { change: 'set', key: 'LocalPreAuthorize', value: 'maybe' };
  expect(await ask('POST', url, support, { change, reason: 'test' })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.change.value', code: 'not-a-boolean' }] },
  });
  expect(
    (await ask('POST', url, support, { change: { ...change, value: 'true' }, reason: 'test' })).body,
  ).toEqual({
    commands: 1,
  });
  expect((await ask('GET', url, support)).status).toBe(200);
  expect((await ask('GET', url, owner)).status).toBe(403);
  const entries = await t.database.prisma.auditEntry.findMany({ where: { actorId: support.id } });
  expect(entries.map(({ action, reason }) => [action, reason])).toEqual([
    ['command.ChangeConfiguration', 'test'],
    ['support.view-configuration', null],
  ]);
});

test('support reads a command word for word, but for secrets', async () => {
  const commands = `/api/support/charge-points/${chargePointId}/commands`;
  const command = { action: 'ChangeConfiguration', key: 'WifiPassword', value: 'hunter2' };
  const { body } = await ask('POST', commands, support, { command, reason: 'test' });
  const { body: read } = await ask('GET', `${commands}/${body.id}`, support);
  expect(read).toMatchObject({ command: { id: body.id }, response: null });
  expect(JSON.parse(read.request)).toEqual({ key: 'WifiPassword', value: '***' });
  expect((await ask('GET', `${commands}/${chargePointId}`, support)).status).toBe(404);
});

test('support sees what a charger supports and which profiles it has', async () => {
  await t.database.prisma.chargingProfile.create({
    data: {
      chargePointId,
      connectorId: 0,
      chargingProfileId: 4,
      purpose: 'TxDefaultProfile',
      stackLevel: 0,
      profile: {
        chargingProfileId: 4,
        stackLevel: 0,
        chargingProfilePurpose: 'TxDefaultProfile',
        chargingProfileKind: 'Absolute',
        chargingSchedule: {
          startSchedule: '2026-11-18T00:00:00Z',
          chargingRateUnit: 'A',
          chargingSchedulePeriod: [{ startPeriod: 0, limit: 12 }],
        },
      },
      state: 'acknowledged',
      answer: 'Accepted',
      setById: support.id,
      setAt: t.clock.now,
    },
  });
  const { body } = await ask('GET', `/api/support/charge-points/${chargePointId}/smart-charging`, support);
  expect(body).toMatchObject({
    profiles: [{ connectorId: 0, state: 'acknowledged', setBy: 'Sam Support' }],
    capabilities: { maxStackLevel: null, kind: 'Absolute', minimumCurrentA: 6 },
    connectors: [
      { connectorId: 0, limit: null },
      { connectorId: 1, sessionId: null, limit: { limit: 12, unit: 'A' } },
      { connectorId: 2 },
    ],
  });
});
