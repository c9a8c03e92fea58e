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
  expect(await read()).toEqual({ models: [], changes: [], unknown: [{ ...told, chargers: 1 }] });
  const eve = { vendor: 'ALFEN BV', model: 'eve single', current: 'ac', maxKw: '7.4' };
  expect((await put(eve)).body).toEqual({ outcome: 'changed' });
  expect((await put({ ...eve, maxKw: '3,7' })).body).toEqual({ outcome: 'changed' });
  const support = await t.signIn({ platformRole: 'support' });
  const { models, unknown } = await read(support);
  expect(models).toMatchObject([{ ...eve, maxKw: '3.70', changedBy: 'Ada' }]);
  expect(unknown).toEqual([]);
  expect((await put(eve, support)).status).toBe(403);
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { targetId: models[0].id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action, detail }) => [action, detail])).toMatchObject([
    ['charger-model.put', { maxKw: '7.4' }],
    ['charger-model.put', { maxKw: '3.7' }],
  ]);
});

test('what lets more be paid than before waits for a second person, taking a model off the list too', async () => {
  const two = await t.signIn({ platformRole: 'admin', name: 'Ben' });
  const slow = { vendor: 'Slow', model: 'One', current: 'ac', maxKw: '3.7' };
  await put(slow);
  const rated = async () => {
    const { models } = await read();
    return models.find(({ vendor }: { vendor: string }) => vendor === 'Slow')?.maxKw ?? null;
  };
  const change = async () => (await read(two)).changes[0];
  const step = (who: TestPerson, id: string) => t.ask(who, 'POST', `${url}/changes/${id}/confirmation`);
  expect((await put({ ...slow, vendor: 'SLOW', maxKw: '11' })).body).toEqual({ outcome: 'waits' });
  expect(await rated()).toBe('3.70');
  const raise = await change();
  expect(raise).toMatchObject({ current: 'ac', maxKw: '11.00', askedBy: 'Ada', mayConfirm: true });
  expect((await read(admin)).changes).toMatchObject([{ mayConfirm: false }]);
  expect((await step(admin, raise.id)).body.code).toBe('second-person-needed');
  expect(await rated()).toBe('3.70');
  const both = await Promise.all([step(two, raise.id), step(two, raise.id)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  expect((await read()).changes).toEqual([]);
  const { models } = await read();
  const { id } = models.find(({ vendor }: { vendor: string }) => vendor === 'SLOW');
  expect((await t.ask(admin, 'DELETE', `${url}/${id}`)).body).toEqual({ outcome: 'waits' });
  expect((await change()).maxKw).toBeNull();
  // What is said of it next is instead of that.
  expect((await put({ ...slow, maxKw: '7.4' })).body).toEqual({ outcome: 'changed' });
  expect((await read()).changes).toEqual([]);
  expect((await t.ask(admin, 'DELETE', `${url}/${id}`)).body).toEqual({ outcome: 'waits' });
  const removal = await change();
  expect((await t.ask(admin, 'DELETE', `${url}/changes/${removal.id}`)).status).toBe(204);
  expect((await t.ask(admin, 'DELETE', `${url}/changes/${removal.id}`)).status).toBe(404);
  await t.ask(admin, 'DELETE', `${url}/${id}`);
  expect((await step(two, (await change()).id)).status).toBe(204);
  expect(await rated()).toBeNull();
});

test.each(['0', '0,00', '-7', '7,4,1', '12345', '7.123', ''])('%j is no rating', async (maxKw) => {
  const { status, body } = await put({ vendor: 'V', model: 'M', current: 'dc', maxKw });
  expect([status, body.fields]).toEqual([400, [{ path: 'body.maxKw', code: 'max-kw' }]]);
});
