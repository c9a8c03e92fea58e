import { endpoint } from '@laadpoort/contract/wire/endpoint';
import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OddFile } from '#test/files/odd-file.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { createHttpServer } from '../http/http-server.ts';
import { createRoute, refuse, type Handler } from '../http/route.ts';
import { createExportQueue } from './export-queue.ts';
import { lowerPriority } from './lower-priority.ts';
import { createExportWorkers, type ExportWorkers } from './export-workers.ts';
import { Export } from './export.ts';

let db: TestDatabase;
let workers: ExportWorkers;
const directory = mkdtempSync(join(tmpdir(), 'exports-'));
const madeKb = join(directory, 'made');
beforeAll(async () => {
  db = await openTestDatabase();
  workers = createExportWorkers(db, { warn: () => undefined });
});
afterAll(async () => {
  await workers.close();
  await db.close();
  rmSync(directory, { recursive: true });
});

const here = new AbortController().signal;
const oddFile = (odd: OddFile['odd']) =>
  new Export({
    name: 'odd',
    format: 'csv',
    maker: new URL('../../../test/files/odd-file.ts', import.meta.url),
    given: { odd, madeKb } satisfies OddFile,
  });
const make = (odd: OddFile['odd'], gone = here) => workers.make(oddFile(odd), gone);
const isWhole = async (body: Readable | null) => body !== null && (await buffer(body)).length === 100 * 1_024;

const askedByExports = async () =>
  (
    await db.pool.query(
      `SELECT FROM pg_stat_activity
        WHERE application_name = 'laadpoort export' AND datname = current_database() AND state = 'active'`,
    )
  ).rowCount;

test('a file that takes too much memory is not made, and nothing else suffers', async () => {
  const [whole, none] = await Promise.all([make('none').then(isWhole), make('greedy')]);
  expect([whole, none]).toEqual([true, null]);
  const later = await make('greedy later');
  await expect(isWhole(later)).rejects.toMatchObject({ name: 'OutOfMemoryError' });
  expect(await isWhole(await make('none'))).toBe(true);
});

test('a file is made no faster than it is read', async () => {
  truncateSync(madeKb);
  const body = await make('endless');
  const halted = async () => {
    const before = statSync(madeKb).size;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return statSync(madeKb).size === before;
  };
  await vi.waitFor(async () => expect(await halted()).toBe(true), 10_000);
  expect(statSync(madeKb).size).toBeLessThan(500);
  body?.destroy();
});

test('who leaves ends the process and its query', async () => {
  const browser = new AbortController();
  const asked = make('asleep', browser.signal);
  await vi.waitFor(async () => expect(await askedByExports()).toBe(1), 20_000);
  browser.abort();
  expect(await asked).toBeNull();
  await vi.waitFor(async () => expect(await askedByExports()).toBe(0), 20_000);
});

test('a process that was idle for long is dying while the next file is asked for: another one makes it', async () => {
  const shortly = createExportWorkers(db, { warn: () => undefined }, undefined, 10);
  const kill = vi.spyOn(ChildProcess.prototype, 'kill');
  try {
    expect(await shortly.make(oddFile('none'), here).then(isWhole)).toBe(true);
    await vi.waitFor(() => expect(kill).toHaveBeenCalled(), { interval: 1 });
    expect(await shortly.make(oddFile('none'), here).then(isWhole)).toBe(true);
  } finally {
    kill.mockRestore();
    await shortly.close();
  }
});

test.runIf(process.platform === 'linux')(
  'every thread of a process for exports, and Postgres that works for it, has its priority',
  async () => {
    const nice = createExportWorkers(db, { warn: () => undefined }, 7);
    const body = await nice.make(oddFile('priorities'), here);
    const told = JSON.parse(body ? String(await buffer(body)) : '{}') as {
      nice: number[];
      sessions: (string | null)[];
    };
    expect(told.nice.length).toBeGreaterThan(2);
    expect(new Set(told.nice)).toEqual(new Set([7]));
    const others = told.sessions.filter((session) => session !== null);
    for (const session of others) expect(session).toMatch(/ nice 7$/);
    // Not of this one.
    for (const session of others) expect(readFileSync('/proc/self/autogroup', 'utf8')).not.toContain(session);
    await nice.close();
  },
);

test('an error of the database is still known as what it is', async () => {
  await expect(make('asks for nothing that there is')).rejects.toMatchObject({
    code: '42P01',
    severity: 'ERROR',
  });
  expect(await isWhole(await make('none'))).toBe(true);
});

const PATH = '/api/odd/export';

/** A program with one export, for whoever asks. */
const serve = async (handler: Handler<typeof asked>) => {
  const log = pino({ level: 'silent' });
  const http = await createHttpServer({
    log,
    publicUrl: 'http://localhost',
    trustedProxies: [],
    requestsPerMinute: 100,
  });
  const exports = createExportQueue();
  const gates = {
    access: { self: () => Promise.reject(new Error()), account: () => Promise.reject(new Error()) },
    exports,
    exportWorkers: workers,
    recordLooks: async () => undefined,
  };
  createRoute(http, gates as never)(asked, handler);
  return { http, exports };
};
const asked = endpoint({
  method: 'GET',
  path: PATH,
  summary: '',
  scope: 'public',
  permission: null,
  response: 'export',
});

test('who asks for a file that takes too much memory is told so', async () => {
  const { http, exports } = await serve(async () => oddFile('greedy'));
  const answer = await http.inject({ url: PATH });
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'export-too-large']);
  // Browsers do not show the answer to a download: the page asks for it.
  expect(exports.refused('')).toBe('export-too-large');
  (await exports.take('', here))?.end();
  expect(exports.refused('')).toBeNull();
  await http.close();
});

test('what makes a file itself hears that whoever asked has left, who was refused nothing', async () => {
  const begun = Promise.withResolvers<AbortSignal>();
  const { http, exports } = await serve(async (_, _who, gone) => {
    begun.resolve(gone);
    await once(gone, 'abort');
    return refuse('export-too-large');
  });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const browser = new AbortController();
  const { port } = http.server.address() as AddressInfo;
  const left = fetch(`http://127.0.0.1:${port}${PATH}`, { signal: browser.signal }).catch(
    (error: Error) => error.name,
  );
  const gone = await begun.promise;
  expect(gone.aborted).toBe(false);
  browser.abort();
  expect(await left).toBe('AbortError');
  await vi.waitFor(() => expect(gone.aborted).toBe(true));
  expect(exports.refused('')).toBeNull();
  await http.close();
});

test('a process that has ended is left alone', () => {
  expect(() => lowerPriority(2 ** 22 + 1, 7)).not.toThrow();
});
