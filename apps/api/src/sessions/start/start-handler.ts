import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { SessionChange } from '../live-session-events.ts';
import type { Clocks } from '../readings/clocks.ts';
import type { LookAgainAt } from '../set-aside/look-again.ts';
import type { StartResult } from './store-starts.ts';
import type { StartItem } from './start-item.ts';

interface StartHandlerParts {
  readonly clockOf: Clocks;
  readonly record: (item: StartItem) => Promise<StartResult>;
  readonly lookAgainAt: LookAgainAt;
  /** Its facts in memory are those of a running session. */
  readonly forget: (sessionId: number) => void;
  readonly changed: (change: SessionChange) => void;
  readonly onStarted: (item: StartItem, sessionId: number) => void;
}

export const startHandler =
  ({
    clockOf,
    record,
    lookAgainAt,
    forget,
    changed,
    onStarted,
  }: StartHandlerParts): NonNullable<InboundHandlers<ChargePointEntry>['StartTransaction']> =>
  async ({ chargePoint, receivedAt }, request) => {
    const { id: chargePointId, accountId, stationId } = chargePoint;
    const clock = await clockOf(chargePointId);
    const started = clock.read(request.timestamp);
    const item: StartItem = {
      chargePointId,
      accountId,
      stationId,
      connectorId: request.connectorId,
      idTag: canonicalIdTag(request.idTag),
      idTagRaw: request.idTag,
      meterStartWh: request.meterStartWh,
      startedAt: started.at,
      clockCorrected: started.corrected,
      startedAtRaw: request.timestamp.raw ?? '',
      receivedAt,
      reservationId: request.reservationId,
    };
    const { sessionId, answer, isNew, endedSessionId, hasSetAside } = await record(item);
    if (endedSessionId !== null) forget(endedSessionId);
    if (isNew) {
      changed({ accountId, stationId, chargePointId, sessionId });
      onStarted(item, sessionId);
    }
    if (hasSetAside) await lookAgainAt(chargePointId);
    return { transactionId: sessionId, idTagInfo: idTagInfo(answer) };
  };
