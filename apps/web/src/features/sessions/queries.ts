import {
  getSession,
  getSessionCurve,
  getSessionTotals,
  listSessions,
} from '@laadpoort/contract/sessions/endpoints';
import {
  getSessionExplanation,
  getSupportSessionExplanation,
} from '@laadpoort/contract/sessions/explanation';
import type { sessionFilterSchema } from '@laadpoort/contract/sessions/session';
import { listStations } from '@laadpoort/contract/stations/endpoints';
import type { z } from 'zod';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export type SessionFilter = z.input<typeof sessionFilterSchema>;

/** Pages of sessions behind one filter. */
export const sessionsQuery = (filter: SessionFilter) => apiPagesQuery(listSessions, { query: filter });

export const totalsQuery = (filter: SessionFilter) => apiQuery(getSessionTotals, { query: filter });
export const sessionQuery = (sessionId: number) => apiQuery(getSession, { params: { sessionId } });
export const sessionCurveQuery = (sessionId: number) => apiQuery(getSessionCurve, { params: { sessionId } });

/** For the owner and for support. */
export const explanationQueries = {
  account: (sessionId: number) => apiQuery(getSessionExplanation, { params: { sessionId } }),
  support: (sessionId: number) => apiQuery(getSupportSessionExplanation, { params: { sessionId } }),
};

export const stationsQuery = apiQuery(listStations, {});
