import { openDemo } from '../../src/demo/open-demo.ts';
import { accounts } from '../../src/demo/people.ts';
import { settleDemo } from '../../src/settle-demo.ts';
import { documentIn } from '../../src/settlement/documents/stored-document.ts';
import { readStates } from '../../src/settlement/documents/read-states.ts';
import { Money } from '@laadpoort/domain/money/amount';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { TEST_OPERATOR } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let db: TestDatabase;
const NOW = new Date('2026-11-18T12:00:00Z');

beforeAll(async () => {
  db = await openTestDatabase();
  await openDemo(db, { now: NOW, pepper: Buffer.alloc(32, 7), isExposed: false });
  await settleDemo({
    db,
    operator: TEST_OPERATOR,
    settings: {
      settlement: { operator: TEST_OPERATOR, payoutDay: 20, payoutMinimum: '5.00' },
      payableLimits: { maxPricePerKwh: '1.00' },
      publicUrl: 'http://localhost:3000',
    },
    now: NOW,
  });
});
afterAll(() => db.close());

const documentsOf = (accountId: string) =>
  db.prisma.document.findMany({
    where: { accountId, number: { not: null } },
    orderBy: { finalisedAt: 'asc' },
  });

test('the owner has a year of documents: paid, one credited and made again, the last one in payout', async () => {
  const rows = await documentsOf(accounts.owner.id);
  const states = await readStates(
    db.prisma,
    rows.map(({ id }) => id),
  );
  const count = (state: string) =>
    rows.filter(({ id, creditsId }) => creditsId === null && states.get(id) === state).length;
  expect(rows.filter(({ creditsId }) => creditsId !== null)).toHaveLength(1);
  expect([count('paid'), count('credited'), count('in-payout'), count('returned')]).toEqual([11, 1, 1, 0]);
});

test('the last payment to the neighbour came back', async () => {
  const rows = await documentsOf(accounts.neighbour.id);
  const states = await readStates(
    db.prisma,
    rows.map(({ id }) => id),
  );
  expect(rows.map(({ id }) => states.get(id)).at(-1)).toBe('returned');
});

test('each document adds up, and each of its sessions is settled by it or by what replaced it', async () => {
  const rows = await db.prisma.document.findMany({
    where: { number: { not: null } },
    include: { sessions: true },
  });
  for (const { content, sessions } of rows) {
    const { lines, net, vat, total } = documentIn(content);
    const sum = lines.reduce((all, { amount }) => all.plus(amount), new Money(0));
    expect(sum.toFixed(2)).toBe(net);
    expect(sum.plus(vat?.amount ?? 0).toFixed(2)).toBe(total);
    expect(sessions.length).toBeGreaterThan(0);
  }
  const settled = new Set(rows.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId)));
  const unsettled = await db.prisma.session.findMany({
    where: { id: { in: [...settled] }, documentId: null },
  });
  expect(unsettled).toMatchObject([{ review: 'excluded' }]);
});
