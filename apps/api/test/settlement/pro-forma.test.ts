import { afterAll, beforeAll, expect, test } from 'vitest';
import { elements, readPdf } from '#test/files/read-pdf.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { settledAccount, type SettledAccount } from './settled-account.ts';
import { administrators, runIn, settle } from './settle.ts';

let t: TestApp;
let account: SettledAccount<TestPerson>;
const URL = '/api/account/pro-forma';

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-10-20T12:00:00Z') }, pace: 0.01 });
  account = await settledAccount(t);
  await account.add({ endedAt: '2026-10-05T10:00:00Z' });
});
afterAll(() => t.close());

const proForma = async () => (await t.ask(account.owner, 'GET', URL)).body;

test('it says what the document of the month will say, and becomes it', async () => {
  const before = await proForma();
  expect(before).toMatchObject({ month: '2026-10', assumed: [], waiting: [] });
  expect(before.document).toMatchObject({ kind: 'statement', sessions: 1, vat: null });
  expect(await t.database.prisma.document.count()).toBe(0);
  // By the account's clock it is November; October is not over everywhere, so it has no run yet.
  t.clock.now = new Date('2026-10-31T23:30:00Z');
  expect(await proForma()).toEqual(before);
  t.clock.now = new Date('2026-11-02T12:00:00Z');
  // The month that is settled next comes before the running one.
  await account.add({ endedAt: '2026-11-01T10:00:00Z' });
  expect(await proForma()).toEqual(before);
  await settle(t, '2026-10');
  const { documents } = (await t.ask(account.owner, 'GET', '/api/account/documents')).body;
  expect(documents[0]).toMatchObject({ kind: 'statement', total: before.document.total });
  expect(await proForma()).toMatchObject({ month: '2026-11', document: { sessions: 1 } });
});

test('a month whose run is not final yet is still that month', async () => {
  t.clock.now = new Date('2026-12-02T12:00:00Z');
  const before = await proForma();
  expect(before).toMatchObject({ month: '2026-11', document: { sessions: 1 } });
  const [anna] = await administrators(t);
  const { body } = await t.ask(anna, 'POST', '/api/support/settlement/runs', { month: '2026-11' });
  await runIn(t, anna, body.id, 'drafted');
  expect(await proForma()).toEqual(before);
});

test('another account has one of its own', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect((await t.ask(stranger, 'GET', URL)).body).toMatchObject({ document: null, waiting: [] });
});

test('the PDF says that it is none, and has neither number nor the words of an invoice', async () => {
  const answer = await t.app.inject({ url: `${URL}/file`, headers: account.owner.headers });
  expect(answer.headers['content-disposition']).toContain('pro-forma_2026-11.pdf');
  const pdf = await readPdf(answer.rawPayload);
  const [tree] = pdf.trees;
  expect(tree && elements(tree, 'H1').map(({ text }) => text.trim())).toEqual(['Pro forma']);
  const text = pdf.texts
    .flat()
    .map((each) => each.text)
    .join(' ');
  expect(text).toMatch(/no invoice and no statement|geen factuur en geen/);
  expect(text).not.toMatch(/[SV][BO]-\d/);
});
