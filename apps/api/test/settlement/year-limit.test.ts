import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settle } from './settle.ts';
import { settledAccount } from './settled-account.ts';

let t: TestApp;
beforeEach(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
});
afterEach(() => t.close());

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

test('what was settled with VAT in it counts without it for the limit of KOR', async () => {
  const { prisma } = t.database;
  const business = { kvk: '12345678', vatId: 'NL000099998B57' };
  const account = await settledAccount(t, {
    basis: 'incl',
    pricePerKwh: '0.5000',
    party: { kind: 'vat-nl', ...business },
  });
  const { accountId } = account;
  const on = new Date('2026-08-01');
  await prisma.vatIdCheck.create({
    data: {
      accountId,
      vatId: business.vatId,
      result: 'valid',
      name: 'Olga',
      checkedOn: on,
      recordedAt: on,
      recordedById: 'one',
      confirmedAt: on,
      confirmedById: 'two',
    },
  });
  for (const hour of ['08', '10'])
    await account.add({ endedAt: `2026-09-03T${hour}:00:00Z`, energyWh: 12_100 });
  await settle(t, '2026-09');
  const { id: _id, ...before } = await prisma.partyVersion.findFirstOrThrow({ where: { accountId } });
  await prisma.partyVersion.create({ data: { ...before, kind: 'kor', validFrom: new Date('2026-10-01') } });
  const declared = await t.ask(account.owner, 'POST', '/api/account/party/other-turnover', {
    year: 2026,
    amount: '19985,00',
  });
  expect(declared.status).toBe(200);
  const last = await account.add({ endedAt: '2026-10-03T10:00:00Z', energyWh: 10_000 });
  await settle(t, '2026-10');
  expect(await prisma.settlementException.count({ where: { accountId } })).toBe(0);
  expect((await prisma.session.findUniqueOrThrow({ where: { id: last } })).documentId).not.toBeNull();
});
