import type { LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#platform/database.ts';
import type { FileLimits } from '#platform/file-limits.ts';
import { finishFileLink, openFileLink } from '#platform/file-links.ts';
import type { FileStore, StoredFile } from '#platform/file-store.ts';
import { readLogBytes, readUsedBytes } from '#platform/file-usage.ts';
import { fileOfForm } from './file-of-form.ts';
import { shownFileName } from './shown-file-name.ts';

export interface ChargerUploadDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly limits: FileLimits;
  readonly now: () => Date;
  readonly happened: (logRequestId: number, event: LogEvent) => void;
}

interface Params {
  readonly token: string;
  readonly name?: string;
}
type Asked = FastifyRequest<{ Params: Params }>;

const UPLOAD_MS = 3_600_000;

/** Where chargers bring logs, as the body itself or as a form. A name they give is shown, never a path. */
export const registerChargerUpload = (app: FastifyInstance, deps: ChargerUploadDeps): void => {
  void app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    uploads.route<{ Params: Params }>({
      method: ['PUT', 'POST'],
      url: '/files/logs/:token/:name?',
      schema: { hide: true },
      config: {
        access: { scope: 'public', permission: null },
        rateLimit: { max: 6_000, timeWindow: 60_000 },
        bodyTimeoutMs: UPLOAD_MS,
      },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      // What comes packed stays packed.
      decompress: false,
      handler: (request, reply) => receive(deps, request, reply),
    });
  });
};

const receive = async (deps: ChargerUploadDeps, request: Asked, reply: FastifyReply) => {
  const { db, now, happened } = deps;
  const { token } = request.params;
  // What is left of a body that nobody reads ends with the connection.
  void reply.header('connection', 'close');
  const link = await openFileLink(db, token, { address: request.ip, now: now(), resuming: false });
  if (!link?.logRequestId) return reply.callNotFound();
  const { logRequestId, chargePointId } = link;
  happened(logRequestId, { kind: 'upload-began' });
  const came = await store(deps, request, chargePointId);
  if (came === 'broken-off') return reply.code(400).send();
  if (came === 'too-large' || came === 'no-room') {
    happened(logRequestId, { kind: 'turned-away', reason: came });
    return reply.code(came === 'too-large' ? 413 : 507).send();
  }
  if (!(await keep(deps, token, logRequestId, came))) return reply.callNotFound();
  happened(logRequestId, { kind: 'arrived' });
  return reply.code(201).send();
};

type Came = (StoredFile & { readonly name: string | null }) | 'too-large' | 'no-room' | 'broken-off';

const store = async (
  { db, files, limits }: ChargerUploadDeps,
  request: Asked,
  chargePointId: string,
): Promise<Came> => {
  const room = await readRoom(db, limits, chargePointId);
  const mostBytes = Math.min(room, limits.logFileBytes);
  if (room <= 0 || Number(request.headers['content-length'] ?? 0) > limits.logFileBytes + FORM_BYTES)
    return room <= 0 ? 'no-room' : 'too-large';
  try {
    const form = await fileOfForm(request.headers, request.raw);
    const stored = await files.write(form.content, mostBytes);
    if (stored === 'too-large') return room < limits.logFileBytes ? 'no-room' : 'too-large';
    return { ...stored, name: form.name ?? request.params.name ?? null };
  } catch {
    return 'broken-off';
  }
};

/** What a form adds around its file. */
const FORM_BYTES = 16 * 1_024;

const readRoom = async (db: Database, limits: FileLimits, chargePointId: string): Promise<number> => {
  const [all, own] = await Promise.all([readUsedBytes(db), readLogBytes(db, chargePointId)]);
  return Math.min(limits.allBytes - all, limits.logBytesPerChargePoint - own);
};

/** One file a link: of two that come at once the first stays. */
const keep = async (
  { db, files, now }: ChargerUploadDeps,
  token: string,
  id: number,
  { storageKey, sizeBytes, name }: StoredFile & { readonly name: string | null },
): Promise<boolean> => {
  const first = await finishFileLink(db, token, now());
  const fileName = name === null ? null : shownFileName(name);
  const kept = first
    ? await db.prisma.logRequest.updateMany({
        where: { id, storageKey: null },
        data: { storageKey, sizeBytes, ...(fileName === null ? {} : { fileName }) },
      })
    : { count: 0 };
  if (kept.count === 0) await files.remove(storageKey);
  return kept.count === 1;
};
