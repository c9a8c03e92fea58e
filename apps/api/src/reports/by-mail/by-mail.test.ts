import { asOwner } from '#test/test-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { mailReports } from './mail-reports.ts';

let t: TestApp;
let owner: TestPerson;
const URL = '/api/reports/by-mail';

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-20T12:00:00Z') } });
  owner = await t.signIn({ role: 'owner' });
});
afterAll(() => t.close());

const onFault = (error: unknown) => {
  throw error;
};
const choose = (reports: readonly string[], person = owner) => t.ask(person, 'PUT', URL, { reports });
const mailAt = (now: string) =>
  mailReports(t.database, { publicUrl: 'https://laadpoort.example', now: new Date(now), onFault });
const mails = async () =>
  (await t.database.prisma.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(
    ({ recipient, subject, content }) => ({ recipient, subject, text: (content as { text: string }).text }),
  );

test('nobody gets one who did not ask; a month comes once, from its second day on, with a link', async () => {
  expect((await t.ask(owner, 'GET', URL)).body).toEqual({ reports: [] });
  expect((await choose(['co2', 'faults'])).status).toBe(204);
  expect((await t.ask(owner, 'GET', URL)).body).toEqual({ reports: ['faults', 'co2'] });
  await mailAt('2026-12-01T12:00:00Z');
  expect(await mails()).toEqual([]);
  await Promise.all([mailAt('2026-12-02T06:00:00Z'), mailAt('2026-12-02T06:00:00Z')]);
  await mailAt('2026-12-20T06:00:00Z');
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.recipient).toBe(owner.email);
  expect(mail?.subject).toContain('your reports for November 2026');
  expect(mail?.text).toContain('faults and CO2');
  expect(mail?.text).toContain(
    `https://laadpoort.example/reports/faults?to=2026-11&account=${owner.accountId}`,
  );
});

test('chosen again in the same month it does not come again; who may not read reports any more gets none', async () => {
  t.clock.now = new Date('2026-12-20T12:00:00Z');
  await choose([]);
  await choose(['monthly']);
  await mailAt('2026-12-21T06:00:00Z');
  expect(await mails()).toHaveLength(1);
  const { accountId } = owner;
  const colleague = await t.signIn({ role: 'viewer', accountId });
  await choose(['monthly'], colleague);
  await t.database.prisma.member.updateMany({ where: { userId: colleague.id }, data: { role: 'driver' } });
  await mailAt('2027-01-02T06:00:00Z');
  expect((await mails()).map(({ recipient }) => recipient)).toEqual([owner.email, owner.email]);
});

test('one that fails keeps none of the others from theirs, and comes later', async () => {
  const before = (await mails()).length;
  const people = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
  for (const person of people) await choose(['monthly'], person);
  const [failing, fine] = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (!failing || !fine) throw new Error('nobody');
  const refuse = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.recipient = '${failing.email}' THEN RAISE 'no disk'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION refuse()`;
  await asOwner(t.database, refuse);
  const faults: unknown[] = [];
  const terms = { publicUrl: 'https://laadpoort.example', now: new Date('2027-02-02T06:00:00Z') };
  await mailReports(t.database, { ...terms, onFault: (error) => faults.push(error) });
  expect(String(faults)).toContain('no disk');
  const sent = (await mails()).slice(before).map(({ recipient }) => recipient);
  expect(sent).toContain(fine.email);
  expect(sent).not.toContain(failing.email);
  await asOwner(t.database, 'DROP TRIGGER refuse ON outbox_message');
  await mailReports(t.database, { ...terms, onFault });
  expect((await mails()).map(({ recipient }) => recipient)).toContain(failing.email);
});
