import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

/** Two chargers: one has the card as acknowledged, the other has not been reached yet. */
const setUp = async () => {
  const owner = await t.signIn({ role: 'owner' });
  const [first, second] = [
    await addStation(t.database, owner.accountId, { name: 'Home' }),
    await addStation(t.database, owner.accountId, { name: 'Office' }),
  ];
  const { headers } = owner;
  const add = (uid: string, stationIds: string[] = []) =>
    t.app.inject({
      method: 'POST',
      url: '/api/whitelist',
      headers,
      payload: { uid, description: uid, stationIds },
    });
  const everywhere = (await add('04AA')).json().id;
  const atHome = (await add('04BB', [first.stationId])).json().id;
  await vi.waitFor(async () => {
    const rows = await t.database.prisma.localList.findMany({
      where: { chargePointId: { in: [first.chargePointId, second.chargePointId] } },
    });
    expect(rows.map(({ state }) => state)).toEqual(['behind', 'behind']);
  }, 5_000);
  await t.database.prisma.localList.update({
    where: { chargePointId: first.chargePointId },
    data: {
      state: 'in-step',
      acknowledgedVersion: 1,
      version: 1,
      acknowledged: { '04AA': { status: 'Accepted' }, '04BB': { status: 'Blocked' } },
    },
  });
  return { headers, first, second, everywhere, atHome };
};

test('the whitelist page says which chargers have a card, and just so', async () => {
  const { headers, first, second, everywhere, atHome } = await setUp();
  const answer = await t.app.inject({ url: '/api/local-lists', headers });
  expect(answer.statusCode, answer.body).toBe(200);
  const { lists, entries } = answer.json();
  expect(lists).toMatchObject([
    {
      chargePointId: first.chargePointId,
      stationName: 'Home',
      expectedCards: 2,
      upToDateCards: 1,
      connected: false,
    },
    {
      chargePointId: second.chargePointId,
      stationName: 'Office',
      state: 'behind',
      expectedCards: 1,
      upToDateCards: 0,
    },
  ]);
  expect(entries).toContainEqual({ entryId: everywhere, expectedChargers: 2, upToDateChargers: 1 });
  expect(entries).toContainEqual({ entryId: atHome, expectedChargers: 1, upToDateChargers: 0 });
});

test('a person sends it now; support sends it whole and sees its versions', async () => {
  const { headers, first } = await setUp();
  const { chargePointId } = first;
  const url = `/api/charge-points/${chargePointId}/local-list`;
  expect((await t.app.inject({ method: 'POST', url, headers })).statusCode).toBe(204);
  const support = await t.signIn({ platformRole: 'support' });
  const payload = { reason: 'The list was lost' };
  const atSupport = `/api/support/charge-points/${chargePointId}/local-list`;
  const sent = await t.app.inject({ method: 'POST', url: atSupport, headers: support.headers, payload });
  expect(sent.statusCode, sent.body).toBe(204);
  const commands = await t.database.prisma.command.findMany({
    where: { chargePointId, action: 'GetLocalListVersion' },
  });
  expect(commands.map(({ reason }) => reason)).toEqual(expect.arrayContaining([null, payload.reason]));
  const seen = await t.app.inject({ url: atSupport, headers: support.headers });
  expect(seen.json()).toMatchObject({ chargePointId, version: 1, acknowledgedVersion: null });
});
