import { addStation } from '#test/charging-data.ts';
import { addFinalDocument, addPayee } from '#test/settlement/payouts.ts';
import { buildTestApp, TEST_OPERATOR, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/* What may go wrong where money is concerned: each time the field or the entry is named, and no row of any table changes. */

let t: TestApp;
let owner: TestPerson;
let admin: TestPerson;
let second: TestPerson;
let stationId: string;
beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
  admin = await t.signIn({ platformRole: 'admin' });
  second = await t.signIn({ platformRole: 'admin' });
  ({ stationId } = await addStation(t.database, owner.accountId));
});
afterAll(() => t.close());

/** Every row of every table that the program may read, as a hash a table; but sign-ins, which last longer when they are used. */
const everything = async (): Promise<Record<string, string>> => {
  const { rows: tables } = await t.database.pool.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> 'sign_in_session' AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await t.database.pool.query<{ hash: string | null }>(
      `SELECT md5(string_agg(to_jsonb(each)::text, ' ' ORDER BY to_jsonb(each)::text)) AS hash FROM ${name} each`,
    );
    hashes[name] = rows[0]?.hash ?? '';
  }
  expect(tables.length).toBeGreaterThan(80);
  return hashes;
};

const expectUnchanged = async (act: () => Promise<unknown>): Promise<void> => {
  const before = await everything();
  await act();
  expect(await everything()).toEqual(before);
};

const price = (...further: readonly object[]) => ({ pricePerKwh: '0.30', vatBasis: 'excl', further });
const daily = (from: string, until: string) => ({ weekdays: [1, 2, 3, 4, 5, 6, 7], from, until });
const at = (window: object) => ({ kind: 'energy', pricePerKwh: '0.20', window });
const party = {
  kind: 'vat-nl',
  name: 'Olga',
  street: 'Laan 2',
  postalCode: '3011 AB',
  city: 'Rotterdam',
  country: 'NL',
  kvk: '12345678',
  vatId: 'NL000099998B57',
  validFrom: '2026-11-18',
};
const bank = { iban: 'NL91ABNA0417164300', holder: 'Olga' };

const PRICING = '/api/stations/:station/pricing';
const PARTY = '/api/account/party';
const BANK = '/api/account/bank-account';

describe('a form names the field', () => {
  test.each<['POST' | 'PUT', string, object, string, string]>([
    ['POST', PRICING, price(at(daily('08:00', '08:00'))), 'body.further.0.window.until', 'window-empty'],
    ['POST', PRICING, price(at(daily('8:00', '09:00'))), 'body.further.0.window.from', 'time-of-day'],
    ['POST', PRICING, price(at(daily('08:00', '24:01'))), 'body.further.0.window.until', 'time-of-day'],
    [
      'POST',
      PRICING,
      price({ kind: 'idle', pricePerHour: '1', graceMinutes: -1 }),
      'body.further.0.graceMinutes',
      'grace-minutes',
    ],
    [
      'POST',
      PRICING,
      price({ kind: 'minimum', amount: '2' }, { kind: 'maximum', amount: '1.99' }),
      'body.further.1.amount',
      'below-minimum',
    ],
    ['POST', PRICING, price({ kind: 'minimum', amount: '-1' }), 'body.further.0.amount', 'price'],
    ['POST', PARTY, { ...party, kvk: '1234567' }, 'body.kvk', 'kvk'],
    ['POST', PARTY, { ...party, vatId: 'NL000099998B58' }, 'body.vatId', 'vat-id'],
    ['POST', PARTY, { ...party, vatId: 'BE0123456749' }, 'body.vatId', 'vat-id'],
    ['PUT', BANK, { ...bank, iban: 'NL91ABNA0417164301' }, 'body.iban', 'iban-wrong-check-digits'],
    ['PUT', BANK, { ...bank, iban: 'NL91ABNA041716430' }, 'body.iban', 'iban-wrong-length'],
    ['PUT', BANK, { ...bank, iban: 'BR1800360305000010009795493C1' }, 'body.iban', 'iban-not-sepa'],
  ])('%s %s %j: %s is %s', async (method, url, body, path, code) => {
    await expectUnchanged(async () => {
      const answer = await t.ask(owner, method, url.replace(':station', stationId), body);
      expect([answer.status, answer.body.fields]).toEqual([400, [{ path, code }]]);
    });
  });
});

const step = (who: TestPerson, id: number, name: string) =>
  t.ask(who, 'POST', `/api/support/payouts/${id}/${name}`);
const propose = async (): Promise<number> => {
  const { accountId } = await addPayee(t);
  await addFinalDocument(t, accountId, '149.87');
  return (await t.ask(admin, 'POST', '/api/support/payouts', { executeOn: '2026-11-20' })).body.id;
};

test('nobody approves what they have proposed', async () => {
  const id = await propose();
  await expectUnchanged(async () => {
    const { status, body } = await step(admin, id, 'approval');
    expect([status, body.code]).toEqual([403, 'second-person-needed']);
  });
  expect((await step(admin, id, 'withdrawal')).status).toBe(204);
});

const booking = (amount: string, endToEndId: string) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
  `<BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>${endToEndId.trim()}</AcctSvcrRef><NtryDtls><TxDtls>` +
  `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>`;
const camt = (entries: string, iban = TEST_OPERATOR.iban) =>
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>' +
  `<Acct><Id><IBAN>${iban}</IBAN></Id></Acct><Bal/>${entries}</Stmt></BkToCstmrStmt></Document>`;
const right = booking('149.87', 'LP1-1');

const importFile = async (content: string) => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/support/bank-files?name=bank.xml',
    headers: { ...admin.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  });
  return { status: response.statusCode, body: response.json() };
};

describe('a file of the bank names the entry', () => {
  const file = camt(right + right.replace('LP1-1', 'LP1-2'));
  test.each([
    ['cut off', file.slice(0, -40), 'body', 'not-xml'],
    ['cut off in an entry', file.slice(0, file.lastIndexOf('<Refs>')), 'body', 'not-xml'],
    ['nothing', '', 'body', 'not-xml'],
    [
      'a document type',
      file.replace('<Document', '<!DOCTYPE a [<!ENTITY b "149.87">]><Document'),
      'body',
      'document-type',
    ],
    ['an entity', file.replace('LP1-2', '&b;'), 'body', 'not-xml'],
    ['another account', camt(right, 'NL20INGB0001234567'), 'body', 'foreign-account'],
    ['a wrong amount', camt(right + booking('1,00', 'LP1-2')), 'body.2', 'wrong-amount'],
    ['a day that is none', camt(right + right.replace('2026-11-20', '2026-02-30')), 'body.2', 'wrong-day'],
    ['another currency', camt(right + right.replace('EUR', 'USD')), 'body.2', 'wrong-currency'],
    ['a status that is none', camt(right + right.replace('BOOK', 'PAID')), 'body.2', 'wrong-status'],
  ])('%s', async (_, content, path, code) => {
    await expectUnchanged(async () => {
      const { status, body } = await importFile(content);
      expect([status, body.fields]).toEqual([400, [{ path, code }]]);
    });
  });
});

test('zeros before an amount, blanks around a reference, a file twice, and one without entries are no errors', async () => {
  const id = await propose();
  await step(second, id, 'approval');
  expect((await step(second, id, 'export')).status).toBe(204);
  const { items } = (await t.ask(admin, 'GET', `/api/support/payouts/${id}`)).body;
  expect(items).toHaveLength(2);
  const file = camt(booking('000000000000149.87', `  LP${id}-1   `));
  expect((await importFile(file)).body.file).toMatchObject({ entries: 1, matched: 1, notMatched: 0 });
  await expectUnchanged(async () => expect((await importFile(file)).body.wasReadBefore).toBe(true));
  const again = file.replace('<Bal/>', '<Bal/><!-- the same once more -->');
  expect((await importFile(again)).body.file).toMatchObject({ matched: 0, notMatched: 0 });
  expect((await importFile(camt(''))).body.file).toMatchObject({ entries: 0, matched: 0, notMatched: 0 });
  expect(await t.database.prisma.bankRecord.count()).toBe(1);
});
