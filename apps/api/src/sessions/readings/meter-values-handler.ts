import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import { announceAlert } from '#chargers/alerts/raise-alert.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { SessionChange } from '../live-session-events.ts';
import { counted, type Clocks } from './clocks.ts';
import type { MeterValuesItem } from './meter-values-item.ts';
import type { MeterValuesResult } from './record-meter-values.ts';
import type { LookAgainAt } from '../set-aside/look-again.ts';
import type { FiguresWriter } from './session-figures.ts';

interface MeterValuesHandlerParts {
  readonly clockOf: Clocks;
  readonly record: (item: MeterValuesItem) => Promise<MeterValuesResult>;
  readonly figures: FiguresWriter;
  readonly live: LiveFeed;
  readonly changed: (change: SessionChange) => void;
  readonly lookAgainAt: LookAgainAt;
  /** They may have to be shown to a person. */
  readonly setAside: (chargePoint: ChargePointEntry) => void;
}

export const meterValuesHandler =
  ({
    clockOf,
    record,
    figures,
    live,
    changed,
    lookAgainAt,
    setAside,
  }: MeterValuesHandlerParts): NonNullable<InboundHandlers<ChargePointEntry>['MeterValues']> =>
  async ({ chargePoint, receivedAt }, request) => {
    const { id: chargePointId, accountId, stationId } = chargePoint;
    const { connectorId, transactionId, transactionIdRaw } = request;
    const clock = await clockOf(chargePointId);
    const readings = request.readings.map((reading) => counted(reading, clock.read(reading)));
    const [last, original] = [readings.at(-1), request.readings.at(-1)];
    if (last === undefined || original === undefined) return {};
    // Messages of a transaction may have waited in the charger's queue.
    if (transactionIdRaw === null) clock.observe(original, receivedAt);
    const item = { chargePointId, accountId, stationId, connectorId, transactionId, transactionIdRaw };
    const after = await record({ ...item, readings, at: last.at, receivedAt });
    if (after.figures !== null) {
      const { sessionId } = after.figures;
      figures.add(after.figures, () => changed({ accountId, stationId, chargePointId, sessionId }));
    }
    if (after.unmatched?.kind === 'charging-after-stop') announceAlert(live, { accountId, chargePointId });
    if (after.unmatched?.kind === 'adopt')
      live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId, stationId });
    // A session has got an id of its charger's, or readings came that are of no session.
    if (after.mayPlace) {
      await lookAgainAt(chargePointId);
      setAside(chargePoint);
    }
    return {};
  };
