import { settle } from './settle.ts';
import { settledAccount, type SettledAccount } from './settled-account.ts';
import { addBatch } from './payouts.ts';
import { unzip } from '#test/files/unzip.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let t: TestApp;
let account: SettledAccount<TestPerson>;
beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
  account = await settledAccount(t, {
    basis: 'incl',
    pricePerKwh: '0.3630',
    party: { kind: 'kor', kvk: '12345678' },
  });
  await account.add({ endedAt: '2026-10-05T10:00:00Z', energyWh: 8_437 });
  await account.add({ endedAt: '2026-10-31T22:59:59Z', energyWh: 20_001 });
  await account.add({ endedAt: '2026-11-01T10:00:00Z' });
  await settle(t, '2026-10');
});
afterAll(() => t.close());

const URL = '/api/reports/reimbursements';
const report = async (query = '') => (await t.ask(account.owner, 'GET', `${URL}${query}`)).body;

/** The bank booked what pays all documents of the account. */
const pay = async (bookedOn: string, isReturned = false): Promise<void> => {
  const { prisma } = t.database;
  const batchId = await addBatch(t, account.accountId);
  const { id: itemId } = await prisma.payoutItem.findFirstOrThrow({ where: { batchId } });
  const documents = await prisma.document.findMany({ where: { accountId: account.accountId } });
  await prisma.payoutItemDocument.createMany({
    data: documents.map(({ id, number, total }) => ({
      itemId,
      documentId: id,
      number: number ?? '',
      amount: total,
    })),
  });
  const { id: fileId } = await prisma.bankFile.create({
    data: {
      sha256: bookedOn,
      name: 'camt.xml',
      format: 'camt.053',
      entries: 1,
      importedAt: t.clock.now,
      importedById: 'x',
    },
  });
  const booking = { fileId, entry: 1, kind: 'booking', amount: '1.00', itemId };
  const data = [
    {
      ...booking,
      key: Buffer.from(bookedOn),
      direction: 'debit',
      bookedOn: new Date(bookedOn),
      endToEndId: 'a',
    },
    ...(isReturned
      ? [
          {
            ...booking,
            key: Buffer.from(`${bookedOn}-`),
            direction: 'credit',
            bookedOn: new Date(bookedOn),
            isReturn: true,
          },
        ]
      : []),
  ];
  await prisma.bankRecord.createMany({ data });
};

test('a year says what its documents say, which is what the sessions come to', async () => {
  const sessions = await t.database.prisma.session.findMany({
    where: { accountId: account.accountId, endedAt: { lt: new Date('2026-10-31T23:00:00Z') } },
  });
  const energyWh = sessions.reduce((sum, session) => sum + Number(session.energyWh), 0);
  const told = sessions.reduce((sum, { amount }) => sum + Number(amount), 0);
  const { rows, totals, received } = await report();
  expect(rows).toMatchObject([{ month: '2026-10', kind: 'invoice', state: 'final', paidOn: null, energyWh }]);
  expect(totals).toEqual({ energyWh: 28_438, net: told.toFixed(2), vat: '0.00', total: told.toFixed(2) });
  expect(received).toBe('0.00');
  expect(await report('?year=2025')).toMatchObject({ year: '2025', rows: [], totals: { total: '0.00' } });
});

test('what the bank booked is received on its day, unless it came back; the file says the same', async () => {
  await pay('2026-11-20', true);
  expect(await report()).toMatchObject({ rows: [{ state: 'returned', paidOn: null }], received: '0.00' });
  await pay('2027-01-20');
  const { rows, totals, received } = await report();
  expect(rows).toMatchObject([{ state: 'paid', paidOn: '2027-01-20' }]);
  expect(received).toBe('0.00');
  expect(await report('?year=2027')).toMatchObject({ rows: [], received: totals.total });

  const file = await t.app.inject({
    url: `${URL}/export?format=csv&language=nl&year=2026`,
    headers: account.owner.headers,
  });
  expect(file.headers['content-disposition']).toContain('reimbursements_2026.csv');
  const [row] = rows;
  expect(file.body.split('\r\n').slice(1, 2)).toEqual([
    `${row.number};factuur;2026-10;${row.issuedOn};28,438;${row.net.replace('.', ',')};0,00;${row.total.replace('.', ',')};EUR;betaald;2027-01-20`,
  ]);
});

test('a sheet says above its columns what it is about, and below its rows what was received', async () => {
  const url = `${URL}/export?format=xlsx&year=2027`;
  const { rawPayload } = await t.app.inject({ url, headers: account.owner.headers });
  const sheet = unzip(rawPayload, 'xl/worksheets/sheet1.xml');
  const texts = [...sheet.matchAll(/r="A(\d+)"[^>]*><is><t[^>]*>([^<]*)/g)].map(([, row, text]) => [
    row,
    text,
  ]);
  expect(texts).toEqual([
    ['1', 'Reimbursements'],
    ['2', 'The documents about energy that was delivered in the year. Credit notes are negative.'],
    ['3', 'Document'],
    ['4', 'Total'],
    ['5', 'Received in 2027'],
  ]);
  expect(sheet).toContain('ySplit="3" topLeftCell="A4"');
});

test('another account sees none of them', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect((await t.ask(stranger, 'GET', URL)).body.rows).toEqual([]);
});
