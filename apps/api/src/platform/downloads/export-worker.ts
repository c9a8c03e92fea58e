import { once } from 'node:events';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openPool } from '../database/open-pool.ts';
import type { ExportWorkerData, FromExportWorker, ToExportWorker } from './export-messages.ts';
import type { MakeFile } from './export.ts';

/* A thread that makes exports, one after the other, piece by piece as they are asked for. */

const PIECE_BYTES = 16 * 1024;
/** Below normal priority, on a busy machine, connecting takes its time. */
const CONNECTED_WITHIN_MS = 10_000;

const port = parentPort;
if (port === null) throw new Error('this is no program of its own');
const say = (message: FromExportWorker, transferred: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, transferred);
const nextMessage = async () => (await once(port, 'message'))[0] as ToExportWorker;

const { databaseUrl, priority } = workerData as ExportWorkerData;
// On Linux that of this thread, elsewhere it would be that of the whole program.
if (priority !== undefined && process.platform === 'linux') setPriority(priority);
const pool = openPool(
  databaseUrl,
  { name: 'export', max: 1, withinMs: CONNECTED_WITHIN_MS, statementTimeoutMs: 30_000 },
  { error: () => undefined },
);
// A query ends with the thread that asked it. Not every system that Postgres runs on can tell.
pool.on('connect', (client) => {
  client.query(`SET client_connection_check_interval = '500ms'`).catch(() => undefined);
});

const inPieces = async function* (
  file: AsyncIterable<Buffer | string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of file) {
    parts.push(Buffer.from(part));
    bytes += part.length;
    if (bytes < PIECE_BYTES) continue;
    yield joined(parts);
    parts = [];
    bytes = 0;
  }
  yield joined(parts);
};

/** In memory of its own, which can be handed over. */
const joined = (parts: readonly Buffer[]): Uint8Array<ArrayBuffer> => {
  const piece = new Uint8Array(parts.reduce((bytes, { length }) => bytes + length, 0));
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  return piece;
};

const make = async (maker: string, given: object): Promise<void> => {
  const { makeFile } = (await import(maker)) as { makeFile: MakeFile<object> };
  for await (const piece of inPieces(makeFile({ pool }, given))) {
    say({ piece }, [piece.buffer]);
    await nextMessage();
  }
};

for (;;) {
  const asked = await nextMessage();
  if (asked === 'more') continue;
  try {
    await make(asked.maker, asked.given);
    say('made');
  } catch (error) {
    const { message, stack, code, severity } = error as Error & { code?: unknown; severity?: unknown };
    say({ failed: { message, code, severity, ...(stack === undefined ? {} : { stack }) } });
  }
}
