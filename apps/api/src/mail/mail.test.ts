import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer } from '#test/network/mail-server.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { deliverDue } from '#platform/outbox/deliver.ts';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { createSmtpSender } from '#platform/outbox/smtp.ts';
import { tidyOutbox } from '#platform/outbox/tidy-outbox.ts';
import { writeMail } from '#platform/outbox/write-mail.ts';

/** Sends through a real mail server. */
let server: Awaited<ReturnType<typeof startMailServer>>;
let sending: TestApp;
/** Has no mail server. */
let t: TestApp;
const NOW = new Date('2026-11-18T12:00:00Z');

beforeAll(async () => {
  server = await startMailServer();
  sending = await buildTestApp({
    mail: { send: createSmtpSender(server.url, 'Laadpoort <no-reply@laadpoort.example>') },
    pace: 0.01,
  });
  t = await buildTestApp({ mail: { isShownToAll: true } });
});
afterAll(async () => {
  await Promise.all([t.close(), sending.close()]);
  await server.close();
});

const changeBankAccount = ({ app }: TestApp, { headers }: TestPerson) =>
  app.inject({
    method: 'PUT',
    url: '/api/account/bank-account',
    headers,
    payload: { iban: 'NL91ABNA0417164300', holder: 'Olga B.V.' },
  });

test('a change of the bank account reaches every owner by mail, as text and HTML', async () => {
  const owner = await sending.signIn({ role: 'owner', name: 'Olga & <b>Otto</b>' });
  const second = await sending.signIn({ accountId: owner.accountId, role: 'owner' });
  const viewer = await sending.signIn({ accountId: owner.accountId, role: 'viewer' });
  await sending.database.prisma.user.update({ where: { id: second.id }, data: { language: 'nl' } });
  expect((await changeBankAccount(sending, owner)).statusCode).toBe(200);

  const [english, dutch] = [await server.mailTo(owner.email), await server.mailTo(second.email)];
  expect(english.from).toBe('no-reply@laadpoort.example');
  expect(english.source).toContain('Subject: The bank account of Account was changed');
  expect(english.source).toContain('Content-Type: text/plain');
  expect(english.source).toContain('Olga & <b>Otto</b> changed the bank account');
  expect(english.source).toContain('Olga &amp; &lt;b&gt;Otto&lt;/b&gt; changed the bank account');
  expect(english.source).not.toMatch(/ABNA|<img|<script/);
  expect(dutch.source).toContain('De bankrekening van Account is gewijzigd');
  expect(server.received.flatMap(({ to }) => to)).not.toContain(viewer.email);
});

const leave = (recipient: string, at = NOW) =>
  enqueueMail(
    t.database.prisma,
    writeMail(recipient, 'en', { subject: 'Hello', paragraphs: ['Hello.'], footer: 'Bye.' }),
    at,
  );
const rowOf = (recipient: string) =>
  t.database.prisma.outboxMessage.findFirstOrThrow({ where: { recipient } });
const deliver = (at: Date) =>
  deliverDue(t.database.pool, createSmtpSender(server.url, 'no-reply@laadpoort.example'), () => at);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('that a process dies while it sends, however often, is no attempt; the one that is sent is the first', async () => {
  await leave('killed@example.com');
  for (let died = 0; died < 16; died += 1) {
    const begun = Promise.withResolvers<void>();
    const dies = () => {
      begun.resolve();
      return new Promise<void>(() => undefined);
    };
    void deliverDue(t.database.pool, dies, () => later(6 * died));
    await begun.promise;
  }
  const at = later(6 * 16);
  await deliverDue(
    t.database.pool,
    () => Promise.reject(new Error('no route')),
    () => at,
  );
  expect(await rowOf('killed@example.com')).toMatchObject({ attempts: 1, deadAt: null });
  await deliver(later(6 * 16 + 1));
  expect(await rowOf('killed@example.com')).toMatchObject({ attempts: 2, sentAt: later(6 * 16 + 1) });
});

test('what ends its process each time is given up when it would be begun for the 51st time, and support sees why', async () => {
  await leave('deadly@example.com');
  for (let died = 0; died < 50; died += 1) {
    const begun = Promise.withResolvers<void>();
    const dies = () => {
      begun.resolve();
      return new Promise<void>(() => undefined);
    };
    void deliverDue(t.database.pool, dies, () => later(6 * died));
    await begun.promise;
  }
  expect(await rowOf('deadly@example.com')).toMatchObject({ claims: 50, deadAt: null });
  await deliver(later(300));
  const { id, ...given } = await rowOf('deadly@example.com');
  expect(given).toMatchObject({ attempts: 0, sentAt: null, deadAt: later(300) });
  const support = await t.signIn({ platformRole: 'support', role: 'driver' });
  const { mails } = (await t.app.inject({ url: '/api/support/mails', headers: support.headers })).json();
  expect(mails.find((mail: { id: string }) => mail.id === String(id))).toMatchObject({
    state: 'given-up',
    endsProcesses: true,
  });
  await t.app.inject({ method: 'POST', url: `/api/support/mails/${id}/send`, headers: support.headers });
  expect(await rowOf('deadly@example.com')).toMatchObject({ claims: 0, deadAt: null });
  await deliver(later(300));
  expect((await rowOf('deadly@example.com')).sentAt).not.toBeNull();
});

test('what was being sent beside it when the process died is sent, and not given up with it', async () => {
  const names = ['killer', 'first', 'second', 'third'];
  const isOurs = (recipient: string) => names.some((name) => recipient === `${name}@beside.example.com`);
  for (const name of names) await leave(`${name}@beside.example.com`);
  for (let died = 0; died < 60; died += 1) {
    const dead = Promise.withResolvers<void>();
    // Whatever is in flight when the process dies never ends.
    let isDead = false;
    const sends = async ({ recipient }: { recipient: string }) => {
      if (!isOurs(recipient)) return;
      if (recipient.startsWith('killer')) {
        isDead = true;
        dead.resolve();
      } else await new Promise((resolve) => setTimeout(resolve, 5));
      if (isDead) await new Promise(() => undefined);
    };
    await Promise.race([dead.promise, deliverDue(t.database.pool, sends, () => later(400 + 6 * died))]);
  }
  expect(await rowOf('killer@beside.example.com')).toMatchObject({ sentAt: null, deadAt: expect.any(Date) });
  for (const name of ['first', 'second', 'third'])
    expect(await rowOf(`${name}@beside.example.com`)).toMatchObject({
      sentAt: expect.any(Date),
      deadAt: null,
    });
});

test('what is put off is sent later; what is refused for good is given up; what was sent keeps no content', async () => {
  server.putOff(1);
  await leave('later@example.com');
  await deliver(NOW);
  expect(await rowOf('later@example.com')).toMatchObject({ sentAt: null, attempts: 1, dueAt: later(1) });
  await deliver(later(0.9));
  expect(await rowOf('later@example.com')).toMatchObject({ sentAt: null, attempts: 1 });
  await deliver(later(1));
  expect(await rowOf('later@example.com')).toMatchObject({
    sentAt: later(1),
    content: null,
    lastError: null,
  });

  await leave('nobody@example.com');
  await deliver(NOW);
  const refused = await rowOf('nobody@example.com');
  expect(refused).toMatchObject({ deadAt: NOW, sentAt: null });
  expect(refused.lastError).toContain('550');
});

test('processes that send at the same time send a mail once', async () => {
  const recipients = Array.from({ length: 30 }, (_, index) => `once-${index}@example.com`);
  for (const recipient of recipients) await leave(recipient);
  await Promise.all([deliver(NOW), deliver(NOW), deliver(NOW)]);
  const sent = server.received.flatMap(({ to }) => to).filter((address) => address.startsWith('once-'));
  expect(sent.toSorted()).toEqual(recipients.toSorted());
});

test('support sees what was sent and what was not, not what it says, and has it sent again', async () => {
  const support = await t.signIn({ platformRole: 'support', role: 'driver' });
  await leave('nobody-else@example.com');
  await deliver(NOW);
  const list = async () =>
    (await t.app.inject({ url: '/api/support/mails', headers: support.headers })).json();
  const refused = { recipient: 'nobody-else@example.com', subject: 'Hello', state: 'given-up', attempts: 1 };
  const { sends, mails } = await list();
  expect(sends).toBe(false);
  const found = mails.find(({ recipient }: { recipient: string }) => recipient === refused.recipient);
  expect(found).toMatchObject(refused);
  expect(JSON.stringify(mails)).not.toContain('Hello.');

  const again = (id: string) =>
    t.app.inject({ method: 'POST', url: `/api/support/mails/${id}/send`, headers: support.headers });
  expect((await again(found.id)).statusCode).toBe(204);
  expect(await rowOf('nobody-else@example.com')).toMatchObject({ deadAt: null, attempts: 0 });
  const { id: sent } = await rowOf('later@example.com');
  expect((await again(String(sent))).statusCode).toBe(404);
});

test('anybody reads them in the demo without a mail server, nobody elsewhere', async () => {
  await leave('reader@example.com');
  const { mails } = (await t.app.inject('/api/demo/mails')).json();
  expect(mails[0]).toMatchObject({ recipient: 'reader@example.com', text: 'Hello.\n\n-- \nBye.\n' });
  expect((await sending.app.inject('/api/demo/mails')).statusCode).toBe(404);
});

test('content that was never sent is kept for a week', async () => {
  await leave('forgotten@example.com', later(-8 * 1_440));
  await leave('kept@example.com', later(-6 * 1_440));
  await tidyOutbox(t.database.pool, NOW);
  expect(await rowOf('forgotten@example.com')).toMatchObject({ content: null, deadAt: NOW });
  expect((await rowOf('kept@example.com')).content).not.toBeNull();
});
