import { listMobilityGroups } from '@laadpoort/contract/access-group-endpoints';
import { listMobilityCards, listMobilitySessions } from '@laadpoort/contract/mobility';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const cardsQuery = apiQuery(listMobilityCards, {});
export const groupsQuery = apiQuery(listMobilityGroups, {});

/** Pages of sessions of one card, or of all the person's cards. */
export const sessionsQuery = (cardId: string | undefined) =>
  apiPagesQuery(listMobilitySessions, { query: cardId ? { cardId } : {} });

/** Monthly totals of one card; the API returns them with its sessions. */
export const cardMonthsQuery = (cardId: string) => ({
  ...apiQuery(listMobilitySessions, { query: { cardId, limit: 1 } }),
  select: ({ months }: { months: readonly CardMonth[] }) => ({ cardId, months }),
});

export interface CardMonth {
  readonly month: string;
  readonly sessions: number;
  readonly energyWh: number;
  readonly amount: string;
}
