import type { Kernel } from '#chargers/kernel.ts';
import {
  listMobilityCards,
  listMobilitySessions,
  renameMobilityCard,
  reportCardLost,
} from '@laadpoort/contract/mobility';
import type { Person } from '#platform/access/access.ts';
import { pageOf, readCursor } from '#platform/http/page-cursor.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { blockLostCard } from './block-lost-card.ts';
import { readCards, readMonths, renameCard } from './store.ts';
import { listCardSessions, pageEndOf } from './card-sessions.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

export const registerMobilityRoutes = (route: Route, { db, live, now, publish }: Kernel): void => {
  const readCard = async (personId: string, cardId: string) =>
    (await readCards(db, personId, cardId))[0] ?? refuse('not-found');

  route(listMobilityCards, async (_, { personId }) => ({ cards: await readCards(db, personId) }));

  route(listMobilitySessions, async ({ query: { cardId, cursor, limit } }, { personId }) => {
    const after = readCursor(cursor);
    if (after === 'malformed') return UNKNOWN_CURSOR;
    const [sessions, months] = await Promise.all([
      listCardSessions(db, personId, { cardId, after, limit: limit + 1, now: now() }),
      readMonths(db, personId, cardId),
    ]);
    const { page, nextCursor } = pageOf(sessions, limit, pageEndOf);
    return { sessions: page, nextCursor, months };
  });

  const changed = ({ activeAccountId }: Person, cardId: string): void => {
    if (activeAccountId !== null) live.publish(activeAccountId, { topic: 'mobility-card', id: cardId });
  };

  route(renameMobilityCard, async ({ params: { cardId }, body }, person) => {
    const { personId } = person;
    if (!(await renameCard(db, personId, cardId, body.nickname))) return refuse('not-found');
    changed(person, cardId);
    return readCard(personId, cardId);
  });

  route(reportCardLost, async ({ params: { cardId } }, person) => {
    const { personId } = person;
    const accountIds = await blockLostCard(db, person, cardId, now());
    if (!accountIds) return refuse('not-found');
    for (const accountId of accountIds) {
      live.publish(accountId, { topic: 'whitelist', id: cardId });
      await publish('card.changed', { accountId });
    }
    changed(person, cardId);
    return readCard(personId, cardId);
  });
};
