import { getEre } from '@laadpoort/contract/reports/ere';
import { listEreSessions, type EreSessionRow } from '@laadpoort/contract/reports/ere-sessions';
import { listEreShares } from '@laadpoort/contract/reports/ere-shares';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export interface EreFilter {
  readonly year: string;
  readonly state?: EreSessionRow['state'];
}

export const ereQuery = (year: string) => apiQuery(getEre, { query: { year } });
export const ereSessionsQuery = (filter: EreFilter) => apiPagesQuery(listEreSessions, { query: filter });
export const ereSharesQuery = apiQuery(listEreShares, {});
