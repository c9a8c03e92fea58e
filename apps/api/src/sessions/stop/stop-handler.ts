import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { EndedSession } from '../ended-session.ts';
import { counted, type Clocks } from '../readings/clocks.ts';
import type { LookAgainAt } from '../set-aside/look-again.ts';
import type { StopResult } from './record-stops.ts';
import type { StopItem } from './stop-item.ts';

interface StopHandlerParts {
  readonly clockOf: Clocks;
  readonly record: (item: StopItem) => Promise<StopResult>;
  readonly lookAgainAt: LookAgainAt;
  /** It may have to be shown to a person. */
  readonly setAside: (chargePoint: ChargePointEntry) => void;
  readonly ended: (session: EndedSession) => void;
}

export const stopHandler =
  ({
    clockOf,
    record,
    lookAgainAt,
    setAside,
    ended,
  }: StopHandlerParts): NonNullable<InboundHandlers<ChargePointEntry>['StopTransaction']> =>
  async ({ chargePoint, receivedAt }, request) => {
    const { id: chargePointId, accountId, stationId } = chargePoint;
    const clock = await clockOf(chargePointId);
    const stopped = clock.read(request.timestamp);
    const { answer, endedSessionId, namesNone } = await record({
      chargePointId,
      transactionId: request.transactionId,
      transactionIdRaw: request.transactionIdRaw,
      idTag: request.idTag === null ? null : canonicalIdTag(request.idTag),
      meterStopWh: request.meterStopWh,
      stoppedAt: stopped.at,
      clockCorrected: stopped.corrected,
      stoppedAtRaw: request.timestamp.raw,
      reason: request.reason,
      readings: request.readings.map((reading) => counted(reading, clock.read(reading))),
      receivedAt,
    });
    if (endedSessionId !== null) ended({ accountId, stationId, chargePointId, sessionId: endedSessionId });
    // What it was taken for may have to be another's.
    if (namesNone) await lookAgainAt(chargePointId);
    if (endedSessionId === null) setAside(chargePoint);
    return answer === null ? {} : { idTagInfo: idTagInfo(answer) };
  };
