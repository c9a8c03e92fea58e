import type { Role } from '@laadpoort/domain/accounts/roles';
import { addCard, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let t: TestApp;
let accountId: string;
let chargePointId: string;
let operator: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  accountId = await t.createAccount();
  ({ chargePointId } = await addStation(t.database, accountId));
  operator = await t.signIn({ accountId, role: 'operator' });
});

const post = async (who: TestPerson, payload: object, path = 'commands?force=true') => {
  const url = `/api/charge-points/${chargePointId}/${path}`;
  const response = await t.app.inject({ method: 'POST', url, headers: who.headers, payload });
  return { status: response.statusCode, fields: response.json().fields };
};
const writing = (key: string) => ({ action: 'ChangeConfiguration', key, value: '1' });
const set = (key: string) => ({ change: 'set', key, value: '1' });

describe('what a role sends', () => {
  test.each<[Role, object, number]>([
    ['viewer', { action: 'Reset', type: 'Soft' }, 403],
    ['operator', { action: 'Reset', type: 'Soft' }, 200],
    ['operator', writing('LightIntensity'), 200],
    ['operator', writing('authorization key'), 403],
    ['operator', writing('MeterValueSampleInterval'), 403],
    ['operator', { action: 'DataTransfer', vendorId: 'any' }, 403],
    ['manager', writing('MeterValueSampleInterval'), 200],
    ['manager', { action: 'DataTransfer', vendorId: 'any' }, 200],
    ['owner', { action: 'SendLocalList', listVersion: 1, updateType: 'Full' }, 400],
  ])('%s %j: %i', async (role, request, status) => {
    expect(await post(await t.signIn({ accountId, role }), request)).toMatchObject({ status });
    expect(await t.database.prisma.command.count({ where: { chargePointId } })).toBe(status === 200 ? 1 : 0);
  });

  test.each<[Role, object, number]>([
    ['viewer', { change: 'set', key: 'LightIntensity', value: '1' }, 403],
    ['operator', { change: 'set', key: 'LightIntensity', value: '1' }, 200],
    ['operator', { change: 'set', key: 'Backend-Url', value: 'wss://elsewhere.example' }, 403],
    ['operator', { change: 'forget', key: 'MeterValueSampleInterval' }, 403],
    ['operator', { change: 'apply-desired' }, 200],
    ['operator', { change: 'apply-recommended' }, 403],
    ['manager', { change: 'set', key: 'Backend-Url', value: 'wss://elsewhere.example' }, 200],
  ])('%s %j: %i', async (role, change, status) => {
    const who = await t.signIn({ accountId, role });
    expect(await post(who, change, 'configuration?force=true')).toMatchObject({ status });
  });
});

test('settings of the connection, of bills and of security need step-up, of owners and of support', async () => {
  const owner = await t.signIn({ accountId, role: 'owner', platformRole: 'support' });
  const provenAt = new Date(t.clock.now.getTime() - 5 * 60_000);
  await t.database.prisma.signInSession.updateMany({ where: { userId: owner.id }, data: { provenAt } });
  const asSupport = async (path: string, payload: object) => {
    const url = `/api/support/charge-points/${chargePointId}/${path}?force=true`;
    const body = { ...payload, reason: 'Ticket 4711' };
    return (await t.app.inject({ method: 'POST', url, headers: owner.headers, payload: body })).statusCode;
  };
  for (const [key, status] of [
    ['AuthorizationKey', 403],
    ['LightIntensity', 200],
  ] as const) {
    expect(await post(owner, writing(key))).toMatchObject({ status });
    expect(await post(owner, set(key), 'configuration?force=true')).toMatchObject({ status });
    expect(await asSupport('commands', { command: writing(key) })).toBe(status);
    expect(await asSupport('configuration', { change: set(key) })).toBe(status);
  }
  // The console of support is no way around the pages of firmware and of roots, which ask for it too.
  for (const command of [
    { action: 'UpdateFirmware', location: 'https://files.example/1', retrieveDate: '2026-11-18T12:00:00Z' },
    {
      action: 'DeleteCertificate',
      certificateHashData: {
        hashAlgorithm: 'SHA256',
        issuerNameHash: 'a1',
        issuerKeyHash: 'b2',
        serialNumber: 'c3',
      },
    },
  ])
    expect(await asSupport('commands', { command })).toBe(403);
});

const start = (idTag: string) => ({ action: 'RemoteStartTransaction', connectorId: 1, idTag });

describe('a remote start', () => {
  const notOwn = { status: 400, fields: [{ path: 'body.idTag', code: 'uid-not-own' }] };

  test('takes a card on the whitelist of the account, however it is written', async () => {
    const listed = { uid: '04A2E6801234', description: 'Van', createdById: operator.id };
    await t.database.prisma.whitelistEntry.create({
      data: { accountId: await t.createAccount(), ...listed },
    });
    expect(await post(operator, start('04A2E6801234'))).toMatchObject(notOwn);
    await t.database.prisma.whitelistEntry.create({ data: { accountId, ...listed } });
    expect(await post(operator, start('04:a2:e6:80:12:34'))).toMatchObject({ status: 200 });
  });

  test('takes one’s own card, not that of a colleague or a stranger', async () => {
    const colleague = await t.signIn({ accountId, role: 'manager' });
    await addCard(t.database, { uid: '04BB00000001', holderId: operator.id });
    expect(await post(colleague, start('04BB00000001'))).toMatchObject(notOwn);
    expect(await post(operator, start('04BB00000001'))).toMatchObject({ status: 200 });
    expect(await post(operator, start('04CC00000001'))).toMatchObject(notOwn);
  });
});
