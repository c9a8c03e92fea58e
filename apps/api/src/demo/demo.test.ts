import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { makeHistory } from './history.ts';
import { areDemoPeopleHere, isDemoPerson } from './demo-people.ts';
import { openDemo, type Demo } from './open-demo.ts';
import { DEMO_PASSWORD, people } from './people.ts';
import type { DemoSignIn } from './set-passwords.ts';

let t: TestApp;
let demo: Demo | undefined;
const pepper = Buffer.alloc(32, 7);
const NOW = new Date('2026-11-18T12:00:00Z');

beforeAll(async () => {
  t = await buildTestApp({
    demoSignIns: [{ who: 'support', email: people.support.email, password: DEMO_PASSWORD }],
  });
  demo = await openDemo(t.database, { now: NOW, pepper, isExposed: false });
});
afterAll(() => t.close());

const signIn = async (who: DemoSignIn['who']): Promise<{ cookie: string }> => {
  const person = demo?.signIns.find((signIn) => signIn.who === who);
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: person?.email, password: person?.password },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return {
    cookie: answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '),
  };
};
const get = async (url: string, headers: { cookie: string }) => (await t.app.inject({ url, headers })).json();

test('the owner finds three stations, a year of income and cards to whitelist', async () => {
  const headers = await signIn('owner');
  const { rows } = await get('/api/reports/monthly', headers);
  expect(new Set(rows.map(({ stationName }: { stationName: string }) => stationName))).toEqual(
    new Set(['Home', 'Office', 'Car park Stationsplein']),
  );
  expect(new Set(rows.map(({ month }: { month: string }) => month)).size).toBe(12);
  const { entries, refused } = await get('/api/whitelist', headers);
  expect(entries).toHaveLength(9);
  expect(refused.length).toBeGreaterThan(1);
});

test('the employee finds her sessions at work and elsewhere', async () => {
  const headers = await signIn('employee');
  const { sessions } = await get('/api/mobility/sessions?limit=200', headers);
  expect(new Set(sessions.map(({ source }: { source: string }) => source))).toEqual(
    new Set(['own-station', 'other-station']),
  );
});

test('a recent session has its curve and timeline, and its price lines give its amount', async () => {
  const headers = await signIn('owner');
  const { sessions } = await get('/api/sessions?kind=paid&limit=1', headers);
  const session = await get(`/api/sessions/${sessions[0].id}`, headers);
  expect(session.priceLines).toMatchObject([{ kind: 'energy', amount: session.amount }]);
  expect(session.timeline.length).toBeGreaterThan(4);
  const { points } = await get(`/api/sessions/${session.id}/curve`, headers);
  expect(points.at(-1).energyWh).toBe(session.energyWh);
});

test('sessions of the owner count for emission reduction units, or say why they do not', async () => {
  const headers = await signIn('owner');
  const { counting, waiting } = await get('/api/reports/ere?year=2026', headers);
  expect(counting.sessions).toBeGreaterThan(100);
  expect(waiting.map(({ reason }: { reason: string }) => reason)).toEqual(
    expect.arrayContaining(['no-charger-data', 'not-built-in', 'no-mid', 'no-authorisation']),
  );
  expect(waiting.map(({ reason }: { reason: string }) => reason)).not.toContain('same-energy');
});

test('a session that ended without a reported stop tells of none', async () => {
  const headers = await signIn('owner');
  const row = await t.database.prisma.session.findFirstOrThrow({
    where: { anomalies: { has: 'presumed_end' } },
  });
  expect(row).toMatchObject({ stopReason: null, stopIdTag: null, stopReceivedAt: null });
  const { meter, energyWh } = await get(`/api/sessions/${row.id}`, headers);
  expect(meter.end).toMatchObject({ from: 'sample', registerWh: meter.begin.registerWh + energyWh });
});

test('staff of a demo that only this machine can reach need no second factor; others do', async () => {
  const support = await signIn('support');
  expect((await get('/api/me', support)).secondFactor).toBe('exempt');
  expect(await get('/api/support/mails', support)).toHaveProperty('mails');
  // Not among those that the sign-in page offers, as where others can reach the demo.
  expect(await get('/api/support/mails', await signIn('admin'))).toMatchObject({
    code: 'second-factor-required',
  });
});

test('no charging point and no card charges twice at a time', () => {
  const sessions = makeHistory(NOW);
  const last = new Map<string, Date>();
  for (const { chargePoint, connectorId, card, startedAt, endedAt } of sessions) {
    for (const who of [`${chargePoint.identity} ${connectorId}`, card.uid]) {
      const until = last.get(who);
      if (until) expect(startedAt.getTime()).toBeGreaterThan(until.getTime());
      last.set(who, endedAt);
    }
  }
});

test('the second start finds the same demo; a charger with a new key stays off', async () => {
  const again = await openDemo(t.database, {
    now: new Date('2026-11-19T12:00:00Z'),
    pepper,
    isExposed: false,
  });
  expect(again).toEqual(demo);
  await t.database.prisma.chargePoint.updateMany({
    where: { serialNumber: 'ACE0254001' },
    data: { keyHash: new Uint8Array(32) },
  });
  const fleet = (await openDemo(t.database, { now: NOW, pepper, isExposed: false }))?.fleet ?? [];
  expect(fleet.map(({ identity }) => identity)).not.toContain('ACE0254001');
  expect(fleet).toHaveLength((demo?.fleet.length ?? 0) - 1);
});

test("somebody's real database gets no demo", async () => {
  const real = await buildTestApp();
  await real.signIn({ role: 'owner' });
  expect(await openDemo(real.database, { now: NOW, pepper, isExposed: false })).toBeUndefined();
  await real.close();
});

test('where others can reach it, nobody can sign in with a password that they could know', async () => {
  const before = await signIn('admin');
  const exposed = await openDemo(t.database, { now: NOW, pepper, isExposed: true });
  expect((await t.app.inject({ url: '/api/me', headers: before })).statusCode).toBe(401);
  const passwords = exposed?.signIns.map(({ password }) => password) ?? [];
  expect(new Set(passwords).size).toBe(7);
  const known = { email: 'admin@laadpoort.example', password: 'laadpoort-demo' };
  const attempt = (payload: object) =>
    t.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload });
  expect((await attempt(known)).statusCode).toBe(401);
  const [shown] = exposed?.signIns.filter(({ email }) => email === known.email) ?? [];
  expect((await attempt({ email: shown?.email, password: shown?.password })).statusCode).toBe(200);

  await openDemo(t.database, { now: NOW, pepper, isExposed: false });
  expect((await attempt(known)).statusCode).toBe(200);
});

test('its people can be removed; nobody signs in as one of them afterwards', async () => {
  const headers = await signIn('owner');
  expect(await areDemoPeopleHere(t.database)).toBe(true);
  const { count } = await t.database.prisma.user.deleteMany({ where: isDemoPerson });
  expect(count).toBe(7);
  expect(await areDemoPeopleHere(t.database)).toBe(false);
  expect((await t.app.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  expect(await openDemo(t.database, { now: NOW, pepper, isExposed: false })).toBeUndefined();
});
