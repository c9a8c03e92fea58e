import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let address: string;
let people: TestPerson[];
beforeAll(async () => {
  t = await buildTestApp();
  await t.app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`;
  people = await Promise.all(Array.from({ length: 3 }, () => t.signIn({ role: 'owner' })));
});
afterAll(() => t.close());

/** Uncompressed: what is given here would become a few kB, which nobody has to read. */
const ask = (path: string, { headers }: TestPerson, signal?: AbortSignal) =>
  fetch(`${address}${path}`, {
    headers: { ...headers, 'accept-encoding': 'identity' },
    ...(signal ? { signal } : {}),
  });
const SESSIONS = '/api/sessions/export?format=csv&language=en';
const placeOf = async ({ headers }: TestPerson) =>
  (await t.app.inject({ url: '/api/exports/place', headers })).json().place;

test('two exports are made at a time; who waits is told their place, and is let go when they leave', async () => {
  const [first, second, third] = people as [TestPerson, TestPerson, TestPerson];
  // A file that is too long for the sockets' buffers is not finished before it is read.
  for (const { accountId } of [first, second]) {
    const { stationId, chargePointId } = await addStation(t.database, accountId);
    const startedAt = new Date('2026-11-10T10:00:00Z');
    const facts = { accountId, stationId, chargePointId, startedAt };
    const sessionId = await addSession(t.database, facts);
    await t.database.pool.query(
      `INSERT INTO ocpp_message (charge_point_id, direction, action, message_id, payload, received_at)
       SELECT $1, 'in', 'Heartbeat', n::text, repeat('x', 16000), $2 FROM generate_series(1, 1000) n`,
      [chargePointId, new Date(t.clock.now.getTime() - 60_000)],
    );
    expect(sessionId).toBeGreaterThan(0);
  }
  const chargePoints = await t.database.prisma.chargePoint.findMany({
    select: { id: true, accountId: true },
  });
  const log = ({ accountId }: TestPerson) => {
    const id = chargePoints.find((each) => each.accountId === accountId)?.id;
    return `/api/charge-points/${id}/messages/export?format=csv`;
  };
  const unread = await Promise.all([ask(log(first), first), ask(log(second), second)]);
  expect(unread.map(({ status }) => status)).toEqual([200, 200]);

  const leaving = new AbortController();
  const left = ask(SESSIONS, first, leaving.signal).catch((error: Error) => error.name);
  await vi.waitFor(async () => expect(await placeOf(first)).toBe(1), 5_000);
  const waiting = ask(SESSIONS, third);
  await vi.waitFor(async () => expect(await placeOf(third)).toBe(2), 5_000);
  leaving.abort();
  expect(await left).toBe('AbortError');
  await vi.waitFor(async () => expect(await placeOf(third)).toBe(1), 5_000);
  expect(await placeOf(second)).toBeNull();

  await unread[0]?.body?.cancel();
  const answer = await waiting;
  expect(answer.status).toBe(200);
  await answer.text();
  expect(await placeOf(third)).toBeNull();
  await unread[1]?.body?.cancel();
});
