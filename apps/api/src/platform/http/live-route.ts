import type { LiveEvent } from '@laadpoort/contract/wire/live-events';
import type { FastifyInstance } from 'fastify';
import type { Access, Person } from '../access/access.ts';
import { sendError } from './errors.ts';
import type { LiveFeed } from '../bus/live-feed.ts';

/** Keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 25_000;

/** A browser that does not read is disconnected; it reconnects and refetches everything once. */
const MAX_BUFFERED_BYTES = 256 * 1024;

const LINES_PER_PERSON = 10;

/** Whose events a person gets: those of the account that they act in and belong to; staff get those of all. */
const subjectOf = async (
  access: Access,
  { personId, platformRole, secondFactor, activeAccountId }: Person,
): Promise<string | null> => {
  if (platformRole !== 'user' && secondFactor !== 'required') return 'all';
  return activeAccountId !== null && (await access.isMember(personId, activeAccountId))
    ? activeAccountId
    : null;
};

/** The open lines of each person. */
const createLines = () => {
  const open = new Map<string, number>();
  return {
    /** False when the person has too many. */
    take(personId: string): boolean {
      const lines = open.get(personId) ?? 0;
      if (lines >= LINES_PER_PERSON) return false;
      open.set(personId, lines + 1);
      return true;
    },
    end(personId: string): void {
      const lines = (open.get(personId) ?? 1) - 1;
      if (lines === 0) open.delete(personId);
      else open.set(personId, lines);
    },
  };
};

/** `GET /api/events`: server-sent events of the active account; support staff get those of all accounts. */
export const registerLiveRoute = (app: FastifyInstance, access: Access, live: LiveFeed, pace = 1): void => {
  const lines = createLines();
  const streams = new Set<{ end(): void }>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  app.route({
    method: 'GET',
    url: '/api/events',
    config: { access: { scope: 'self', permission: null }, compress: false },
    schema: { tags: ['events'], summary: 'Live feed (server-sent events): what changed, as topic and id' },
    handler: async (request, reply) => {
      const who = await access.person(request.headers);
      if (!who) return sendError(reply, 'not-signed-in');
      const subject = await subjectOf(access, who);
      if (reply.raw.destroyed) return reply.hijack();
      if (!lines.take(who.personId)) return sendError(reply, 'too-many-requests');
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      stream.write('retry: 2000\n\n');
      const write = (text: string) => {
        if (stream.writableLength > MAX_BUFFERED_BYTES) stream.destroy();
        else stream.write(text);
      };
      // Who has since signed out, switched accounts or left the account gets no more events; who may reconnects.
      const stillAllowed = async () => {
        const now = await access.person(request.headers);
        return now !== null && (await subjectOf(access, now)) === subject;
      };
      const check = async () => {
        if (await stillAllowed().catch(() => true)) write(': still here\n\n');
        else stream.end();
      };
      const unsubscribe =
        subject === null
          ? () => undefined
          : live.subscribe(subject, (event: LiveEvent) => {
              write(`data: ${JSON.stringify(event)}\n\n`);
              // Members or staff may be others now.
              if (event.topic === 'account') void check();
            });
      const timer = setInterval(() => void check(), KEEP_ALIVE_MS * pace);
      streams.add(stream);
      stream.on('close', () => {
        clearInterval(timer);
        lines.end(who.personId);
        unsubscribe();
        streams.delete(stream);
      });
      return reply;
    },
  });
};
