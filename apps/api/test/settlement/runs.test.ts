import { createHash } from 'node:crypto';
import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { asOwner } from '#test/test-database.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { issueDocument } from '../../src/settlement/documents/issue.ts';
import { contentOf } from '../../src/settlement/documents/stored-document.ts';
import { head, sessions } from './documents.ts';
import { addMember, administrators, runIn, settle } from './settle.ts';
import { settledAccount, type SettledAccount } from './settled-account.ts';

let t: TestApp;
beforeEach(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-02T12:00:00Z') }, pace: 0.01 });
});
afterEach(() => t.close());

const RUNS = '/api/support/settlement/runs';
const documentsOf = async ({ owner }: SettledAccount<TestPerson>) =>
  (await t.ask(owner, 'GET', '/api/account/documents')).body.documents;
const documentOf = async ({ owner }: SettledAccount<TestPerson>, id: string) =>
  (await t.ask(owner, 'GET', `/api/account/documents/${id}`)).body;

const business = { kind: 'vat-nl', kvk: '12345678', vatId: 'NL000099998B57' };
const vatIdChecked = {
  vatId: business.vatId,
  result: 'valid',
  name: 'Olga',
  checkedOn: new Date('2026-11-01'),
  recordedAt: new Date('2026-11-01'),
  recordedById: 'one',
  confirmedAt: new Date('2026-11-01'),
  confirmedById: 'two',
};

test('from sessions of a month to a numbered document with a mail, by two people', async () => {
  const account = await settledAccount(t);
  await account.add({ endedAt: '2026-10-05T10:00:00Z' });
  await account.add({ endedAt: '2026-10-31T22:59:59Z', energyWh: 20_000 });
  await account.add({ endedAt: '2026-11-01T10:00:00Z' });
  // Already November in Amsterdam, still October in New York.
  const other = await settledAccount(t);
  await other.add({ endedAt: '2026-10-31T23:00:00Z' });
  const abroad = await settledAccount(t, { timeZone: 'America/New_York' });
  await abroad.add({ endedAt: '2026-11-01T03:59:59Z' });
  const [first, second] = await administrators(t);
  const { body: before } = await t.ask(first, 'GET', RUNS);
  expect(before).toEqual({ runs: [], nextMonth: '2026-10', isOperatorSetUp: true });
  expect(await t.ask(first, 'POST', RUNS, { month: '2026-11' })).toMatchObject({
    status: 409,
    body: { code: 'month-not-over' },
  });
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  expect(await t.ask(second, 'POST', RUNS, { month: '2026-10' })).toMatchObject({
    status: 409,
    body: { code: 'run-exists' },
  });
  const drafted = await runIn(t, first, id, 'drafted');
  expect(drafted).toMatchObject({
    run: { documents: 2, total: '12.00', startedBy: 'Anna', isOwn: true },
    kinds: [{ kind: 'statement', documents: 2, net: '12.00', vat: '0', total: '12.00' }],
    exceptions: [],
  });
  expect(await documentsOf(account)).toEqual([]);

  const seen = { documents: 2, total: '12.00' };
  const approve = (who: typeof first, body: object = seen) =>
    t.ask(who, 'POST', `${RUNS}/${id}/approval`, body);
  expect(await approve(first)).toMatchObject({ status: 403, body: { code: 'second-person-needed' } });
  expect(await approve(second, { ...seen, total: '12.01' })).toMatchObject({
    status: 409,
    body: { code: 'run-changed' },
  });
  const membership = await addMember(t, second, account.accountId);
  expect(await approve(second)).toMatchObject({ status: 403, body: { code: 'own-account' } });
  await membership.end();
  expect((await approve(second)).status).toBe(204);
  expect(await approve(second)).toMatchObject({ status: 409, body: { code: 'run-approved' } });
  await runIn(t, first, id, 'final');

  const [summary, ...others] = await documentsOf(account);
  expect(others).toEqual([]);
  const { number: accountNumber } = await t.database.prisma.organization.findUniqueOrThrow({
    where: { id: account.accountId },
  });
  expect(summary).toMatchObject({
    number: `VO-${accountNumber}-2026-0001`,
    kind: 'statement',
    month: '2026-10',
    issuedOn: '2026-11-02',
    payoutOn: '2026-11-20',
    total: '9.00',
    state: 'final',
  });
  const { document, sessions: count, hash, hasUbl } = await documentOf(account, summary.id);
  expect(document).toMatchObject({
    supplier: { name: 'Olga' },
    told: '9.00',
    rounding: '0.00',
    agreement: { version: 1, acceptedOn: '2026-01-02' },
  });
  const sessionsPath = `/api/account/documents/${summary.id}/sessions`;
  const pageOf = async (query: string) =>
    (await t.ask(account.owner, 'GET', `${sessionsPath}?${query}`)).body;
  const begin = await pageOf('limit=1');
  expect(begin).toMatchObject({ sessions: [{ amount: '3.000000' }], nextCursor: '1' });
  const rest = await pageOf(`cursor=${begin.nextCursor}`);
  expect(rest).toMatchObject({ sessions: [{ amount: '6.000000' }], nextCursor: null });
  expect((await pageOf('cursor=2')).sessions).toEqual([]);
  expect((await t.ask(account.owner, 'GET', `${sessionsPath}?cursor=x`)).status).toBe(400);
  expect((await t.ask(other.owner, 'GET', sessionsPath)).status).toBe(404);
  const sessions = [...begin.sessions, ...rest.sessions];
  expect(count).toBe(2);
  expect(hash).toBe(
    createHash('sha256')
      .update(canonicalJson({ ...document, sessions }))
      .digest('hex'),
  );
  expect(hasUbl).toBe(false);
  expect(await documentsOf(other)).toEqual([]);
  expect(await documentsOf(abroad)).toHaveLength(1);
  expect(await t.ask(other.owner, 'GET', `/api/account/documents/${summary.id}`)).toMatchObject({
    status: 404,
  });
  const mails = await t.database.prisma.outboxMessage.findMany({ where: { recipient: account.owner.email } });
  expect(mails).toMatchObject([{ subject: 'Account: your reimbursement for October 2026' }]);
  const actions = await t.database.prisma.auditEntry.findMany({
    where: { action: { startsWith: 'settlement.' } },
    orderBy: { id: 'asc' },
  });
  expect(actions.map(({ action }) => action)).toEqual(['settlement.start', 'settlement.approve']);

  // Once more: nothing is left of October.
  t.clock.now = new Date('2026-12-02T12:00:00Z');
  await settle(t, '2026-11');
  expect(
    (await documentsOf(account)).map(({ month, number, total }: Record<string, string>) => [
      month,
      number,
      total,
    ]),
  ).toEqual([
    ['2026-11', `VO-${accountNumber}-2026-0002`, '3.00'],
    ['2026-10', `VO-${accountNumber}-2026-0001`, '9.00'],
  ]);

  // Of two months that are started at once, one waits for the other to be issued.
  const months = ['2026-08', '2026-09'];
  const [anna] = await administrators(t);
  const answers = await Promise.all(months.map((month) => t.ask(anna, 'POST', RUNS, { month })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('what waits is told with its reason, and comes late in the next run', async () => {
  const nobody = await settledAccount(t, { party: null });
  await nobody.add({ endedAt: '2026-10-05T10:00:00Z' });
  const unchecked = await settledAccount(t, { party: business });
  await unchecked.add({ endedAt: '2026-10-05T10:00:00Z' });
  const doubtful = await settledAccount(t);
  const waiting = await doubtful.add({ endedAt: '2026-10-05T10:00:00Z', review: 'open' });
  await doubtful.add({ endedAt: '2026-10-06T10:00:00Z' });
  const [first] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  const { exceptions, run } = await runIn(t, first, id, 'drafted');
  expect(run).toMatchObject({ documents: 1, total: '3.00' });
  expect(
    exceptions.map(({ reason, sessions, amount }: Record<string, unknown>) => [reason, sessions, amount]),
  ).toEqual([
    ['no-party', 1, '3.000000'],
    ['open-review', 1, '3.000000'],
    ['vat-id-unchecked', 1, '3.000000'],
  ]);
  const listed = await t.ask(first, 'GET', `${RUNS}/${id}/exceptions?reason=no-party`);
  expect(listed.body).toMatchObject({
    exceptions: [{ accountId: nobody.accountId, sessions: 1 }],
    nextCursor: null,
  });

  await t.database.prisma.vatIdCheck.create({
    data: { ...vatIdChecked, accountId: unchecked.accountId },
  });
  await t.database.prisma.session.update({ where: { id: waiting }, data: { review: 'excluded' } });
  // Whoever draws it up again is who another person approves it for.
  expect((await t.ask(first, 'POST', `${RUNS}/${id}/redraft`)).status).toBe(204);
  const again = await runIn(t, first, id, 'drafted');
  expect(again.run).toMatchObject({ documents: 2, total: '6.63' });
  expect(again.exceptions).toMatchObject([{ reason: 'no-party' }]);
  const documents = await t.ask(first, 'GET', `${RUNS}/${id}/documents?limit=1`);
  expect(documents.body.documents).toMatchObject([{ number: null, sessions: 1 }]);
  const rest = await t.ask(
    first,
    'GET',
    `${RUNS}/${id}/documents?limit=1&cursor=${documents.body.nextCursor}`,
  );
  expect(rest.body).toMatchObject({ documents: [{ sessions: 1 }], nextCursor: null });
});

test('what waits is summed without VAT, whatever basis was typed; what changed after the approval too', async () => {
  const unchecked = await settledAccount(t, { party: business, basis: 'incl' });
  await unchecked.add({ endedAt: '2026-10-05T10:00:00Z', energyWh: 12_100 });
  await unchecked.add({ endedAt: '2026-10-05T12:00:00Z', energyWh: 12_100, review: 'open' });
  const known = await settledAccount(t, { party: business, basis: 'incl' });
  const changed = await known.add({ endedAt: '2026-10-05T10:00:00Z', energyWh: 12_100 });
  await t.database.prisma.vatIdCheck.create({
    data: { ...vatIdChecked, accountId: known.accountId },
  });
  const [first, second] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  const { run } = await runIn(t, first, id, 'drafted');
  await t.database.prisma.session.update({
    where: { id: changed },
    data: { energyWh: 9_000, amount: '2.7' },
  });
  await t.ask(second, 'POST', `${RUNS}/${id}/approval`, { documents: run.documents, total: run.total });
  const { exceptions } = await runIn(t, first, id, 'final');
  expect(exceptions.map(({ reason, amount }: Record<string, unknown>) => [reason, amount])).toEqual([
    ['changed', '3.000000'],
    ['open-review', '3.000000'],
    ['vat-id-unchecked', '3.000000'],
  ]);
});

test('drawn up again while it is being drawn up, no account is left out', async () => {
  const ACCOUNTS = 12;
  for (let each = 0; each < ACCOUNTS; each += 1)
    await (await settledAccount(t)).add({ endedAt: '2026-10-05T10:00:00Z' });
  const [first] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  for (let round = 0; round < 12; round += 1) {
    await new Promise((done) => setTimeout(done, 15 * round));
    expect((await t.ask(first, 'POST', `${RUNS}/${id}/redraft`)).status).toBe(204);
    const { run } = await runIn(t, first, id, 'drafted');
    expect(run.documents, `round ${round}`).toBe(ACCOUNTS);
    expect((await t.ask(first, 'POST', `${RUNS}/${id}/redraft`)).status).toBe(204);
  }
  expect((await runIn(t, first, id, 'drafted')).run.documents).toBe(ACCOUNTS);
});

test('an account that cannot be drawn up or issued holds up no other', async () => {
  const broken = await settledAccount(t);
  const sessionId = await broken.add({ endedAt: '2026-10-05T10:00:00Z' });
  await t.database.prisma.session.update({
    where: { id: sessionId },
    data: { priceLines: [{ kind: 'free beer' }] },
  });
  const stuck = await settledAccount(t);
  await stuck.add({ endedAt: '2026-10-05T10:00:00Z' });
  const fine = await settledAccount(t);
  await fine.add({ endedAt: '2026-10-05T10:00:00Z' });
  const [first, second] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  const { run, exceptions } = await runIn(t, first, id, 'drafted');
  expect(exceptions).toMatchObject([{ reason: 'failed', accounts: 1 }]);
  expect(run).toMatchObject({ documents: 2, total: '6.00' });
  const { number: accountNumber } = await t.database.prisma.organization.findUniqueOrThrow({
    where: { id: stuck.accountId },
  });
  // Its series is full: the next number cannot be given out.
  await t.database.prisma.documentSeries.create({
    data: { accountNumber, kind: 'statement', year: 2026, lastPlace: 2 ** 31 - 1 },
  });
  await t.ask(second, 'POST', `${RUNS}/${id}/approval`, { documents: run.documents, total: run.total });
  await vi.waitFor(async () => expect(await documentsOf(fine)).toHaveLength(1), { timeout: 10_000 });
  const { run: after } = (await t.ask(first, 'GET', `${RUNS}/${id}`)).body;
  expect(after).toMatchObject({ state: 'finalising', accounts: { done: 2, all: 3 } });
  expect(await documentsOf(stuck)).toEqual([]);
  expect(t.faults.length).toBeGreaterThan(1);
});

test('what changed after the approval is not issued, and waits', async () => {
  const changed = await settledAccount(t);
  const sessionId = await changed.add({ endedAt: '2026-10-05T10:00:00Z' });
  const same = await settledAccount(t);
  await same.add({ endedAt: '2026-10-05T10:00:00Z' });
  const [first, second] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-10' });
  const { run } = await runIn(t, first, id, 'drafted');
  await t.database.prisma.session.update({
    where: { id: sessionId },
    data: { energyWh: 9_000, amount: '2.7' },
  });
  await t.ask(second, 'POST', `${RUNS}/${id}/approval`, { documents: run.documents, total: run.total });
  const { exceptions, kinds } = await runIn(t, first, id, 'final');
  expect(kinds).toMatchObject([{ documents: 1, total: '3.00' }]);
  expect(exceptions).toMatchObject([{ reason: 'changed', sessions: 1 }]);
  expect(await documentsOf(changed)).toEqual([]);
  expect(await t.database.prisma.session.findUnique({ where: { id: sessionId } })).toMatchObject({
    documentId: null,
  });
});

test('a credit note cannot be disputed, and one of another run waits until it is issued', async () => {
  const account = await settledAccount(t);
  const sessionId = await account.add({ endedAt: '2026-10-05T10:00:00Z' });
  await account.add({ endedAt: '2026-10-06T10:00:00Z' });
  await settle(t, '2026-10');
  const [{ id: documentId }] = await documentsOf(account);
  const [admin] = await administrators(t);
  const dispute = (id: string) =>
    t.ask(account.owner, 'POST', `/api/account/documents/${id}/dispute`, { reason: 'Not right' });
  expect((await dispute(documentId)).status).toBe(204);
  expect(await dispute(documentId)).toMatchObject({ status: 409, body: { code: 'document-disputed' } });
  await t.database.prisma.session.update({ where: { id: sessionId }, data: { review: 'excluded' } });
  const { body } = await t.ask(admin, 'POST', `/api/support/settlement/documents/${documentId}/correction`, {
    reason: 'A test',
  });
  expect(await dispute(body.creditId)).toMatchObject({ status: 404 });
  expect((await documentOf(account, body.creditId)).disputableUntil).toBeNull();
  // The last of 14 days ends at midnight in Amsterdam.
  t.clock.now = new Date('2026-11-16T22:59:59Z');
  expect((await documentOf(account, body.replacementId)).disputableUntil).toBe('2026-11-16');
  t.clock.now = new Date('2026-11-16T23:00:00Z');
  expect((await documentOf(account, body.replacementId)).disputableUntil).toBeNull();
  expect(await dispute(body.replacementId)).toMatchObject({
    status: 409,
    body: { code: 'dispute-too-late' },
  });
});

test('a second run waits until the first is issued; a station may be renamed meanwhile', async () => {
  const account = await settledAccount(t);
  await account.add({ endedAt: '2026-09-05T10:00:00Z' });
  const [first, second] = await administrators(t);
  const {
    body: { id },
  } = await t.ask(first, 'POST', RUNS, { month: '2026-09' });
  const { run } = await runIn(t, first, id, 'drafted');
  expect(await t.ask(first, 'POST', RUNS, { month: '2026-10' })).toMatchObject({
    status: 409,
    body: { code: 'run-unfinished' },
  });
  await t.database.prisma.station.update({ where: { id: account.stationId }, data: { name: 'Renamed' } });
  await t.ask(second, 'POST', `${RUNS}/${id}/approval`, { documents: run.documents, total: run.total });
  expect((await runIn(t, first, id, 'final')).exceptions).toEqual([]);
  expect((await documentsOf(account)).map(({ total }: { total: string }) => total)).toEqual(['3.00']);
  expect((await t.ask(first, 'POST', RUNS, { month: '2026-10' })).status).toBe(200);
});

test('a final document, its sessions and its series cannot be changed, not by the owner of the tables either', async () => {
  const account = await settledAccount(t);
  await account.add({ endedAt: '2026-10-05T10:00:00Z' });
  await settle(t, '2026-10');
  for (const statement of [
    `UPDATE document SET total = 0`,
    `DELETE FROM document`,
    `DELETE FROM document_session`,
    `INSERT INTO document_session SELECT id, 999 FROM document`,
    `UPDATE document_series SET last_place = 0`,
    `UPDATE document_series SET last_place = last_place + 2`,
    `DELETE FROM document_series`,
    `UPDATE agreement_acceptance SET version = 2`,
  ])
    await expect(asOwner(t.database, statement), statement).rejects.toThrow();
});

test('20 runs of finalisers at once give out numbers without a gap, and settle no session twice', async () => {
  const account = await settledAccount(t);
  for (let day = 1; day <= 9; day += 1) await account.add({ endedAt: `2026-10-0${day}T10:00:00Z` });
  await settle(t, '2026-10');
  const [{ id: documentId }] = await documentsOf(account);
  const [admin] = await administrators(t);
  for (let round = 0; round < 3; round += 1) {
    const { prisma } = t.database;
    const { id } = await prisma.session.findFirstOrThrow({
      where: { accountId: account.accountId },
      orderBy: { id: 'asc' },
    });
    await prisma.session.update({ where: { id }, data: { meterStopWh: 1_010_001 + round } });
    const latest = (await documentsOf(account)).find(
      ({ state, kind }: Record<string, string>) => state === 'final' && kind === 'statement',
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        t.ask(admin, 'POST', `/api/support/settlement/documents/${latest.id}/correction`, {
          reason: 'Meter read again',
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['document-credited']),
    );
  }
  const documents = await documentsOf(account);
  const places = (prefix: string) =>
    documents
      .flatMap(({ number }: { number: string }) =>
        number.startsWith(prefix) ? [Number(number.slice(-4))] : [],
      )
      .toSorted((a: number, b: number) => a - b);
  expect(places('VO')).toEqual([1, 2, 3, 4]);
  expect(places('VC')).toEqual([1, 2, 3]);
  const settled = await t.database.prisma.session.groupBy({
    by: ['documentId'],
    where: { accountId: account.accountId },
    _count: true,
  });
  expect(settled).toHaveLength(1);
  expect(settled[0]).toMatchObject({ _count: 9 });
  expect(settled[0]?.documentId).not.toBe(documentId);
});

test('20 finalisers of one series at once, of whom some are lost, give out numbers without a gap', async () => {
  const { prisma } = t.database;
  const { accountId } = await t.signIn({ role: 'owner' });
  const draft = buildDocument(head('private'), sessions(1));
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const row = await prisma.document.create({
        data: { accountId, partyVersionId: 1, ...contentOf(draft) },
      });
      return row.id;
    }),
  );
  const issued = await Promise.allSettled(
    ids.map((id, index) =>
      prisma.$transaction(
        async (tx) => {
          const { number } = await issueDocument(tx, id, draft, { now: t.clock.now, payoutDay: 20 });
          if (index % 4 === 0) throw new Error('lost');
          return number;
        },
        { maxWait: 20_000, timeout: 20_000 },
      ),
    ),
  );
  const places = issued.flatMap((each) =>
    each.status === 'fulfilled' ? [Number(each.value?.slice(-4))] : [],
  );
  expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});
