import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { CallFailed } from '@laadpoort/ocpp/client/call-failed';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabaseProxy, type DatabaseProxy } from '#test/network/database-proxy.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { buildTestApp } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { openDatabase } from './database.ts';

let own: TestDatabase;
let proxy: DatabaseProxy;
let t: OcppApp;

beforeAll(async () => {
  own = await openTestDatabase();
  proxy = await openDatabaseProxy(own.url);
  const database = await openDatabase(proxy.url, { error: () => undefined });
  t = await buildOcppApp({ database: { ...database, url: proxy.url } });
});
afterEach(() => proxy.start());
afterAll(async () => {
  await t.close();
  await proxy.close();
  await own.close();
});

const start = (cp: ChargePointConnection) =>
  cp.call(
    'StartTransaction',
    { connectorId: 1, idTag: 'AB', meterStart: 1_000, timestamp: '2026-11-20T10:00:00Z' },
    { timeoutMs: 15_000 },
  );
const sessionsAt = ({ id }: TestCharger) => own.prisma.session.count({ where: { chargePointId: id } });

/** A connection that was cut may be found to be so only by its next use. */
const addCharger: OcppApp['addCharger'] = (given) =>
  vi.waitFor(() => t.addCharger(given), { timeout: 20_000, interval: 250 });

/** The result of a call: its answer, or how it failed. */
const outcome = (call: Promise<unknown>) =>
  call.catch((error: unknown) => (error instanceof CallFailed ? error.code : error));

describe('while the database is away', () => {
  it('a start gets no answer, chargers are kept out, and afterwards the repeat is stored once', async () => {
    const chargers = await Promise.all(
      Array.from({ length: 6 }, () => addCharger({ authorizationMode: 'free' })),
    );
    const connections = await Promise.all(chargers.map((charger) => t.connect(charger)));
    const [charger] = chargers;
    if (charger === undefined) throw new Error('no charger');

    proxy.stop();
    const outcomes = await Promise.all(connections.map((cp) => outcome(start(cp))));
    expect(new Set(outcomes)).toEqual(new Set(['Disconnected']));
    await expect(t.tryConnect(charger)).rejects.toMatchObject({ code: 503 });
    // Before the key is checked: a 401 would tell a charger that its key is wrong.
    await expect(t.tryConnect({ ...charger, key: Buffer.alloc(20) })).rejects.toMatchObject({ code: 503 });

    proxy.start();
    const again = await vi.waitFor(() => t.tryConnect(charger), { timeout: 10_000, interval: 250 });
    const answer = await start(again);
    expect(answer.idTagInfo.status).toBe('Accepted');
    expect(await sessionsAt(charger)).toBe(1);
    await again.close();
  });

  it('heartbeats are answered and a refusal of our own says nothing of its cause', async () => {
    const charger = await addCharger();
    const cp = await t.connect(charger);
    proxy.stop();
    expect(await cp.call('Heartbeat', {})).toHaveProperty('currentTime');
    const error = await cp.call('Authorize', { idTag: 'AB' }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'InternalError', message: 'The message could not be handled' });
  });

  it('a database that falls silent closes the socket within seconds and is used again when it is back', async () => {
    await vi.waitFor(async () => (await t.connect(await addCharger())).close(), { timeout: 10_000 });
    const charger = await addCharger({ authorizationMode: 'free' });
    const cp = await t.connect(charger);
    proxy.freeze();
    expect(await outcome(start(cp))).toBe('Disconnected');
    proxy.start();
    await sleep(100);
    const again = await vi.waitFor(() => t.tryConnect(charger), { timeout: 10_000, interval: 250 });
    expect((await start(again)).idTagInfo.status).toBe('Accepted');
    expect(await sessionsAt(charger)).toBe(1);
    await again.close();
  });
});

describe('while the database is silent', () => {
  it('the portal says so within two seconds, and works again when it is back', async () => {
    const database = await openDatabase(proxy.url, { error: () => undefined });
    const portal = await buildTestApp({ database });
    const owner = await portal.signIn({ role: 'owner' });
    const status = () => portal.app.inject({ url: '/api/me', headers: owner.headers });
    expect((await status()).statusCode).toBe(200);
    const calm = performance.now();
    expect((await status()).statusCode).toBe(200);
    const calmMs = performance.now() - calm;

    proxy.freeze();
    const frozen = performance.now();
    // An answer for which nothing is read: it waits for no database.
    const about = () => portal.app.inject({ url: '/api/about' });
    await vi.waitFor(async () => expect((await about()).statusCode).toBe(503), 20_000);
    // More on a machine that takes long even while all is well.
    expect(performance.now() - frozen).toBeLessThan(2_500 + 10 * calmMs);
    const asked = performance.now();
    const refused = await status();
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ code: 'database-unavailable' });
    // Without asking the database, which would take two seconds.
    expect(performance.now() - asked).toBeLessThan(1_900);

    proxy.stop();
    proxy.start();
    await vi.waitFor(async () => expect((await status()).statusCode).toBe(200), {
      timeout: 15_000,
      interval: 250,
    });
    await portal.close();
    await database.close();
  });
});
