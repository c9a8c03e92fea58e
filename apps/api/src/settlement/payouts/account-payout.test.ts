import type { DocumentHold } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addFinalDocument, addPayee, addPayeeCheck } from '#test/settlement/payouts.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let admin: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
  admin = await t.signIn({ platformRole: 'admin' });
});
beforeEach(() => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});
afterAll(() => t.close());

type Payee = Awaited<ReturnType<typeof addPayee>>;
const enterBankAccount = async ({ accountId }: Payee, hoursAgo: number) => {
  const enteredAt = new Date(t.clock.now.getTime() - hoursAgo * 3_600_000);
  await t.database.prisma.bankAccountVersion.create({
    data: { accountId, iban: 'NL91ABNA0417164300', holder: 'J', enteredAt, enteredById: 'owner' },
  });
};
const cancelBankAccounts = ({ accountId }: Payee) =>
  t.database.prisma.bankAccountVersion.updateMany({
    where: { accountId },
    data: { cancelledAt: t.clock.now },
  });

interface Situation {
  readonly total: string;
  readonly arrange?: (payee: Payee) => Promise<unknown>;
  readonly hold: DocumentHold | null;
}

test.each<[string, Situation]>([
  ['nothing in its way', { total: '40.00', hold: null }],
  ['a large first one, asked about once', { total: '1000.01', hold: 'first-payout-large' }],
  ['a small one', { total: '4.99', hold: 'below-minimum' }],
  ['no bank account', { total: '40.00', arrange: cancelBankAccounts, hold: 'no-bank-account' }],
  [
    'a bank account of somebody else',
    { total: '40.00', arrange: (payee) => addPayeeCheck(t, payee, 'no-match'), hold: 'payee-no-match' },
  ],
  // By the 20th it is more than 72 hours old, and still nobody has asked the bank about it.
  [
    'a bank account of two days ago',
    { total: '40.00', arrange: (payee) => enterBankAccount(payee, 48), hold: 'payee-not-checked' },
  ],
])('an owner reads what a payout would decide about them: %s', async (_, { total, arrange, hold }) => {
  const payee = await addPayee(t);
  const owner = await t.signIn({ accountId: payee.accountId, role: 'owner' });
  await addFinalDocument(t, payee.accountId, total);
  await arrange?.(payee);
  const { body: status } = await t.ask(owner, 'GET', '/api/status');
  expect(status.nextPayout).toMatchObject({ date: '2026-11-20', amount: total, hold });
  const { body: income } = await t.ask(owner, 'GET', '/api/account/documents');
  expect(income.documents).toMatchObject([{ total, state: 'final', hold }]);

  t.clock.now = new Date('2026-11-20T09:00:00Z');
  const { body: payouts } = await t.ask(admin, 'GET', '/api/support/payouts/held');
  const held = payouts.accounts.find(({ accountId }: { accountId: string }) => accountId === payee.accountId);
  expect(held?.hold ?? null).toBe(hold);
});

test('a disputed document waits for its answer, and the others do not', async () => {
  const { accountId } = await addPayee(t);
  const owner = await t.signIn({ accountId, role: 'owner' });
  const { id: documentId } = await addFinalDocument(t, accountId, '40.00');
  const { id: other } = await addFinalDocument(t, accountId, '41.00');
  await t.database.prisma.documentDispute.create({
    data: { documentId, accountId, reason: 'wrong', disputedAt: t.clock.now, disputedById: 'owner' },
  });
  const { body } = await t.ask(owner, 'GET', '/api/account/documents');
  expect(
    Object.fromEntries(body.documents.map(({ id, hold }: { id: string; hold: unknown }) => [id, hold])),
  ).toEqual({ [documentId]: 'disputed', [other]: null });
  const { body: status } = await t.ask(owner, 'GET', '/api/status');
  expect(status.nextPayout).toMatchObject({ amount: '41.00', hold: null });
});

test('an account of which nothing is open has nothing that holds it', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { body } = await t.ask(owner, 'GET', '/api/status');
  expect(body.nextPayout).toMatchObject({ amount: '0.00', hold: null });
});
