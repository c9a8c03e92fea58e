import { liveEventSchema, type LiveEvent } from '@laadpoort/contract/wire/live-events';
import { useEffect, useState } from 'react';
import { queryClient } from './api.ts';

/** Paths of the endpoints whose answers a topic may change. */
const pathsOf: Record<LiveEvent['topic'], readonly string[]> = {
  'load-management': [
    '/api/stations/:stationId/load-management',
    '/api/support/charge-points/:chargePointId/load-management',
  ],
  'charge-point': [
    '/api/status',
    '/api/stations',
    '/api/charge-points',
    '/api/support',
    '/api/reservations',
    '/api/local-lists',
  ],
  session: ['/api/status', '/api/stations', '/api/charge-points', '/api/sessions', '/api/mobility'],
  command: ['/api/charge-points', '/api/support'],
  event: ['/api/charge-points', '/api/support', '/api/whitelist'],
  alert: ['/api/alerts', '/api/support', '/api/charge-points'],
  tariff: ['/api/stations', '/api/status'],
  whitelist: ['/api/whitelist', '/api/sessions', '/api/local-lists', '/api/support'],
  account: ['/api/me', '/api/account', '/api/status'],
};

/** Ten chargers that report at once are one refresh, and a busy site refreshes at most this often. */
const gatherMs = 1000;

/** A charger that stays away becomes offline by time alone: no event says so. */
const agesMs = 60_000;

const invalidate = (prefixes: ReadonlySet<string>) =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && [...prefixes].some((prefix) => path.startsWith(prefix)),
  });

/**
 * Follows `GET /api/events` while mounted: an event says what changed, the queries ask again. After a lost
 * connection everything is asked again once. Answers whether the line is open.
 */
export const useLiveEvents = () => {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/api/events');
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;

    const flush = () => {
      timer = undefined;
      void invalidate(new Set(waiting));
      waiting.clear();
    };
    const onMessage = (message: MessageEvent<string>) => {
      const event = liveEventSchema.safeParse(JSON.parse(message.data));
      if (!event.success) return;
      for (const path of pathsOf[event.data.topic]) waiting.add(path);
      timer ??= setTimeout(flush, gatherMs);
    };
    const onOpen = () => {
      setConnected(true);
      if (wasLost) void queryClient.invalidateQueries();
      wasLost = false;
    };
    const onError = () => {
      wasLost = true;
      setConnected(false);
    };
    const aging = setInterval(() => void invalidate(new Set(pathsOf['charge-point'])), agesMs);
    source.addEventListener('message', onMessage);
    source.addEventListener('open', onOpen);
    source.addEventListener('error', onError);
    return () => {
      clearTimeout(timer);
      clearInterval(aging);
      source.close();
    };
  }, []);
  return connected;
};
