import { randomUUID } from 'node:crypto';
import { addSession, addStation } from '#test/charging-data.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUnsettled } from './read-sessions.ts';

let db: TestDatabase;
let place: { accountId: string; stationId: string; chargePointId: string };
beforeAll(async () => {
  db = await openTestDatabase();
  const accountId = randomUUID();
  await db.prisma.organization.create({ data: { id: accountId, name: 'Account', slug: accountId } });
  place = { accountId, ...(await addStation(db, accountId)) };
});
afterAll(() => db.close());

const add = (day: string) =>
  addSession(db, {
    ...place,
    startedAt: new Date(`${day}T08:00:00Z`),
    endedAt: new Date(`${day}T09:00:00Z`),
    amount: '3.5',
  });
const read = async (month: string, page?: number): Promise<readonly (readonly number[])[]> => {
  const pages: number[][] = [];
  for await (const rows of readUnsettled(db, place.accountId, month, page))
    pages.push(rows.map(({ id }) => id));
  return pages;
};

test('sessions come in pages; one that was not payable for a year is given up until support says pay', async () => {
  const old = await add('2025-08-31');
  const [first, second, third] = [await add('2026-09-02'), await add('2026-09-02'), await add('2026-09-03')];
  expect(await read('2026-09', 2)).toEqual([
    [old, first],
    [second, third],
  ]);
  expect(await read('2026-09')).toEqual([[old, first, second, third]]);

  const run = await db.prisma.settlementRun.create({
    data: { month: '2025-08', startedAt: new Date('2025-09-02'), startedById: 'one' },
  });
  await db.prisma.settlementException.createMany({
    data: [old, first].map((sessionId) => ({
      runId: run.id,
      accountId: place.accountId,
      sessionId,
      reason: 'not-payable',
      amount: '3.5',
    })),
  });
  expect(await read('2026-08')).toEqual([[old]]);
  expect(await read('2026-09')).toEqual([[first, second, third]]);

  await db.prisma.payableReview.create({
    data: {
      sessionId: old,
      accountId: place.accountId,
      decision: 'pay',
      reason: 'looked at',
      amount: '3.5',
      month: '2025-08',
      decidedById: 'one',
      decidedAt: new Date('2026-10-01'),
    },
  });
  expect(await read('2026-09')).toEqual([[old, first, second, third]]);
});
