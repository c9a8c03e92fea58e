import type { Kernel } from '#chargers/kernel.ts';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import { commitAll } from '#platform/database/statements.ts';
import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';
import { authorizeCards } from './authorize-cards.ts';
import { recordAuthorizations } from './record-authorizations.ts';

/** Authorize: decides on a card and keeps the decision, refusals too; the answer follows the commit. */
export const authorizeHandler = ({
  db,
  live,
  countBatch,
}: Kernel): Required<Pick<InboundHandlers<ChargePointEntry>, 'Authorize'>> => {
  const pool = db.ingestPool;
  const authorize = createGroupCommit({
    keyOf: (card: PresentedCard) => card.chargePointId,
    onBatch: (size) => countBatch('authorize', size),
    write: async (cards: readonly PresentedCard[]): Promise<readonly CardAuthorization[]> => {
      const authorizations = await authorizeCards(pool, cards);
      const authorized = cards.flatMap((card, index) => {
        const authorization = authorizations[index];
        return authorization === undefined ? [] : [{ card, authorization, action: 'Authorize' as const }];
      });
      await commitAll(pool, [recordAuthorizations(authorized)]);
      return authorizations;
    },
  });
  return {
    async Authorize({ chargePoint, receivedAt }, { idTag }) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      const { standing } = await authorize({
        chargePointId,
        connectorId: null,
        idTag: canonicalIdTag(idTag),
        at: receivedAt,
      });
      live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId, stationId });
      return { idTagInfo: idTagInfo(standing) };
    },
  };
};
