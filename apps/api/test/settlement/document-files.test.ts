import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPdf } from '#test/files/read-pdf.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { administrators, settle } from './settle.ts';
import { settledAccount, type SettledAccount } from './settled-account.ts';

let t: TestApp;
beforeEach(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
});
afterEach(() => t.close());

const FORMATS = ['pdf', 'xml', 'xlsx', 'csv'];
const BEGINS = ['%PDF', '<?xm', 'PK\u0003\u0004', '\uFEFFDoc'];

const fileOf = async (
  headers: SettledAccount<TestPerson>['owner']['headers'],
  path: string,
  format: string,
) => t.app.inject({ url: `${path}/file?format=${format}`, headers });
const documentOf = async ({
  owner,
}: SettledAccount<TestPerson>): Promise<{ id: string; number: string; total: string }> =>
  (await t.ask(owner, 'GET', '/api/account/documents')).body.documents[0];

test('an owner, and support, saves a document in each of its forms', async () => {
  const business = { kind: 'vat-nl', kvk: '12345678', vatId: 'NL000099998B57' };
  const account = await settledAccount(t, { party: business });
  const day = new Date('2026-10-01');
  await t.database.prisma.vatIdCheck.create({
    data: {
      accountId: account.accountId,
      vatId: business.vatId,
      result: 'valid',
      name: 'Olga',
      checkedOn: day,
      recordedAt: day,
      recordedById: 'one',
      confirmedAt: day,
      confirmedById: 'two',
    },
  });
  const person = await settledAccount(t);
  for (const each of [account, person]) await each.add({ endedAt: '2026-10-05T10:00:00Z' });
  await settle(t, '2026-10');
  const [support] = await administrators(t);
  const { id, number, total } = await documentOf(account);
  for (const [headers, path] of [
    [account.owner.headers, `/api/account/documents/${id}`],
    [support.headers, `/api/support/settlement/documents/${id}`],
  ] as const) {
    for (const [index, format] of FORMATS.entries()) {
      const answer = await fileOf(headers, path, format);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toContain(`"${number}.${format}"`);
      expect(answer.body.startsWith(BEGINS[index] ?? '')).toBe(true);
    }
  }
  const { rawPayload } = await fileOf(account.owner.headers, `/api/account/documents/${id}`, 'pdf');
  const { title, texts } = await readPdf(rawPayload);
  expect(title).toContain(number);
  expect(
    texts
      .flat()
      .map(({ text }) => text)
      .join('')
      .replace(',', '.'),
  ).toContain(total);

  // A private person has no e-invoice, and others have nothing of theirs.
  const { id: statement } = await documentOf(person);
  const statementPath = `/api/account/documents/${statement}`;
  expect((await fileOf(person.owner.headers, statementPath, 'pdf')).statusCode).toBe(200);
  expect((await fileOf(person.owner.headers, statementPath, 'xml')).statusCode).toBe(404);
  expect((await fileOf(account.owner.headers, statementPath, 'pdf')).statusCode).toBe(404);
});

const FILE_JOBS = { where: { kind: 'document-files' } };

test('the files of what was issued are made by themselves, kept, and outlive the account', async () => {
  const account = await settledAccount(t);
  await account.add({ endedAt: '2026-10-05T10:00:00Z' });
  await settle(t, '2026-10');
  const [support] = await administrators(t);
  const { id } = await documentOf(account);
  await expect.poll(() => t.database.prisma.job.count(FILE_JOBS), { timeout: 20_000 }).toBe(0);
  const { body: detail } = await t.ask(account.owner, 'GET', `/api/account/documents/${id}`);
  const { rawPayload: saved } = await fileOf(account.owner.headers, `/api/account/documents/${id}`, 'pdf');
  expect(detail.files).toEqual([{ format: 'pdf', sha256: createHash('sha256').update(saved).digest('hex') }]);

  await t.database.prisma.organization.delete({ where: { id: account.accountId } });
  const path = `/api/support/settlement/documents/${id}`;
  expect((await fileOf(support.headers, path, 'pdf')).rawPayload.equals(saved)).toBe(true);
});

test('support sees what was given up, and has it done again', async () => {
  const { prisma } = t.database;
  const long = new Date('2026-11-01T12:00:00Z');
  const job = { kind: 'document-files', target: randomUUID(), createdAt: long };
  // The document that it is about does not exist.
  const { id } = await prisma.job.create({ data: { ...job, dueAt: long, attempts: 15, deadAt: long } });
  const jobs = async (who: TestPerson) => (await t.ask(who, 'GET', '/api/support/jobs')).body;
  const support = await t.signIn({ platformRole: 'support' });
  expect(await jobs(support)).toMatchObject({
    waiting: 0,
    givenUp: 1,
    jobs: [{ id: String(id), kind: 'document-files', about: job.target, state: 'given-up', attempts: 15 }],
  });
  expect((await jobs(support)).jobs[0].endsProcesses).toBe(false);
  await prisma.job.update({ where: { id }, data: { claims: 51 } });
  expect((await jobs(support)).jobs[0].endsProcesses).toBe(true);
  const again = () => t.ask(support, 'POST', `/api/support/jobs/${id}/again`);
  expect((await again()).status).toBe(204);
  await expect
    .poll(async () => (await jobs(support)).jobs[0], { timeout: 20_000 })
    .toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastError: expect.stringContaining('there is no document'),
    });
  expect((await again()).status).toBe(404);
  expect(await prisma.auditEntry.count({ where: { action: 'job.do-again', actorId: support.id } })).toBe(1);
});
