import type { Kernel } from '#chargers/kernel.ts';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { cardStanding, idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import { presentCard, withoutIssuers, type PresentedCards } from '@laadpoort/domain/whitelist/many-cards';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import { commitAll } from '#platform/database/statements.ts';
import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';
import { authorizeCards } from './authorize-cards.ts';
import { recordAuthorizations } from './record-authorizations.ts';

interface Tap extends PresentedCard {
  readonly isOneOfTooMany: boolean;
}

/** Counts the cards that each charge point presents to this process, so that none can try out numbers. */
const createCardCount = () => {
  const presentedAt = new Map<string, PresentedCards>();
  return ({ chargePointId, idTag, at }: PresentedCard): boolean => {
    const presented = presentCard(presentedAt.get(chargePointId) ?? new Map(), idTag, at);
    if (presented !== null) presentedAt.set(chargePointId, presented);
    return presented === null;
  };
};

const withoutTelling = (authorization: CardAuthorization): CardAuthorization => {
  const decision = withoutIssuers(authorization.decision);
  if (decision === authorization.decision) return authorization;
  return {
    ...authorization,
    decision,
    providerId: null,
    standing: cardStanding(decision, { entry: null, token: null }),
  };
};

/** Authorize: decides on a card and keeps the decision, refusals too; the answer follows the commit. */
export const authorizeHandler = ({
  db,
  live,
  countBatch,
}: Kernel): Required<Pick<InboundHandlers<ChargePointEntry>, 'Authorize'>> => {
  const pool = db.ingestPool;
  const authorize = createGroupCommit({
    keyOf: (card: Tap) => card.chargePointId,
    onBatch: (size) => countBatch('authorize', size),
    write: async (cards: readonly Tap[]): Promise<readonly CardAuthorization[]> => {
      const authorizations = (await authorizeCards(pool, cards)).map((authorization, index) =>
        cards[index]?.isOneOfTooMany ? withoutTelling(authorization) : authorization,
      );
      const authorized = cards.flatMap((card, index) => {
        const authorization = authorizations[index];
        return authorization === undefined ? [] : [{ card, authorization, action: 'Authorize' as const }];
      });
      await commitAll(pool, [recordAuthorizations(authorized)]);
      return authorizations;
    },
  });
  const isOneOfTooMany = createCardCount();
  return {
    async Authorize({ chargePoint, receivedAt }, { idTag }) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      const card = { chargePointId, connectorId: null, idTag: canonicalIdTag(idTag), at: receivedAt };
      const { standing } = await authorize({ ...card, isOneOfTooMany: isOneOfTooMany(card) });
      live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId, stationId });
      return { idTagInfo: idTagInfo(standing) };
    },
  };
};
