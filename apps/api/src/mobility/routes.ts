import type { Kernel } from '#chargers/kernel.ts';
import {
  listMobilityCards,
  listMobilitySessions,
  renameMobilityCard,
  reportCardLost,
} from '@laadpoort/contract/mobility';
import { pageOf, readCursor } from '#platform/http/page-cursor.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { blockLostCard, listCardSessions, readCards, pageEndOf, readMonths, renameCard } from './store.ts';

export const registerMobilityRoutes = (route: Route, { db, live, now, publish }: Kernel): void => {
  const readCard = async (personId: string, cardId: string) =>
    (await readCards(db, personId, cardId))[0] ?? refuse('not-found');

  route(listMobilityCards, async (_, { personId }) => ({ cards: await readCards(db, personId) }));

  route(listMobilitySessions, async ({ query: { cardId, cursor, limit } }, { personId }) => {
    const after = readCursor(cursor);
    if (after === 'malformed')
      return refuse('invalid-request', [{ path: 'query.cursor', code: 'malformed' }]);
    const [sessions, months] = await Promise.all([
      listCardSessions(db, personId, { cardId, after, limit: limit + 1, now: now() }),
      readMonths(db, personId, cardId),
    ]);
    const { page, nextCursor } = pageOf(sessions, limit, pageEndOf);
    return { sessions: page, nextCursor, months };
  });

  route(renameMobilityCard, async ({ params: { cardId }, body }, { personId }) =>
    (await renameCard(db, personId, cardId, body.nickname))
      ? readCard(personId, cardId)
      : refuse('not-found'),
  );

  route(reportCardLost, async ({ params: { cardId } }, { personId, activeAccountId }) => {
    const accountIds = await blockLostCard(db, personId, cardId, now());
    if (!accountIds) return refuse('not-found');
    if (activeAccountId) accountIds.push(activeAccountId);
    for (const accountId of new Set(accountIds)) {
      live.publish(accountId, { topic: 'whitelist', id: cardId });
      await publish('card.changed', { accountId });
    }
    return readCard(personId, cardId);
  });
};
