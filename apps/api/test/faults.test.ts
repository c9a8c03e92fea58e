import { connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { expect, test } from 'vitest';
import { addStation } from './charging-data.ts';
import { buildOcppApp } from './ocpp-app.ts';
import { buildTestApp } from './test-app.ts';
import { openTestDatabase } from './test-database.ts';

/* Pulling the plug: what was acknowledged to a charger is stored exactly once. */

const CHARGERS = 6;
const KILLS = 2;
const now = () => new Date().toISOString();

test('nothing acknowledged is lost or doubled when the product is killed', { timeout: 120_000 }, async () => {
  const db = await openTestDatabase();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'laadpoort-kill-'));
  const port = await freePort();
  const accountId = 'killed';
  await db.prisma.organization.create({ data: { id: accountId, name: 'Account', slug: accountId } });
  const identities: string[] = [];
  for (let n = 0; n < CHARGERS; n += 1) {
    const { chargePointId } = await addStation(db, accountId);
    const { ocppIdentity } = await db.prisma.chargePoint.findUniqueOrThrow({ where: { id: chargePointId } });
    identities.push(ocppIdentity);
  }
  const start = () => startProduct({ PORT: String(port), DATA_DIR: dataDirectory, DATABASE_URL: db.url });

  let product = await start();
  const over = new AbortController();
  const acknowledged: { idTag: string; transactionId: number; meterStopWh: number }[] = [];
  const chargers = identities.map(async (identity, n) => {
    const send = patient(`ws://127.0.0.1:${port}/ocpp`, identity);
    for (let meterWh = 0, count = 0; !over.signal.aborted; count += 1) {
      const idTag = `CARD${n}X${count}`;
      const begin = { connectorId: 1, idTag, meterStart: meterWh, timestamp: now() };
      const { transactionId } = await send((cp) => cp.call('StartTransaction', begin));
      meterWh += 10;
      const meterValue = [{ timestamp: now(), sampledValue: [{ value: String(meterWh - 5) }] }];
      await send((cp) => cp.call('MeterValues', { connectorId: 1, transactionId, meterValue }));
      const end = { transactionId, meterStop: meterWh, timestamp: now() };
      await send((cp) => cp.call('StopTransaction', end));
      acknowledged.push({ idTag, transactionId, meterStopWh: meterWh });
    }
    await send((cp) => cp.close());
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(700);
    product.kill('SIGKILL');
    await once(product, 'exit');
    product = await start();
  }
  over.abort();
  await Promise.all(chargers);

  const rows = await db.prisma.session.findMany();
  const stored = rows.map((row) => ({
    idTag: row.idTag,
    transactionId: row.id,
    meterStopWh: Number(row.meterStopWh),
  }));
  expect(stored.toSorted(byId)).toEqual(acknowledged.toSorted(byId));
  expect(acknowledged.length).toBeGreaterThan(CHARGERS);
  expect(rows.filter(({ energyWh }) => energyWh !== 10n)).toEqual([]);
  expect(await db.prisma.meterReading.count()).toBe(acknowledged.length);

  product.kill('SIGTERM');
  expect(await once(product, 'exit')).toEqual([0, null]);
  await db.close();
  await rm(dataDirectory, { recursive: true });
});

test('connections cut in the middle of a write: no answer, the process lives, the repeat is stored once', async () => {
  const t = await buildOcppApp();
  const charger = await t.addCharger({ authorizationMode: 'free' });
  const cp = await t.connect(charger);
  const other = await t.connect(await t.addCharger());
  const client = new Client({ connectionString: t.db.url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE session IN EXCLUSIVE MODE');

  const request = { connectorId: 1, idTag: 'A1', meterStart: 5, timestamp: now() };
  const answer = cp.call('StartTransaction', request).catch((error: unknown) => error);
  await expect.poll(() => waitingForLock(t.db.pool)).toBe(1);
  await t.db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                       WHERE datname = current_database() AND wait_event_type = 'Lock'`);
  await client.query('COMMIT');

  expect(await answer).toMatchObject({ code: 'Disconnected' });
  expect(await other.call('Heartbeat', {})).toHaveProperty('currentTime');
  const back = await t.connect(charger);
  const { transactionId } = await back.call('StartTransaction', request);
  expect(await back.call('StartTransaction', request)).toMatchObject({ transactionId });
  expect(await t.db.prisma.session.count()).toBe(1);
  await client.end();
  await t.close();
});

test('the portal says that the database is away when a row stays locked', async () => {
  const t = await buildTestApp();
  const owner = await t.signIn({ role: 'owner' });
  const client = await t.database.pool.connect();
  await client.query('BEGIN; LOCK TABLE whitelist_entry IN ACCESS EXCLUSIVE MODE');
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/whitelist',
    headers: owner.headers,
    payload: { uid: 'A1', description: 'Card' },
  });
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({ code: 'database-unavailable' });
  await client.query('ROLLBACK');
  client.release();
  await t.close();
});

const waitingForLock = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
};

const byId = (a: { transactionId: number }, b: { transactionId: number }) =>
  a.transactionId - b.transactionId;

/** Sends like a charger with an unlimited queue: again after every lost connection, until it is answered. */
const patient = (url: string, identity: string) => {
  let connection: ChargePointConnection | undefined;
  return async <Answer>(send: (cp: ChargePointConnection) => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      try {
        if (!connection?.connected)
          connection = await connectChargePoint({ url, identity, callTimeoutMs: 10_000 });
        return await send(connection);
      } catch {
        await sleep(50);
      }
    }
  };
};

const startProduct = async (environment: Record<string, string>): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: { ...process.env, ...environment, DEMO: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const text of child.stdout) if (String(text).includes('is open at')) return child;
  throw new Error('the product did not start');
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
