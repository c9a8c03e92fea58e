import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settle } from './settle.ts';
import { settledAccount } from './settled-account.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
});
afterAll(() => t.close());

test('what an owner earns elsewhere makes the session that crosses the limit of KOR wait, and later ones', async () => {
  const account = await settledAccount(t, {
    basis: 'excl',
    pricePerKwh: '0.5000',
    party: { kind: 'kor', kvk: '12345678' },
  });
  for (const day of ['03', '04', '05'])
    await account.add({ endedAt: `2026-10-${day}T10:00:00Z`, energyWh: 10_000 });
  const declared = await t.ask(account.owner, 'POST', '/api/account/party/other-turnover', {
    year: 2026,
    amount: '19993,00',
  });
  expect(declared.status).toBe(200);
  await settle(t, '2026-10');
  const where = { accountId: account.accountId };
  expect(await t.database.prisma.documentSession.count({ where: { document: where } })).toBe(1);
  const waiting = await t.database.prisma.settlementException.findMany({ where });
  expect(waiting.map(({ reason }) => reason)).toEqual(['year-limit', 'year-limit']);
});
