import type { Kernel } from '#chargers/kernel.ts';
import { followLog } from './follow.ts';
import type { LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#platform/database/database.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import { finishFileLink, openFileLink } from '#chargers/files/file-links.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import { readLogBytes, readUsedBytes } from '#chargers/files/file-usage.ts';
import { fileOfForm } from './file-of-form.ts';
import { shownFileName } from './shown-file-name.ts';
import { createUploadsUnderWay, type UploadsUnderWay, type UploadUnderWay } from './uploads-under-way.ts';

interface Params {
  readonly token: string;
  readonly name?: string;
}
type Asked = FastifyRequest<{ Params: Params }>;

const UPLOAD_MS = 3_600_000;

/** Where chargers bring logs, as the body itself or as a form. A name they give is shown, never a path. */
export const registerChargerUpload = (http: FastifyInstance, kernel: Kernel): void => {
  const underWay = createUploadsUnderWay();
  void http.register(async (uploads) => {
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
      // Compressed uploads stay compressed.
      decompress: false,
      handler: (request, reply) => receive({ kernel, underWay }, request, reply),
    });
  });
};

interface ReceiveDeps {
  readonly kernel: Kernel;
  readonly underWay: UploadsUnderWay;
}

const receive = async (deps: ReceiveDeps, request: Asked, reply: FastifyReply) => {
  const { kernel, underWay } = deps;
  const { db, now } = kernel;
  const { token } = request.params;
  // The rest of a body that nobody reads ends with the connection.
  void reply.header('connection', 'close');
  const link = await openFileLink(db, token, { address: request.ip, now: now(), resuming: false });
  if (!link?.logRequestId) return reply.callNotFound();
  const { logRequestId, chargePointId } = link;
  happened(kernel, logRequestId, { kind: 'upload-began' });
  const upload = underWay.begin(token, chargePointId, () => {
    if (!request.raw.complete) request.raw.destroy();
  });
  try {
    const came = await store(deps, request, upload);
    if (came === 'broken-off') return await reply.code(400).send();
    if (came === 'too-large' || came === 'no-room') {
      happened(kernel, logRequestId, { kind: 'upload-refused', reason: came });
      return await reply.code(came === 'too-large' ? 413 : 507).send();
    }
    if (!(await keep(kernel, token, logRequestId, came))) return reply.callNotFound();
    happened(kernel, logRequestId, { kind: 'arrived' });
    return await reply.code(201).send();
  } finally {
    underWay.end(upload);
  }
};

const happened = (kernel: Kernel, logRequestId: number, event: LogEvent): void =>
  kernel.background.run(followLog(kernel, logRequestId, event));

type Came = (StoredFile & { readonly name: string | null }) | 'too-large' | 'no-room' | 'broken-off';

const store = async (
  { kernel: { db, settings }, underWay }: ReceiveDeps,
  request: Asked,
  upload: UploadUnderWay,
): Promise<Came> => {
  const { store: files, limits } = settings.files;
  const stored = await readRoom(db, limits, upload.chargePointId);
  const others = underWay.bytes(upload.chargePointId);
  const room = Math.min(stored.all - others.all, stored.own - others.own);
  const maxBytes = Math.min(room, limits.logFileBytes);
  const told = Number(request.headers['content-length'] ?? 0);
  if (room <= 0 || told > limits.logFileBytes + FORM_BYTES) return room <= 0 ? 'no-room' : 'too-large';
  upload.bytes = told > 0 ? Math.min(told, maxBytes) : maxBytes;
  try {
    const form = await fileOfForm(request.headers, request.raw);
    const written = await files.write(form.content, maxBytes);
    if (written === 'too-large') return room < limits.logFileBytes ? 'no-room' : 'too-large';
    return { ...written, name: form.name ?? request.params.name ?? null };
  } catch {
    return 'broken-off';
  }
};

/** What a form adds around its file. */
const FORM_BYTES = 16 * 1_024;

/** The space left by the stored files, in total and for one charge point. */
const readRoom = async (db: Database, limits: FileLimits, chargePointId: string) => {
  const [all, own] = await Promise.all([readUsedBytes(db), readLogBytes(db, chargePointId)]);
  return { all: limits.allBytes - all, own: limits.logBytesPerChargePoint - own };
};

/** One file per link: if two arrive at once, the first stays. */
const keep = async (
  { db, now, settings }: Kernel,
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
  if (kept.count === 0) await settings.files.store.remove(storageKey);
  return kept.count === 1;
};
