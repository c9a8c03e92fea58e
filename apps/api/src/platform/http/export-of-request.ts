import type { FastifyReply, FastifyRequest } from 'fastify';
import { finished, type Readable } from 'node:stream';
import type { ExportQueue } from '../downloads/export-queue.ts';
import type { ExportWorkers } from '../downloads/export-workers.ts';
import type { Export } from '../downloads/export.ts';

/** A silent socket is destroyed, unless somebody listens. */
const stay = () => undefined;

export const NEVER = new AbortController().signal;
/** Aborted when whoever asked has gone, or has been answered. */
export const goneOf = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
};

/** Waits until it is the turn of an export; the turn ends with the answer, or when the browser is gone. */
export const takeTurn = async (
  exports: ExportQueue,
  request: FastifyRequest,
  reply: FastifyReply,
  gone: AbortSignal,
) => {
  reply.raw.on('timeout', stay);
  const turn = await exports.take(request.who?.personId ?? '', gone);
  reply.raw.off('timeout', stay);
  if (turn === null) return false;
  finished(reply.raw, turn.end);
  turn.over.addEventListener('abort', () => reply.raw.destroy());
  return true;
};

/** The file while it is made. Null: it takes too much memory. */
export const makeExport = async (
  reply: FastifyReply,
  workers: ExportWorkers,
  file: Export,
  gone: AbortSignal,
): Promise<Readable | null> => {
  reply.raw.on('timeout', stay);
  const body = await workers.make(file, gone);
  if (body === null) return null;
  reply.raw.off('timeout', stay);
  return body;
};
