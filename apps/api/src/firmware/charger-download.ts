import type { Kernel } from '#chargers/kernel.ts';
import type { Updates } from './updates.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#platform/database/database.ts';
import { finishFileLink, openFileLink } from '#chargers/files/file-links.ts';
import type { ByteRange } from '#platform/files/file-store.ts';
import type { FirmwareFile } from '#platform/prisma/client.ts';

interface Deps {
  readonly kernel: Kernel;
  readonly happened: Updates['happened'];
}

type Asked = FastifyRequest<{ Params: { token: string } }>;

/** Where chargers fetch firmware: the token in the address is all they show, and whoever lacks it learns nothing. */
export const registerChargerDownload = (
  http: FastifyInstance,
  kernel: Kernel,
  { happened }: Pick<Updates, 'happened'>,
): void => {
  http.route<{ Params: { token: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/firmware/:token/:name?',
    exposeHeadRoute: false,
    schema: { hide: true },
    config: {
      access: { scope: 'public', permission: null },
      // Chargers behind one address of a mobile carrier share it; a token cannot be guessed.
      rateLimit: { max: 6_000, timeWindow: 60_000 },
    },
    compress: false,
    handler: (request, reply) => serve({ kernel, happened }, request, reply),
  });
};

const serve = async (deps: Deps, request: Asked, reply: FastifyReply) => {
  const { kernel, happened } = deps;
  const { db, now, settings } = kernel;
  const { token } = request.params;
  const requested = parseRange(request.headers.range);
  const resuming = requested !== null && requested.start > 0;
  const link = await openFileLink(db, token, { address: request.ip, now: now(), resuming });
  const file = link?.firmwareUpdateId ? await fileOf(db, link.firmwareUpdateId) : null;
  if (!link?.firmwareUpdateId || !file) return reply.callNotFound();
  const { firmwareUpdateId: updateId } = link;
  const sizeBytes = Number(file.sizeBytes);
  const etag = `"${file.sha256}"`;
  describe(reply, file, etag);
  const sameFile = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = sameFile ? requested : null;
  if (range !== null && range.start >= sizeBytes)
    return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  const part: ByteRange = {
    start: range?.start ?? 0,
    end: Math.min(range?.end ?? sizeBytes - 1, sizeBytes - 1),
  };
  if (range !== null)
    void reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${sizeBytes}`);
  void reply.header('content-length', part.end - part.start + 1);
  if (request.method === 'HEAD') return reply.send();

  if (part.start === 0) happened(updateId, { kind: 'link-opened' });
  if (part.end === sizeBytes - 1)
    reply.raw.once('finish', () => kernel.background.run(fetchedWhole(deps, token, updateId)));
  return reply.send(settings.files.store.read(file.storageKey, part));
};

const fetchedWhole = async ({ kernel: { db, now }, happened }: Deps, token: string, id: number) => {
  if (await finishFileLink(db, token, now())) happened(id, { kind: 'fetched-whole' });
};

const fileOf = async ({ prisma }: Database, updateId: number): Promise<FirmwareFile | null> => {
  const update = await prisma.firmwareUpdate.findUnique({ where: { id: updateId } });
  const fileId = update?.firmwareFileId;
  return fileId ? prisma.firmwareFile.findUnique({ where: { id: fileId } }) : null;
};

const describe = (reply: FastifyReply, { name }: FirmwareFile, etag: string): void => {
  void reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    .header('cache-control', 'no-store, no-transform');
};

/** One range, `bytes=5-` or `bytes=5-9`; anything else is answered with the whole file, as HTTP allows. */
const parseRange = (header: string | undefined): { start: number; end: number | undefined } | null => {
  const [, start, end] = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? '') ?? [];
  if (start === undefined) return null;
  const range = { start: Number(start), end: end === undefined ? undefined : Number(end) };
  return range.end !== undefined && range.end < range.start ? null : range;
};
