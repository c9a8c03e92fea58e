import { administrators, settle } from './settle.ts';
import { settledAccount, type SettledAccount } from './settled-account.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let t: TestApp;
let business: SettledAccount<TestPerson>;
let person: SettledAccount<TestPerson>;
let support: TestPerson;
let admin: TestPerson;
const URL = '/api/support/reports/journal';

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
  const vatId = 'NL000099998B57';
  business = await settledAccount(t, {
    party: { kind: 'vat-nl', kvk: '12345678', vatId, name: 'Bakkerij B.V.' },
  });
  person = await settledAccount(t);
  const { accountId } = business;
  await t.database.prisma.vatIdCheck.create({
    data: {
      accountId,
      vatId,
      result: 'valid',
      name: 'Bakkerij',
      checkedOn: new Date('2026-10-01'),
      recordedAt: new Date('2026-10-01'),
      recordedById: 'one',
      confirmedAt: new Date('2026-10-01'),
      confirmedById: 'two',
    },
  });
  const sessionId = await business.add({ endedAt: '2026-10-05T10:00:00Z' });
  await business.add({ endedAt: '2026-10-06T10:00:00Z', energyWh: 20_001 });
  await person.add({ endedAt: '2026-10-05T10:00:00Z' });
  await settle(t, '2026-10');
  support = await t.signIn({ platformRole: 'support' });
  [admin] = await administrators(t);
  // Credited, and made out again about half of the energy.
  const priceLines = [
    {
      kind: 'energy',
      window: null,
      energyWh: 5_000,
      pricePerKwh: '0.3000',
      seconds: null,
      pricePerHour: null,
      amount: '1.500000',
    },
  ];
  await t.database.prisma.session.update({
    where: { id: sessionId },
    data: { energyWh: 5_000, amount: '1.5', priceLines },
  });
  t.clock.now = new Date('2026-11-09T12:00:00Z');
  const { documents } = (await t.ask(business.owner, 'GET', '/api/account/documents')).body;
  const userId = admin.id;
  await t.database.prisma.signInSession.updateMany({ where: { userId }, data: { provenAt: t.clock.now } });
  const url = `/api/support/settlement/documents/${documents[0].id}/correction`;
  const corrected = await t.ask(admin, 'POST', url, { reason: 'The meter was wrong' });
  expect([corrected.status, corrected.body]).toEqual([200, expect.anything()]);
});
afterAll(() => t.close());

const journal = async (query: string) => (await t.ask(support, 'GET', `${URL}?${query}`)).body;

test('the documents of a month with what they add up to, which is what its sessions come to', async () => {
  const { rows, totals, nextCursor } = await journal('from=2026-11&to=2026-11');
  expect(nextCursor).toBeNull();
  const seen = rows.map((row: Record<string, string>) => [row['kind'], row['net'], row['vat'], row['total']]);
  expect(seen).toEqual([
    ['invoice', '9.00', '1.89', '10.89'],
    ['statement', '3.00', '0.00', '3.00'],
    ['invoice', '7.50', '1.58', '9.08'],
    ['invoice-credit', '-9.00', '-1.89', '-10.89'],
  ]);
  expect(rows[3].credits).toBe(rows[0].number);
  // 25.001 and 10 kWh at 0.30.
  expect(totals).toEqual({ documents: 4, net: '10.50', vat: '1.58', total: '12.08' });
  expect((await journal('from=2026-10&to=2026-10')).totals).toMatchObject({ documents: 0, total: '0.00' });
});

test('input VAT is that of documents with VAT', async () => {
  const { rows, totals } = await journal('from=2026-11&list=input-vat');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ supplier: 'Bakkerij B.V.', vatId: 'NL000099998B57' });
  expect(totals).toEqual({ documents: 3, net: '7.50', vat: '1.58', total: '9.08' });
});

test('pages of one follow each other to the end', async () => {
  const numbers: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await journal(`from=2026-11&limit=1&cursor=${encodeURIComponent(cursor)}`);
    numbers.push(...page.rows.map(({ number }: { number: string }) => number));
    cursor = page.nextCursor;
  }
  const all = (await journal('from=2026-11')).rows.map(({ number }: { number: string }) => number);
  expect(numbers).toEqual(all);
  expect(numbers).toHaveLength(4);
});

test('the file says what the page says, and each account finds in its audit that support looked', async () => {
  const url = `${URL}/export?format=csv&language=nl&from=2026-11&to=2026-11`;
  const other = await t.signIn({ platformRole: 'support' });
  const file = await t.app.inject({ url, headers: other.headers });
  expect(file.headers['content-disposition']).toContain('journal_2026-11_2026-11.csv');
  const lines = file.body.trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(
    /^SB-\d+-2026-0001;factuur;2026-11-02;2026-10;\d+;Bakkerij B.V.;NL000099998B57;;9,00;1,89;10,89;EUR$/,
  );
  const looks = await t.database.prisma.auditEntry.findMany({
    where: { action: 'support.view-documents', actorId: other.id },
  });
  expect(new Set(looks.map(({ accountId }) => accountId))).toEqual(
    new Set([business.owner.accountId, person.owner.accountId]),
  );
});

test('a period that ends before it begins is refused', async () => {
  expect((await journal('from=2026-11&to=2026-10')).fields).toEqual([
    { path: 'query.to', code: 'before-start' },
  ]);
});

test('what was billed is reimbursed, but for what waits, what came late, and cents', async () => {
  const url = '/api/support/reports/reconciliation';
  const { rows, totals } = (await t.ask(support, 'GET', `${url}?month=2026-10`)).body;
  const { accountId } = business.owner;
  const mine = rows.find((row: { accountId: string }) => row.accountId === accountId);
  expect(mine).toMatchObject({ billed: '7.50', reimbursed: '7.50', difference: '0.00', unsettled: '0.00' });
  expect(totals).toEqual({ accounts: 2, billed: '10.50', reimbursed: '10.50', difference: '0.00' });
  await business.add({ endedAt: '2026-10-20T10:00:00Z' });
  const later = (await t.ask(support, 'GET', `${url}?month=2026-10&limit=1`)).body;
  expect(later.rows).toHaveLength(1);
  const next = (await t.ask(support, 'GET', `${url}?month=2026-10&limit=1&cursor=${later.nextCursor}`)).body;
  const both = [...later.rows, ...next.rows];
  expect(both.find((row) => row.accountId === accountId)).toMatchObject({
    billed: '10.50',
    difference: '3.00',
    unsettled: '3.00',
    other: '0.00',
  });
  const file = await t.app.inject({ url: `${url}/export?month=2026-10`, headers: support.headers });
  expect(file.body.trim().split('\r\n')).toHaveLength(3);
});
