import {
  getSession,
  getSessionCurve,
  getSessionTotals,
  listSessions,
  type sessionFilterSchema,
} from '@laadpoort/contract/sessions';
import { listStations } from '@laadpoort/contract/stations';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiQuery, client } from '#lib/api.ts';

export type SessionFilter = z.input<typeof sessionFilterSchema>;

/** Pages of sessions behind one filter. */
export const sessionsQuery = (filter: SessionFilter) =>
  infiniteQueryOptions({
    queryKey: [listSessions.path, filter],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        listSessions,
        { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const totalsQuery = (filter: SessionFilter) => apiQuery(getSessionTotals, { query: filter });
export const sessionQuery = (sessionId: number) => apiQuery(getSession, { params: { sessionId } });
export const sessionCurveQuery = (sessionId: number) => apiQuery(getSessionCurve, { params: { sessionId } });
export const stationsQuery = apiQuery(listStations, {});
