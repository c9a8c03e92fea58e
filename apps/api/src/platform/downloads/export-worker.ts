import { on } from 'node:events';
import { openPool } from '../database/open-pool.ts';
import type { ExportWorkerStart, FromExportWorker, ToExportWorker } from './export-messages.ts';
import type { MakeFile } from './export.ts';
import { lowerPriority, lowerPriorityOf } from './lower-priority.ts';

/* A process that makes exports, one after the other, piece by piece as they are asked for. */

const PIECE_BYTES = 16 * 1024;
/** Below normal priority, on a busy machine, connecting takes its time. */
const CONNECTED_WITHIN_MS = 10_000;

process.once('disconnect', () => process.exit());

const said = on(process, 'message') as AsyncIterator<[unknown]>;
const nextMessage = async () => {
  const { value } = await said.next();
  return value[0];
};
const say = (message: FromExportWorker) => process.send?.(message);

const { databaseUrl, priority } = (await nextMessage()) as ExportWorkerStart;
if (priority !== undefined) lowerPriority(process.pid, priority);
const pool = openPool(
  databaseUrl,
  { name: 'export', max: 1, withinMs: CONNECTED_WITHIN_MS, statementTimeoutMs: 30_000 },
  { error: () => undefined },
);
// A query ends with the process that asked it. Not every system that Postgres runs on can tell.
pool.on('connect', (client) => {
  if (priority !== undefined) lowerPriorityOf(client, priority);
  client.query(`SET client_connection_check_interval = '500ms'`).catch(() => undefined);
});

const inPieces = async function* (file: AsyncIterable<Buffer | string>): AsyncGenerator<Uint8Array> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of file) {
    parts.push(Buffer.from(part));
    bytes += part.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    bytes = 0;
  }
  yield Buffer.concat(parts);
};

const make = async (maker: string, given: object): Promise<void> => {
  const { makeFile } = (await import(maker)) as { makeFile: MakeFile<object> };
  for await (const piece of inPieces(makeFile({ pool }, given))) {
    say({ piece });
    await nextMessage();
  }
};

for (;;) {
  const asked = (await nextMessage()) as ToExportWorker;
  if (asked === 'more') continue;
  try {
    await make(asked.maker, asked.given);
    say('made');
  } catch (error) {
    const { message, stack, code, severity } = error as Error & { code?: unknown; severity?: unknown };
    say({ failed: { message, code, severity, ...(stack === undefined ? {} : { stack }) } });
  }
}
