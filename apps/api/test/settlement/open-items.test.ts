import { addFinalDocument, addPayee } from './payouts.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let t: TestApp;
let support: TestPerson;
let accountId: string;
let bankAccountVersionId: bigint;
let entries = 0;
const URL = '/api/support/reports/open-items';

beforeAll(async () => {
  t = await buildTestApp();
  support = await t.signIn({ platformRole: 'support' });
  ({ accountId, bankAccountVersionId } = await addPayee(t));
});
afterAll(() => t.close());

interface Given {
  readonly id: string;
  readonly number: string;
  readonly amount: string;
}

/** A payment of documents, and what the bank booked of it. */
const pay = async (documents: readonly Given[], ...directions: ('debit' | 'credit')[]): Promise<void> => {
  const { prisma } = t.database;
  const party = { accountId, bankAccountVersionId, iban: 'NL20INGB0001234567', holder: 'J. de Vries' };
  const links = documents.map(({ id: documentId, number, amount }) => ({ documentId, number, amount }));
  const batch = await prisma.payoutBatch.create({
    data: {
      executeOn: t.clock.now,
      debtorName: 'Operator B.V.',
      debtorIban: 'NL02ABNA0123456789',
      proposedAt: t.clock.now,
      proposedById: 'one',
      items: { create: { ...party, position: 1, amount: '1.00', documents: { create: links } } },
    },
    include: { items: true },
  });
  for (const direction of directions) {
    entries += 1;
    await prisma.bankRecord.create({
      data: {
        key: Buffer.from(`key ${entries}`),
        entry: entries,
        kind: 'booking',
        direction,
        amount: '1.00',
        bookedOn: t.clock.now,
        itemId: batch.items[0]?.id ?? null,
        file: {
          create: {
            sha256: `${entries}`,
            name: 'camt.xml',
            format: 'camt.053',
            entries: 1,
            importedAt: t.clock.now,
            importedById: 'one',
          },
        },
      },
    });
  }
};

const add = async (amount: string, creditsId: string | null = null): Promise<Given> => ({
  ...(await addFinalDocument(t, accountId, amount, creditsId)),
  amount: creditsId === null ? amount : `-${amount}`,
});

test('a document is open by its total less what is credited and what the bank paid', async () => {
  const open = await add('10.00');
  const sent = await add('20.00');
  await pay([sent]);
  const returned = await add('30.00');
  await pay([returned], 'debit', 'credit');
  const paid = await add('40.00');
  await pay([paid], 'debit');
  // Credited before it was paid: nothing is owed.
  const credited = await add('50.00');
  await add('50.00', credited.id);
  // Paid, then credited: the owner owes it until it has reduced a payment.
  const receivable = await add('60.00');
  await pay([receivable], 'debit');
  await add('60.00', receivable.id);
  const reduced = await add('70.00');
  await pay([reduced], 'debit');
  const note = await add('70.00', reduced.id);
  const next = await add('80.00');
  await pay([next, note], 'debit');

  const { rows, open: sum } = (await t.ask(support, 'GET', URL)).body;
  const seen = rows.map((row: Record<string, string>) => [row['number'], row['state'], row['open']]);
  expect(seen).toEqual([
    [open.number, 'final', '10.00'],
    [sent.number, 'in-payout', '20.00'],
    [returned.number, 'returned', '30.00'],
    [receivable.number, 'credited', '-60.00'],
  ]);
  expect(sum).toBe('0.00');
  const pageOf = async (query: string) => (await t.ask(support, 'GET', `${URL}?limit=3${query}`)).body;
  const first = await pageOf('');
  expect(first).toMatchObject({ rows: rows.slice(0, 3), open: '0.00' });
  const last = await pageOf(`&cursor=${encodeURIComponent(first.nextCursor)}`);
  expect(last).toEqual({ rows: rows.slice(3), open: null, nextCursor: null });
  const file = await t.app.inject({ url: `${URL}/export?format=csv`, headers: support.headers });
  expect(file.body.trim().split('\r\n').slice(1)).toHaveLength(4);
  expect(file.body).toContain(`${returned.number},2026-11-18,9999,,30.00,0.00,0.00,30.00,EUR`);
});
