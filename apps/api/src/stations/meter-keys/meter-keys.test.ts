import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { changeMeterKey } from './store.ts';

let t: TestApp;
let owner: TestPerson;
let chargePointId: string;

beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
  ({ chargePointId } = await addStation(t.database, owner.accountId));
});
afterAll(() => t.close());

const { publicKey: key } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
const stored = key.export({ format: 'der', type: 'spki' }).toString('base64');

const put = (person: TestPerson, connectorId: number, body: object, base = '/api') =>
  t.app.inject({
    method: 'PUT',
    url: `${base}/charge-points/${chargePointId}/connectors/${connectorId}/meter-key`,
    headers: person.headers,
    payload: body,
  });
const get = async (person: TestPerson, base = '/api') => {
  const url = `${base}/charge-points/${chargePointId}/meter-keys`;
  return (await t.app.inject({ url, headers: person.headers })).json();
};
const audited = () =>
  t.database.prisma.auditEntry.findMany({ where: { action: 'connector.meter-key' }, orderBy: { id: 'asc' } });

test('the key of a meter is kept for its connector alone, until it is taken away', async () => {
  const pem = key.export({ format: 'pem', type: 'spki' });
  expect((await put(owner, 2, { publicKey: pem })).statusCode).toBe(204);
  expect(await get(owner)).toEqual({
    meters: [
      { connectorId: 1, key: null },
      { connectorId: 2, key: { publicKey: stored, curve: 'secp256k1' } },
    ],
  });
  const support = await t.signIn({ platformRole: 'support' });
  const given = { publicKey: null, reason: 'The meter was replaced' };
  expect((await put(support, 2, given, '/api/support')).statusCode).toBe(204);
  expect((await get(support, '/api/support')).meters[1]).toEqual({ connectorId: 2, key: null });
  expect(await audited()).toMatchObject([
    { actorId: owner.id, targetId: chargePointId, detail: { connectorId: 2, publicKey: stored } },
    { actorId: support.id, reason: 'The meter was replaced', detail: { connectorId: 2, publicKey: null } },
  ]);
});

test('what is no key is refused in words, and so is a connector of nobody', async () => {
  const refused = await put(owner, 1, { publicKey: 'see the label' });
  expect(refused.json()).toMatchObject({ fields: [{ path: 'body.publicKey', code: 'meter-key' }] });
  expect((await put(owner, 9, { publicKey: stored })).statusCode).toBe(404);
  expect((await put(await t.signIn({ role: 'owner' }), 1, { publicKey: stored })).statusCode).toBe(404);
});

test('a connector that was removed shows no meter, and none gets a key there', async () => {
  const where = { chargePointId, connectorId: 2 };
  await t.database.prisma.connector.updateMany({ where, data: { setUp: 'hidden' } });
  expect((await put(owner, 2, { publicKey: stored })).statusCode).toBe(404);
  expect((await get(owner)).meters).toEqual([{ connectorId: 1, key: null }]);
});

test('that a key was changed is stored with it, so that a sweep finds it', async () => {
  const at = new Date();
  const which = { chargePointId, connectorId: 1 };
  await changeMeterKey(t.database, which, { personId: owner.id, at, reason: null }, stored);
  const where = { chargePointId_connectorId: which };
  const connector = await t.database.prisma.connector.findUniqueOrThrow({ where });
  expect(connector).toMatchObject({ meterPublicKey: stored, meterKeyChangedAt: at });
});
