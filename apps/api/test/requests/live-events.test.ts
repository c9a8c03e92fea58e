import type { LiveEvent } from '@laadpoort/contract/wire/live-events';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addCard, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let address: string;
beforeAll(async () => {
  t = await buildTestApp();
  address = await t.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t.close());

/** A browser tab that listens; `events` grows, without those of chargers, whose card lists follow in their own time. */
const openTab = async ({ headers }: TestPerson) => {
  const abort = new AbortController();
  const response = await fetch(`${address}/api/events`, { headers, signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events: LiveEvent[] = [];
  const read = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) {
        const event = JSON.parse(data ?? '') as LiveEvent;
        if (event.chargePointId === undefined) events.push(event);
      }
  };
  read().catch(() => undefined);
  return { events, close: () => abort.abort() };
};

type Tab = Awaited<ReturnType<typeof openTab>>;

test('a change tells the open tabs of its account, no other account’s, and staff with a second factor', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const stranger = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const card = await addCard(t.database, { uid: '04A2E680B13C80', holderId: owner.id });
  const staff = await t.signIn({ platformRole: 'support' });
  const half = await t.signIn({ platformRole: 'support', hasSecondFactor: false });
  const tabs = await Promise.all([owner, stranger, staff, half].map(openTab));
  const [own, foreign, console, shut] = tabs as [Tab, Tab, Tab, Tab];

  const post = async (url: string, payload?: object) =>
    (
      await t.app.inject({ method: 'POST', url, headers: owner.headers, ...(payload ? { payload } : {}) })
    ).json();
  await post(`/api/stations/${stationId}/pricing`, { pricePerKwh: '0.35', vatBasis: 'excl' });
  const entry = await post('/api/whitelist', { uid: '04AA', description: 'Eva' });
  await post(`/api/mobility/cards/${card.id}/lost`);

  await vi.waitFor(
    () =>
      expect(own.events).toEqual([
        { topic: 'tariff', id: stationId, stationId },
        { topic: 'whitelist', id: entry.id },
        { topic: 'whitelist', id: card.id },
        { topic: 'mobility-card', id: card.id },
      ]),
    10_000,
  );
  await vi.waitFor(() => expect(console.events).toEqual(own.events), 10_000);
  expect([...foreign.events, ...shut.events]).toEqual([]);
  for (const tab of tabs) tab.close();
});

test('a refused change tells nobody', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const tab = await openTab(owner);
  const add = () =>
    t.app.inject({
      method: 'POST',
      url: '/api/whitelist',
      headers: owner.headers,
      payload: { uid: '04AA', description: 'Eva' },
    });
  await add();
  expect((await add()).statusCode).toBe(409);
  await vi.waitFor(() => expect(tab.events).toHaveLength(1), 10_000);
  tab.close();
});

const line = async ({ headers }: TestPerson, of = address) => {
  const abort = new AbortController();
  const { status, body } = await fetch(`${of}/api/events`, { headers, signal: abort.signal });
  const ended = (async () => {
    for await (const _ of body ?? []);
  })().catch(() => undefined);
  return { status, ended, close: () => abort.abort() };
};

describe('a person', () => {
  test('has ten lines at most, and another when one is closed', async () => {
    const [owner, other] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
    const lines = await Promise.all(Array.from({ length: 11 }, () => line(owner)));
    const statuses = lines.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses).toContain(429);
    const others = await line(other);
    expect(others.status).toBe(200);
    lines.find(({ status }) => status === 200)?.close();
    await vi.waitFor(async () => {
      const another = await line(owner);
      lines.push(another);
      expect(another.status).toBe(200);
    }, 5_000);
    for (const { close } of [...lines, others]) close();
  });

  test('whose role is taken away gets that event, and no more', async () => {
    const [boss, helper] = [
      await t.signIn({ platformRole: 'admin', role: 'driver' }),
      await t.signIn({ platformRole: 'support', role: 'driver' }),
    ];
    const [told, last] = [await openTab(boss), await openTab(helper)];
    const { ended } = await line(helper);
    let isOver = false;
    void ended.then(() => (isOver = true));
    const url = `/api/support/staff/${helper.id}`;
    expect((await t.ask(boss, 'PATCH', url, { role: 'user' })).status).toBe(204);
    // Long before the next look at who still may listen.
    await vi.waitFor(() => expect(isOver).toBe(true), 10_000);
    await vi.waitFor(() => expect(told.events).toEqual([{ topic: 'account', id: helper.id }]), 5_000);
    expect(last.events).toEqual(told.events);
    told.close();
  });

  test('who is no longer a member gets no more events', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const hurried = await buildTestApp({ database: t.database, pace: 0.02 });
    const { status, ended } = await line(owner, await hurried.app.listen({ port: 0, host: '127.0.0.1' }));
    expect(status).toBe(200);
    await t.database.prisma.member.deleteMany({ where: { userId: owner.id } });
    await ended;
    await hurried.close();
  });
});
