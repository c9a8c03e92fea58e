import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { commitAll } from '#platform/database/statements.ts';
import type pg from 'pg';
import { authorizeCards, type CardAuthorization, type Tap } from './authorize-cards.ts';
import { recordAuthorizations } from './record-authorizations.ts';

export interface AuthorizeHandlerOptions {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly onBatch?: (kind: 'authorize', size: number) => void;
}

/** Authorize: decides on a card and keeps the decision, refusals too; the answer follows the commit. */
export const authorizeHandler = ({
  pool,
  live,
  onBatch,
}: AuthorizeHandlerOptions): Required<Pick<InboundHandlers<ChargePointEntry>, 'Authorize'>> => {
  const authorize = createGroupCommit({
    keyOf: (tap: Tap) => tap.chargePointId,
    onBatch: (size) => onBatch?.('authorize', size),
    write: async (taps: readonly Tap[]): Promise<readonly CardAuthorization[]> => {
      const authorizations = await authorizeCards(pool, taps);
      const authorized = taps.flatMap((tap, index) => {
        const authorization = authorizations[index];
        return authorization === undefined ? [] : [{ tap, authorization, action: 'Authorize' as const }];
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
