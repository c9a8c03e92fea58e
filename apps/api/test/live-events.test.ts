import type { LiveEvent } from '@laadpoort/contract/wire/live-events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addCard, addStation } from './charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from './test-app.ts';

let t: TestApp;
let address: string;
beforeAll(async () => {
  t = await buildTestApp();
  address = await t.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t.close());

/** A browser tab that listens; `events` grows. */
const openTab = async ({ headers }: TestPerson) => {
  const abort = new AbortController();
  const response = await fetch(`${address}/api/events`, { headers, signal: abort.signal });
  const events: LiveEvent[] = [];
  const read = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(data ?? ''));
  };
  read().catch(() => undefined);
  return { events, close: () => abort.abort() };
};

test('a change tells the open tabs of its account, and no other account’s', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const stranger = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const card = await addCard(t.database, { uid: '04A2E680B13C80', holderId: owner.id });
  const [own, foreign] = await Promise.all([openTab(owner), openTab(stranger)]);

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
      ]),
    10_000,
  );
  expect(foreign.events).toEqual([]);
  own.close();
  foreign.close();
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
