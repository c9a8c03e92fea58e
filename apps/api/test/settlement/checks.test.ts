import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { asOwner } from '#test/test-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBatch } from './payouts.ts';
import { addMember, administrators } from './settle.ts';
import { settledAccount } from './settled-account.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') } });
});
afterAll(() => t.close());

const VAT_IDS = '/api/support/settlement/vat-ids';
const PAYEES = '/api/support/settlement/payees';
const business = { kind: 'vat-nl', kvk: '12345678', vatId: 'NL000099998B57' };

test('what VIES says counts once a second person has confirmed it, for a year', async () => {
  const { accountId } = await settledAccount(t, { party: business });
  const [anna, bert] = await administrators(t);
  const support = await t.signIn({ platformRole: 'support' });
  const open = async () => (await t.ask(anna, 'GET', VAT_IDS)).body.vatIds;
  expect(await open()).toMatchObject([{ accountId, supplier: 'Olga', vatId: business.vatId, check: null }]);

  const said = { accountId, vatId: business.vatId, result: 'valid', name: 'OLGA', checkedOn: '2026-11-02' };
  const record = (body: object) => t.ask(anna, 'POST', VAT_IDS, body);
  expect((await t.ask(support, 'POST', VAT_IDS, said)).status).toBe(403);
  expect((await record({ ...said, vatId: 'NL000099998B58' })).status).toBe(404);
  expect((await record({ ...said, checkedOn: '2026-11-03' })).status).toBe(404);
  expect((await record({ ...said, result: 'perhaps' })).status).toBe(400);
  expect((await record(said)).status).toBe(204);
  const [{ check }] = await open();
  expect(check).toMatchObject({
    result: 'valid',
    name: 'OLGA',
    recordedBy: 'Anna',
    isOwn: true,
    isConfirmed: false,
  });

  const confirm = (who: typeof anna) => t.ask(who, 'POST', `${VAT_IDS}/${check.id}/confirmation`);
  expect(await confirm(anna)).toMatchObject({ status: 403, body: { code: 'second-person-needed' } });
  await expect(
    asOwner(t.database, `UPDATE vat_id_check SET confirmed_at = now(), confirmed_by_id = '${anna.id}'`),
  ).rejects.toThrow('by another person');
  const membership = await addMember(t, bert, accountId);
  expect(await confirm(bert)).toMatchObject({ status: 403, body: { code: 'own-account' } });
  await membership.end();
  expect((await confirm(bert)).status).toBe(204);
  expect((await confirm(bert)).status).toBe(404);
  expect(await open()).toEqual([]);
  expect((await t.ask(anna, 'GET', `${VAT_IDS}?show=all`)).body.vatIds).toMatchObject([
    { check: { isConfirmed: true, isOld: false } },
  ]);
  t.clock.now = new Date('2027-11-03T12:00:00Z');
  expect(await open()).toMatchObject([{ check: { isOld: true } }]);
  t.clock.now = new Date('2026-11-02T12:00:00Z');
});

test('what the bank says is recorded for the bank account that counts; the last answer counts', async () => {
  const { accountId, owner } = await settledAccount(t);
  const [anna] = await administrators(t);
  await t.database.prisma.bankAccountVersion.create({
    data: {
      accountId,
      iban: 'NL91ABNA0417164300',
      holder: 'Olga',
      enteredAt: new Date('2026-10-01'),
      enteredById: owner.id,
    },
  });
  const open = async () => (await t.ask(anna, 'GET', PAYEES)).body.payees;
  const [payee] = await open();
  expect(payee).toMatchObject({ accountId, holder: 'Olga', ibanMasked: 'NL91 **** **** 00', check: null });
  const support = await t.signIn({ platformRole: 'support' });
  expect((await t.ask(anna, 'GET', PAYEES)).body.payees).toMatchObject([{ iban: 'NL91ABNA0417164300' }]);
  expect((await t.ask(support, 'GET', PAYEES)).body.payees).toMatchObject([{ iban: null }]);
  const { bankAccountVersionId } = payee;
  const record = (result: string, id = bankAccountVersionId) =>
    t.ask(anna, 'POST', PAYEES, { bankAccountVersionId: id, result, note: 'By file of 2 November' });
  expect((await record('match', '999999')).status).toBe(404);
  expect((await record('no-match')).status).toBe(204);
  expect(await open()).toMatchObject([{ check: { result: 'no-match', recordedBy: 'Anna' } }]);
  const membership = await addMember(t, anna, accountId);
  expect(await record('match')).toMatchObject({ status: 403, body: { code: 'own-account' } });
  await membership.end();
  expect((await record('match')).status).toBe(204);
  expect(await open()).toEqual([]);

  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  const batchId = await addBatch(t, accountId);
  const versionId = BigInt(bankAccountVersionId);
  // A trigger keeps who a payment goes to.
  await asOwner(t.database, `ALTER TABLE payout_item DISABLE TRIGGER USER`);
  await t.database.prisma.payoutItem.updateMany({
    where: { batchId },
    data: { bankAccountVersionId: versionId },
  });
  await asOwner(t.database, `ALTER TABLE payout_item ENABLE TRIGGER USER`);
  const { id: itemId } = await t.database.prisma.payoutItem.findFirstOrThrow({ where: { batchId } });
  await t.database.prisma.bankFile.create({
    data: {
      sha256: 'a'.repeat(64),
      name: 'returned.xml',
      format: 'camt.054.001.08',
      entries: 1,
      importedAt: t.clock.now,
      importedById: anna.id,
      records: {
        create: {
          key: Buffer.alloc(32),
          entry: 1,
          kind: 'booking',
          direction: 'credit',
          amount: '1.00',
          bookedOn: t.clock.now,
          isReturn: true,
          itemId,
        },
      },
    },
  });
  expect(await open()).toMatchObject([{ returnedAt: t.clock.now.toISOString() }]);
  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  expect((await record('match')).status).toBe(204);
  expect(await open()).toEqual([]);
});
