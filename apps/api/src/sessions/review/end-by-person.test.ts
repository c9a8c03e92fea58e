import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

const NOW = new Date('2026-11-18T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let t: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner', name: 'Olga Owner' });
});
afterAll(() => t.close());

/** A session that began five hours ago, with a reading of 4 kWh an hour later. */
const running = async (charger: { connectedSince?: Date; disconnectedAt?: Date; status?: string }) => {
  const place = await addStation(t.database, owner.accountId);
  const { prisma, pool } = t.database;
  const { status, ...connection } = charger;
  await prisma.chargePoint.update({ where: { id: place.chargePointId }, data: connection });
  if (status !== undefined)
    await prisma.connector.updateMany({
      where: { chargePointId: place.chargePointId },
      data: { ocppStatus: status, statusAt: hoursAgo(4.5) },
    });
  const given = { ...place, accountId: owner.accountId, startedAt: hoursAgo(5) };
  const id = await addSession(t.database, { ...given, energyWh: 0 });
  await pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, session_id, received_at, energy_wh)
     VALUES ($1, 1, $2, 1, $3, $2, 1004000)`,
    [place.chargePointId, hoursAgo(4), id],
  );
  return id;
};

const ask = (method: 'GET' | 'POST', url: string, payload?: object, who = owner) =>
  t.app.inject({ method, url, headers: who.headers, ...(payload && { payload }) });
const page = async (id: number): Promise<SessionDetail> => (await ask('GET', `/api/sessions/${id}`)).json();
const end = (id: number, note = 'The charger was stolen', who = owner) =>
  ask('POST', `/api/sessions/${id}/end`, { note }, who);

test('a session whose charger is gone ends at its last reading, waits for a decision, and is in the audit', async () => {
  const id = await running({ connectedSince: hoursAgo(9), disconnectedAt: hoursAgo(3) });
  expect(await page(id)).toMatchObject({ abandoned: 'away', endedAt: null });
  const answer = await end(id);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({
    abandoned: null,
    endedAt: hoursAgo(4).toISOString(),
    energyWh: 4_000,
    review: 'open',
    anomalies: ['presumed_end', 'no_rate'],
  });
  const audit = await t.database.prisma.auditEntry.findFirst({
    where: { action: 'session.end', targetId: String(id) },
  });
  expect(audit).toMatchObject({
    accountId: owner.accountId,
    actorId: owner.id,
    reason: 'The charger was stolen',
    detail: { because: 'away' },
  });
});

test.each(['Faulted', 'Unavailable', 'Finishing', undefined])(
  'a session that never got its stop while the connector shows %s can be ended',
  async (status) => {
    const id = await running({ connectedSince: hoursAgo(9), ...(status !== undefined && { status }) });
    expect((await page(id)).abandoned).toBe('not-charging');
    expect((await end(id)).statusCode).toBe(200);
  },
);

test('a session that has just been heard of is to be stopped instead', async () => {
  const id = await running({ connectedSince: hoursAgo(9), status: 'Charging' });
  await t.database.pool.query('UPDATE meter_reading SET at = $2 WHERE session_id = $1', [id, hoursAgo(0.1)]);
  expect((await page(id)).abandoned).toBeNull();
  const answer = await end(id);
  expect(answer.statusCode).toBe(409);
  expect(answer.json().code).toBe('session-charging');
  expect(await page(id)).toMatchObject({ endedAt: null, anomalies: [] });
});

test('twice, without a note, or by somebody who may not decide: refused, and nothing changes', async () => {
  const id = await running({ disconnectedAt: hoursAgo(3), connectedSince: hoursAgo(9) });
  const operator = await t.signIn({ role: 'operator', accountId: owner.accountId });
  expect((await end(id, 'mine', operator)).statusCode).toBe(403);
  expect((await end(id, '')).statusCode).toBe(400);
  expect((await page(id)).endedAt).toBeNull();
  const [first, second] = await Promise.all([end(id), end(id)]);
  expect([first.statusCode, second.statusCode].toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await end(id)).json().code).toBe('session-not-running');
});
