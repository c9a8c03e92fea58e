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

const openAndSettle = async (now: Date): Promise<TestDatabase> => {
  const opened = await openTestDatabase();
  await openDemo(opened, { now, pepper: Buffer.alloc(32, 7), isExposed: false });
  await settleDemo({
    db: opened,
    operator: TEST_OPERATOR,
    settings: {
      settlement: { operator: TEST_OPERATOR, payoutDay: 20, payoutMinimum: '5.00' },
      payableLimits: { maxPricePerKwh: '1.00' },
      publicUrl: 'http://localhost:3000',
    },
    now,
  });
  return opened;
};

beforeAll(async () => {
  db = await openAndSettle(new Date('2026-11-18T12:00:00Z'));
});
afterAll(() => db.close());

const documentsOf = (accountId: string, { prisma } = db) =>
  prisma.document.findMany({
    where: { accountId, number: { not: null } },
    orderBy: { finalisedAt: 'asc' },
  });

const standingsOf = async (accountId: string, of = db) => {
  const rows = await documentsOf(accountId, of);
  const states = await readStates(
    of.prisma,
    rows.map(({ id }) => id),
  );
  const count = (state: string) =>
    rows.filter(({ id, creditsId }) => creditsId === null && states.get(id) === state).length;
  return {
    credits: rows.filter(({ creditsId }) => creditsId !== null).length,
    paid: count('paid'),
    credited: count('credited'),
    inPayout: count('in-payout'),
    last: rows.map(({ id }) => states.get(id)).at(-1),
    all: rows.length,
  };
};

test('the owner has a year of documents: paid, one credited and made again, the last one in payout', async () => {
  expect(await standingsOf(accounts.owner.id)).toMatchObject({
    credits: 1,
    paid: 11,
    credited: 1,
    inPayout: 1,
    all: 14,
  });
});

// The first month is then one without sessions, or the payout day is today.
test.each(['2026-12-01T03:30:00Z', '2027-01-20T08:00:00Z'])('so has one that is begun at %s', async (now) => {
  const opened = await openAndSettle(new Date(now));
  const { paid, ...others } = await standingsOf(accounts.owner.id, opened);
  expect(others).toMatchObject({ credits: 1, credited: 1, inPayout: 1, all: paid + 3 });
  expect(paid).toBeGreaterThanOrEqual(10);
  expect(await standingsOf(accounts.neighbour.id, opened)).toMatchObject({ last: 'returned' });
  await opened.close();
});

test('the last payment to the neighbour came back', async () => {
  expect(await standingsOf(accounts.neighbour.id)).toMatchObject({ last: 'returned' });
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
