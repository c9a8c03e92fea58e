import {
  getSession,
  getSessionCurve,
  getSessionTotals,
  listSessions,
} from '@laadpoort/contract/sessions/endpoints';
import { getSessionExplanation } from '@laadpoort/contract/sessions/explanation';
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
export const sessionExplanationQuery = (sessionId: number) =>
  apiQuery(getSessionExplanation, { params: { sessionId } });
export const stationsQuery = apiQuery(listStations, {});
