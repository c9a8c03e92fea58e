import type { Kernel } from '#chargers/kernel.ts';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import { commitAll } from '#platform/database/statements.ts';
import { judgeTaps, type Judgement, type Tap } from './judge-taps.ts';
import { recordAuthorizations } from './record-authorizations.ts';

/** Authorize: judges a card and keeps the judgement, refused ones too; the answer follows the commit. */
export const authorizeHandler = ({
  db,
  live,
  countBatch,
}: Kernel): Required<Pick<InboundHandlers<ChargePointEntry>, 'Authorize'>> => {
  const pool = db.ingestPool;
  const authorize = createGroupCommit({
    keyOf: (tap: Tap) => tap.chargePointId,
    onBatch: (size) => countBatch('authorize', size),
    write: async (taps: readonly Tap[]): Promise<readonly Judgement[]> => {
      const judgements = await judgeTaps(pool, taps);
      const judged = taps.flatMap((tap, index) => {
        const judgement = judgements[index];
        return judgement === undefined ? [] : [{ tap, judgement, action: 'Authorize' as const }];
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
