import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../database/database.ts';
import { registerHealthRoutes } from './health.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** An API whose database is probed by `probe`: an answer is late after 300 ms. */
const apiProbing = (probe: (nth: number) => Promise<unknown>) => {
  const app = fastify();
  closers.push(() => app.close());
  let probes = 0;
  const pool = { query: () => probe((probes += 1)) };
  registerHealthRoutes(app, { pool, withinMs: 600 } as unknown as Database, undefined);
  app.get('/api/anything', async () => ({}));
  return {
    probes: () => probes,
    status: async () => (await app.inject({ url: '/api/anything' })).statusCode,
  };
};

/** All answers of an API until it has probed its database so often. */
const statusesUntil = async ({ probes, status }: ReturnType<typeof apiProbing>, count: number) => {
  const statuses = new Set<number>();
  while (probes() < count) {
    statuses.add(await status());
    await sleep(20);
  }
  return [...statuses];
};

describe('while its database answers late', () => {
  it('one answer that is late refuses nobody', async () => {
    const api = apiProbing((nth) => (nth === 1 ? sleep(450) : Promise.resolve()));
    expect(await statusesUntil(api, 3)).toEqual([200]);
  });

  it('answers that wait for us to read them are not late', async () => {
    const api = apiProbing(async () => {
      await stat(import.meta.filename);
      const answer = stat(import.meta.filename);
      for (const until = performance.now() + 350; performance.now() < until;);
      await answer;
    });
    expect(await statusesUntil(api, 5)).toEqual([200]);
  });

  it('no answer twice in a row is said at once, until one comes again', async () => {
    let silent = true;
    const api = apiProbing(() => (silent ? new Promise(() => undefined) : Promise.resolve()));
    await vi.waitFor(async () => expect(await api.status()).toBe(503), 5_000);
    silent = false;
    await vi.waitFor(async () => expect(await api.status()).toBe(200), 5_000);
  });

  it('a database that refuses is away at once', async () => {
    const api = apiProbing(() => Promise.reject(new Error('refused')));
    await vi.waitFor(async () => expect(await api.status()).toBe(503), 5_000);
    expect(api.probes()).toBe(1);
  });
});
