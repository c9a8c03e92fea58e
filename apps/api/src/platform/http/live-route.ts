import type { LiveEvent } from '@laadpoort/contract/wire/live-events';
import type { FastifyInstance } from 'fastify';
import type { Access, Person } from './access.ts';
import { sendError } from './errors.ts';
import type { LiveFeed } from '../bus/live-feed.ts';

/** Keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 25_000;

/** A browser that does not read is disconnected; it reconnects and refetches everything once. */
const MAX_BUFFERED_BYTES = 256 * 1024;

const subjectOf = ({ platformRole, activeAccountId }: Person): string | null =>
  platformRole === 'user' ? activeAccountId : 'all';

/** `GET /api/events`: server-sent events of the active account; support staff get those of all accounts. */
export const registerLiveRoute = (app: FastifyInstance, access: Access, live: LiveFeed): void => {
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
      const subject = subjectOf(who);
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      stream.write('retry: 2000\n\n');
      const write = (text: string) => {
        if (stream.writableLength > MAX_BUFFERED_BYTES) stream.destroy();
        else stream.write(text);
      };
      // People who have since signed out or switched accounts get no more events; a browser that may reconnects.
      const stillAllowed = async () => {
        const now = await access.person(request.headers).catch(() => who);
        if (now !== null && subjectOf(now) === subject) write(': still here\n\n');
        else stream.end();
      };
      const unsubscribe =
        subject === null
          ? () => undefined
          : live.subscribe(subject, (event: LiveEvent) => write(`data: ${JSON.stringify(event)}\n\n`));
      const timer = setInterval(() => void stillAllowed(), KEEP_ALIVE_MS);
      streams.add(stream);
      stream.on('close', () => {
        clearInterval(timer);
        unsubscribe();
        streams.delete(stream);
      });
      return reply;
    },
  });
};
