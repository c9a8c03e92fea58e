import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFinalDocument, addPayee, addPayeeCheck } from '#test/settlement/payouts.ts';
import { addMember } from '#test/settlement/settle.ts';
import { buildTestApp, TEST_OPERATOR, type TestApp, type TestPerson } from '#test/test-app.ts';
import { readStates } from '../documents/read-states.ts';

let t: TestApp;
let admin: TestPerson;
let second: TestPerson;

beforeAll(async () => {
  t = await buildTestApp();
  admin = await t.signIn({ platformRole: 'admin' });
  second = await t.signIn({ platformRole: 'admin' });
});
afterAll(() => t.close());

const EXECUTE_ON = '2026-11-20';

const propose = async (): Promise<number> => {
  const { status, body } = await t.ask(admin, 'POST', '/api/support/payouts', { executeOn: EXECUTE_ON });
  expect(status).toBe(200);
  return body.id;
};
const step = (who: TestPerson, id: number, name: string) =>
  t.ask(who, 'POST', `/api/support/payouts/${id}/${name}`);
const giveOut = async (): Promise<number> => {
  const id = await propose();
  expect((await step(second, id, 'approval')).status).toBe(204);
  expect((await step(admin, id, 'export')).status).toBe(204);
  return id;
};
const fileOf = async (id: number, query = '') => {
  const { statusCode, body } = await t.app.inject({
    method: 'GET',
    url: `/api/support/payouts/${id}/file${query}`,
    headers: admin.headers,
  });
  expect(statusCode).toBe(200);
  return body;
};
const itemsOf = async (id: number) => (await t.ask(admin, 'GET', `/api/support/payouts/${id}`)).body.items;
const stateOf = async (documentId: string) =>
  (await readStates(t.database.prisma, [documentId])).get(documentId);

const importFile = async (content: string, who = admin) => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/support/bank-files?name=bank.xml',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  });
  return { status: response.statusCode, body: response.json() };
};

interface Booked {
  readonly endToEndId: string;
  readonly amount: string;
  readonly isReturn?: boolean;
}

const statement = (
  booked: readonly Booked[],
  { kind = 'camt.053.001.08', iban = TEST_OPERATOR.iban, more = '' } = {},
) => {
  const [root, part, balance] =
    kind === 'camt.053.001.08'
      ? ['BkToCstmrStmt', 'Stmt', '<Bal/>']
      : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', ''];
  const entries = booked.map(
    ({ endToEndId, amount, isReturn = false }) => `<Ntry><Amt Ccy="EUR">${amount}</Amt>
      <CdtDbtInd>${isReturn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
      <AcctSvcrRef>${endToEndId}${isReturn ? '-R' : ''}</AcctSvcrRef><NtryDtls><TxDtls>
      <Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>
      ${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf>' : ''}
      </TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}"><${root}><${part}>
    <Acct><Id><IBAN>${iban}</IBAN></Id></Acct>${balance}${entries.join('')}${more}</${part}></${root}></Document>`;
};

test('from documents to paid and returned: proposed by one, approved by another, given out, confirmed', async () => {
  const first = await addPayee(t, 'Zoë Müller');
  const other = await addPayee(t, 'Bakkerij', 'BE71096123456769');
  const documents = [
    await addFinalDocument(t, first.accountId, '74.21'),
    await addFinalDocument(t, first.accountId, '10.00'),
    await addFinalDocument(t, other.accountId, '61.33'),
  ];
  const [paid, , returned] = documents;
  if (!paid || !returned) throw new Error('three were made');
  const { body: list } = await t.ask(admin, 'GET', '/api/support/payouts');
  expect(list).toMatchObject({ executeOn: EXECUTE_ON, payable: { accounts: 2, total: '145.54' }, held: [] });

  const id = await propose();
  expect(await stateOf(paid.id)).toBe('in-payout');
  expect(await t.ask(admin, 'POST', '/api/support/payouts', { executeOn: EXECUTE_ON })).toMatchObject({
    status: 409,
    body: { code: 'nothing-to-pay' },
  });
  expect(await step(admin, id, 'approval')).toMatchObject({
    status: 403,
    body: { code: 'second-person-needed' },
  });
  expect(await step(admin, id, 'export')).toMatchObject({
    status: 409,
    body: { code: 'payout-not-approved' },
  });
  const membership = await addMember(t, second, other.accountId);
  expect(await step(second, id, 'approval')).toMatchObject({ status: 403, body: { code: 'own-account' } });
  await membership.end();
  expect((await step(second, id, 'approval')).status).toBe(204);
  expect((await step(second, id, 'approval')).body.code).toBe('payout-over');
  expect((await step(admin, id, 'export')).status).toBe(204);
  const file = await fileOf(id);
  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  expect((await step(second, id, 'export')).status).toBe(204);
  expect(await fileOf(id)).toBe(file);
  const looked = { accountId: first.accountId, actorId: admin.id, action: 'support.view-documents' };
  expect(
    await t.database.prisma.auditEntry.count({ where: { ...looked, targetId: `LP${id}` } }),
  ).toBeGreaterThan(0);
  expect(file).toContain(`<EndToEndId>LP${id}-1</EndToEndId>`);
  expect(file).toContain('<CtrlSum>145.54</CtrlSum>');
  expect(await fileOf(id, '?format=pain.001.001.03')).toContain('pain.001.001.03');
  expect((await step(admin, id, 'withdrawal')).body.code).toBe('payout-over');

  const items = await itemsOf(id);
  const [mine, theirs] = [first, other].map(({ accountId }) =>
    items.find((item: { accountId: string }) => item.accountId === accountId),
  );
  expect(mine).toMatchObject({
    amount: '84.21',
    documents: [paid.number, documents[1]?.number],
    state: 'sent',
  });
  const bookings = [mine, theirs].map(({ endToEndId, amount }) => ({ endToEndId, amount }));
  const back = { ...bookings[1], isReturn: true } as Booked;
  const { status, body } = await importFile(statement([...(bookings as Booked[]), back]));
  expect(status).toBe(200);
  expect(body).toMatchObject({ wasReadBefore: false, file: { entries: 3, matched: 3, notMatched: 0 } });
  expect(await itemsOf(id)).toMatchObject(
    items.map(({ accountId }: { accountId: string }) =>
      accountId === first.accountId
        ? { state: 'paid', paidOn: EXECUTE_ON }
        : { state: 'returned', reasonCode: 'AC04', reasonText: 'Account closed' },
    ),
  );
  expect(await stateOf(paid.id)).toBe('paid');
  const pageOf = (query: string) => t.ask(admin, 'GET', `/api/support/payouts/${id}?limit=1${query}`);
  const { body: one } = await pageOf('');
  expect(one).toMatchObject({ items: [{ endToEndId: `LP${id}-1` }], nextCursor: '1' });
  expect((await pageOf('&cursor=1')).body).toMatchObject({
    items: [{ endToEndId: `LP${id}-2` }],
    nextCursor: null,
  });
  expect((await pageOf('&cursor=last')).body).toMatchObject({
    fields: [{ path: 'query.cursor', code: 'unknown-cursor' }],
  });
  expect(one.states).toHaveLength(2);
  expect(one.states).toContainEqual({ state: 'paid', payments: 1, total: '84.21' });
  expect(one.states).toContainEqual({ state: 'returned', payments: 1, total: '61.33' });
  expect(await stateOf(returned.id)).toBe('returned');

  // The same file, and a notice of the same.
  expect((await importFile(statement([...(bookings as Booked[]), back]))).body.wasReadBefore).toBe(true);
  const notice = await importFile(statement([...(bookings as Booked[]), back], { kind: 'camt.054.001.08' }));
  expect(notice.body).toMatchObject({ wasReadBefore: false, file: { matched: 0, notMatched: 0 } });
  expect(await stateOf(paid.id)).toBe('paid');

  // What came back waits until somebody has checked the bank account, then it is paid again.
  const { body: held } = await t.ask(admin, 'GET', '/api/support/payouts');
  expect(held.held).toEqual([{ hold: 'returned-before', accounts: 1, total: '61.33' }]);
  expect((await t.ask(admin, 'GET', '/api/support/payouts/held')).body).toEqual({
    accounts: [
      {
        accountId: other.accountId,
        accountName: 'Bakkerij',
        holder: 'Bakkerij',
        ibanMasked: 'BE71 **** **** 69',
        hold: 'returned-before',
        amount: '61.33',
      },
    ],
    total: 1,
  });
  expect(
    await t.database.prisma.auditEntry.count({
      where: { targetId: other.accountId, accountId: other.accountId, action: 'support.view-documents' },
    }),
  ).toBe(1);
  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  await addPayeeCheck(t, other, 'match');
  const again = await giveOut();
  expect(await itemsOf(again)).toMatchObject([{ amount: '61.33', documents: [returned.number] }]);
  expect(await stateOf(returned.id)).toBe('in-payout');
  await importFile(statement([{ endToEndId: `LP${again}-1`, amount: '61.33' }]));
  expect(await stateOf(returned.id)).toBe('paid');
});

test('credits reduce what is paid; those that exceed wait with the documents', async () => {
  const { accountId } = await addPayee(t);
  const document = await addFinalDocument(t, accountId, '20.00');
  const credit = await addFinalDocument(
    t,
    accountId,
    '50.00',
    (await addFinalDocument(t, accountId, '50.00')).id,
  );
  const id = await giveOut();
  expect(await itemsOf(id)).toMatchObject([{ amount: '20.00' }]);
  const more = await addFinalDocument(t, accountId, '8.00');
  await addFinalDocument(t, accountId, '9.00', more.id);
  expect((await t.ask(admin, 'GET', '/api/support/payouts')).body.held).toEqual([
    { hold: 'credit-exceeds', accounts: 1, total: '-1.00' },
  ]);
  const last = await addFinalDocument(t, accountId, '30.00');
  const next = await giveOut();
  expect(await itemsOf(next)).toMatchObject([{ amount: '29.00' }]);
  expect(await stateOf(last.id)).toBe('in-payout');
  expect([await stateOf(document.id), await stateOf(credit.id)]).toEqual(['in-payout', 'in-payout']);
});

test('what was credited and comes back is owed less its credit', async () => {
  const { accountId, ...payee } = await addPayee(t);
  const document = await addFinalDocument(t, accountId, '50.00');
  const id = await giveOut();
  // The bank books the batch as a whole, without details.
  const batch = `<Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt>
    </BookgDt><NtryDtls><Btch><PmtInfId>LP${id}-ALL</PmtInfId></Btch></NtryDtls></Ntry>`;
  await importFile(statement([], { more: batch }));
  expect(await stateOf(document.id)).toBe('paid');
  await addFinalDocument(t, accountId, '50.00', document.id);
  await addFinalDocument(t, accountId, '45.00');
  expect((await t.ask(admin, 'GET', '/api/support/payouts')).body.held).toContainEqual({
    hold: 'credit-exceeds',
    accounts: 1,
    total: '-5.00',
  });
  await importFile(statement([{ endToEndId: `LP${id}-1`, amount: '50.00', isReturn: true }]));
  expect(await stateOf(document.id)).toBe('credited');
  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  await addPayeeCheck(t, { accountId, ...payee }, 'match');
  expect(await itemsOf(await giveOut())).toMatchObject([{ amount: '45.00' }]);
});

test('who enters another bank account after the freezing drops out, at approval and at export', async () => {
  const enter = (accountId: string) =>
    t.database.prisma.bankAccountVersion.create({
      data: {
        accountId,
        iban: 'NL91ABNA0417164300',
        holder: 'Thief',
        enteredAt: t.clock.now,
        enteredById: 'x',
      },
    });
  const payees = [await addPayee(t, 'A'), await addPayee(t, 'B'), await addPayee(t, 'C')];
  const documents = await Promise.all(payees.map(({ accountId }) => addFinalDocument(t, accountId, '40.00')));
  const [a, b, c] = payees;
  if (!a || !b || !c) throw new Error('three were made');
  const id = await propose();
  await enter(a.accountId);
  await step(second, id, 'approval');
  await enter(b.accountId);
  await step(second, id, 'export');
  const file = await fileOf(id);
  expect(file).toContain('<CtrlSum>40.00</CtrlSum>');
  await enter(c.accountId);
  await step(second, id, 'export');
  expect(await fileOf(id)).toBe(file);
  const items = await itemsOf(id);
  expect(
    items.filter(({ dropReason }: { dropReason: string }) => dropReason === 'bank-account-changed'),
  ).toHaveLength(2);
  expect(await Promise.all(documents.map((each) => stateOf(each.id)))).toEqual([
    'final',
    'final',
    'in-payout',
  ]);
});

test('a withdrawn batch leaves its documents open; a disputed document is not paid', async () => {
  const { accountId } = await addPayee(t);
  const { id: documentId } = await addFinalDocument(t, accountId, '40.00');
  const id = await propose();
  expect((await step(admin, id, 'withdrawal')).status).toBe(204);
  expect((await step(second, id, 'approval')).body.code).toBe('payout-over');
  expect(await stateOf(documentId)).toBe('final');
  const again = await propose();
  await t.database.prisma.documentDispute.create({
    data: { documentId, accountId, reason: 'wrong', disputedAt: t.clock.now, disputedById: 'owner' },
  });
  await step(second, again, 'approval');
  expect(await itemsOf(again)).toMatchObject([{ dropReason: 'disputed', state: null }]);
  expect((await step(admin, again, 'export')).body.code).toBe('nothing-to-pay');
  expect((await t.ask(admin, 'POST', '/api/support/payouts', { executeOn: EXECUTE_ON })).body.code).toBe(
    'nothing-to-pay',
  );
});

test('of many who propose at once, one has the documents', async () => {
  const { accountId } = await addPayee(t);
  await addFinalDocument(t, accountId, '40.00');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => t.ask(admin, 'POST', '/api/support/payouts', { executeOn: EXECUTE_ON })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

const counts = () => Promise.all([t.database.prisma.bankFile.count(), t.database.prisma.bankRecord.count()]);

test.each<[string, string, string]>([
  ['not XML', 'IBAN;amount', 'body'],
  ['another account', statement([], { iban: 'NL20INGB0001234567' }), 'body'],
  [
    'a wrong amount after a right entry',
    statement([
      { endToEndId: 'X', amount: '1.00' },
      { endToEndId: 'Y', amount: '1,00' },
    ]),
    'body.2',
  ],
])('a file with %s is refused whole', async (_, content, path) => {
  const before = await counts();
  const { status, body } = await importFile(content);
  expect(status).toBe(400);
  expect(body.fields).toMatchObject([{ path }]);
  expect(await counts()).toEqual(before);
});

test('what fits nothing waits for a person, who says with a reason what it is', async () => {
  const { accountId } = await addPayee(t);
  const document = await addFinalDocument(t, accountId, '40.00');
  const id = await giveOut();
  const content = statement([
    { endToEndId: 'RENT', amount: '900.00' },
    { endToEndId: 'LOST', amount: '40.00' },
  ]);
  expect((await importFile(content)).body.file).toMatchObject({ matched: 0, notMatched: 2 });
  const { body } = await t.ask(admin, 'GET', '/api/support/bank-records');
  const [rent, lost] = ['RENT', 'LOST'].map((each) =>
    body.records.find(({ endToEndId }: { endToEndId: string }) => endToEndId === each),
  );
  expect(rent).toMatchObject({ kind: 'debit', amount: '900.00', problem: 'unknown-reference' });
  const assign = (recordId: string, endToEndId: string | null, who = second) =>
    t.ask(who, 'POST', `/api/support/bank-records/${recordId}/assignment`, {
      endToEndId,
      reason: 'by phone',
    });
  expect((await assign(rent.id, `LP${id}-1`)).body.fields).toEqual([
    { path: 'body.endToEndId', code: 'other-amount' },
  ]);
  expect((await assign(lost.id, 'LP999-1')).body.fields).toMatchObject([{ code: 'no-payment' }]);
  expect((await assign(lost.id, `LP${id}-1`, admin)).body.code).toBe('second-person-needed');
  expect((await assign(rent.id, null, admin)).status).toBe(204);
  expect((await assign(lost.id, `LP${id}-1`)).status).toBe(204);
  expect((await assign(lost.id, null)).status).toBe(404);
  expect(await stateOf(document.id)).toBe('paid');
  const entry = await t.database.prisma.auditEntry.findFirst({
    where: { targetId: lost.id, action: 'bank-record.assign' },
  });
  expect(entry).toMatchObject({ accountId, reason: 'by phone' });
});

test('a first payout above the ceiling waits until a second person has asked the bank too', async () => {
  const payee = await addPayee(t);
  await addFinalDocument(t, payee.accountId, '1000.01');
  const held = async () => (await t.ask(admin, 'GET', '/api/support/payouts')).body.held;
  const waits = { hold: 'first-payout-large', accounts: 1, total: '1000.01' };
  expect(await held()).toContainEqual(waits);
  await addPayeeCheck(t, payee, 'match');
  expect(await held()).toContainEqual(waits);
  await t.database.prisma.payeeCheck.create({
    data: { ...payee, result: 'close-match', note: '', recordedAt: t.clock.now, recordedById: 'another' },
  });
  expect(await held()).not.toContainEqual(waits);
  expect(await itemsOf(await giveOut())).toContainEqual(expect.objectContaining({ amount: '1000.01' }));
});

test('owners get one mail when they are paid, and one when it comes back, in their language', async () => {
  const { accountId } = await addPayee(t);
  const owner = await t.signIn({ accountId, role: 'owner' });
  await t.database.prisma.user.update({ where: { id: owner.id }, data: { language: 'nl' } });
  await addFinalDocument(t, accountId, '40.00');
  const id = await giveOut();
  const booked = { endToEndId: `LP${id}-1`, amount: '40.00' };
  const mails = async () => {
    const where = { recipient: owner.email };
    const rows = await t.database.prisma.outboxMessage.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(({ subject, content }) => JSON.stringify([subject, content]));
  };
  await importFile(statement([booked]));
  await importFile(statement([booked], { kind: 'camt.054.001.08' }));
  expect(await mails()).toHaveLength(1);
  expect((await mails())[0]).toContain('je vergoeding is betaald');
  await importFile(statement([booked, { ...booked, isReturn: true }]));
  expect(await mails()).toHaveLength(2);
  expect((await mails())[1]).toContain(
    'Reden volgens de bank: De rekening is opgeheven (AC04). De bank schrijft erbij: “Account closed”.',
  );
});

test('a pain.002 that refuses a payment opens its documents; one that accepts is only shown', async () => {
  const payees = [await addPayee(t, 'A'), await addPayee(t, 'B')];
  for (const { accountId } of payees) await addFinalDocument(t, accountId, '12.00');
  const id = await giveOut();
  const { status } =
    await importFile(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <OrgnlGrpInfAndSts><OrgnlMsgId>LP${id}</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
    <OrgnlPmtInfAndSts><OrgnlPmtInfId>LP${id}-ALL</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>LP${id}-1</OrgnlEndToEndId>
    <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
    </CstmrPmtStsRpt></Document>`);
  expect(status).toBe(200);
  expect(await itemsOf(id)).toMatchObject([{ state: 'returned', reasonCode: 'AC01' }, { state: 'accepted' }]);
});

test('a payment is asked of the bank for a banking day only', async () => {
  const closed = ['2026-11-21', '2026-11-22', '2026-12-25', '2027-01-01', '2027-03-26', '2027-03-29'];
  for (const executeOn of closed)
    expect(await t.ask(admin, 'POST', '/api/support/payouts', { executeOn })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.executeOn', code: 'no-banking-day' }] },
    });
});

test('support reads and does not act; what was given out cannot be changed', async () => {
  const support = await t.signIn({ platformRole: 'support' });
  expect((await t.ask(support, 'GET', '/api/support/payouts')).status).toBe(200);
  expect((await t.ask(support, 'POST', '/api/support/payouts', { executeOn: EXECUTE_ON })).status).toBe(403);
  expect((await importFile(statement([]), support)).status).toBe(403);
  const change = (sql: string) => t.database.pool.query(sql);
  await expect(change("UPDATE payout_item SET iban = 'x'")).rejects.toThrow(/neither changed nor deleted/);
  await expect(change('UPDATE payout_batch SET approved_at = NULL')).rejects.toThrow(/neither changed/);
  await expect(change('DELETE FROM bank_record')).rejects.toThrow(/neither changed/);
  await expect(change('DELETE FROM payout_item_document')).rejects.toThrow();
});
