import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let t: TestApp;
let admin: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
  admin = await t.signIn({ platformRole: 'admin', name: 'Ada' });
});
afterAll(() => t.close());

const url = '/api/support/charger-models';
const put = (model: object, who = admin) => t.ask(who, 'PUT', url, model);
const read = async (who = admin) => (await t.ask(who, 'GET', url)).body;

test('a model is listed by vendor and name in any case, changed and removed; what is not in the list is shown', async () => {
  const { chargePointId } = await addStation(t.database, admin.accountId);
  const told = { vendor: 'Alfen BV', model: 'Eve Single' };
  await t.database.prisma.chargePoint.update({ where: { id: chargePointId }, data: told });
  expect(await read()).toEqual({ models: [], unknown: [{ ...told, chargers: 1 }] });
  const eve = { vendor: 'ALFEN BV', model: 'eve single', current: 'ac', maxKw: '7.4' };
  expect((await put(eve)).status).toBe(204);
  expect((await put({ ...eve, maxKw: '22,0' })).status).toBe(204);
  const support = await t.signIn({ platformRole: 'support' });
  const { models, unknown } = await read(support);
  expect(models).toMatchObject([{ ...eve, maxKw: '22.00', changedBy: 'Ada' }]);
  expect(unknown).toEqual([]);
  expect((await put(eve, support)).status).toBe(403);
  const remove = () => t.ask(admin, 'DELETE', `${url}/${models[0].id}`);
  expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { targetId: models[0].id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action, detail }) => [action, detail])).toMatchObject([
    ['charger-model.put', { maxKw: '7.4' }],
    ['charger-model.put', { maxKw: '22.0' }],
    ['charger-model.remove', { maxKw: '22' }],
  ]);
});

test.each(['0', '0,00', '-7', '7,4,1', '12345', '7.123', ''])('%j is no rating', async (maxKw) => {
  const { status, body } = await put({ vendor: 'V', model: 'M', current: 'dc', maxKw });
  expect([status, body.fields]).toEqual([400, [{ path: 'body.maxKw', code: 'max-kw' }]]);
});
