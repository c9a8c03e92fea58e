import type { Capability } from '#chargers/capability.ts';
import { authorizeCards } from './authorize-cards.ts';
import { createLocalLists } from './local-list/local-lists.ts';
import { registerLocalListRoutes } from './local-list/routes.ts';
import { registerGroupRoutes } from './groups/routes.ts';
import { authorizeHandler } from './ocpp.ts';
import { recordAuthorizations } from './record-authorizations.ts';
import { registerWhitelistRoutes } from './routes.ts';

/** Whose cards may charge where: the owner's list, the decision, and the lists that chargers keep themselves. */
export const whitelist: Capability = {
  name: 'whitelist',
  open(kernel) {
    const localLists = createLocalLists(kernel);
    return {
      routes(route) {
        registerWhitelistRoutes(route, kernel);
        registerGroupRoutes(route, kernel);
        registerLocalListRoutes(route, kernel, localLists);
      },
      handlers: authorizeHandler(kernel),
      hooks: [localLists.hooks],
      on: {
        'card.changed': ({ accountId }) => localLists.cardsChanged(accountId),
        'charger.connected': ({ chargePoint }) => localLists.connected(chargePoint.id),
      },
      answers: { 'cards.authorize': (cards) => authorizeCards(kernel.db.ingestPool, cards) },
      adds: {
        'session.starts': (started) => [
          recordAuthorizations(started.map((each) => ({ ...each, action: 'StartTransaction' }))),
        ],
      },
    };
  },
};
