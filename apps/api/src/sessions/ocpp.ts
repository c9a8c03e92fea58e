import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { idTagInfo } from '@laadpoort/domain/whitelist/id-tag-info';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type pg from 'pg';
import { createClocks, type CountedTime, type WrongClock } from './readings/clocks.ts';
import { createSessionEvents } from './live-session-events.ts';
import type { MeterValuesItem } from './readings/meter-values-item.ts';
import { recordMeterValues } from './readings/record-meter-values.ts';
import { recordStarts, type StartAuthorization, type StartDeps } from './start/record-starts.ts';
import { recordStops, type StopDeps } from './stop/record-stops.ts';
import type { StartItem } from './start/start-item.ts';
import { createSessionFacts, type FindSessions } from './session-facts.ts';
import { createFiguresWriter } from './readings/session-figures.ts';
import type { StopItem } from './stop/stop-item.ts';
import { createTariffCache } from './tariff-cache.ts';

export interface SessionHandlersOptions<Authorization extends StartAuthorization>
  extends
    Pick<StartDeps<Authorization>, 'authorizeStarts' | 'recordStartAuthorizations'>,
    Pick<StopDeps, 'readCardStandings' | 'registerOf'> {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly onBatch?: (kind: 'start' | 'meter-values' | 'stop', size: number) => void;
  readonly onError: (error: unknown) => void;
  /** Called after the commit; nothing waits for its effects. */
  readonly onStarted: (item: StartItem, sessionId: number) => void;
  readonly onEnded: (session: EndedSession) => void;
  readonly onWrongClock: (wrong: WrongClock) => void;
  /** Energy is flowing at a connector whose session was stopped. */
  readonly onChargingAfterStop: (chargePoint: ChargePointEntry, connectorId: number, at: Date) => void;
}

export interface SessionHandlers {
  readonly handlers: Required<
    Pick<InboundHandlers<ChargePointEntry>, 'StartTransaction' | 'MeterValues' | 'StopTransaction'>
  >;
  /** Learns the charger's clock from a message that is sent live. */
  readonly observeClock: (chargePointId: string, time: ChargerTime, receivedAt: Date) => void;
  /** A session was ended by something other than a message. */
  readonly ended: (session: EndedSession) => void;
  /** Writes pending figures, after the last message. */
  readonly close: () => Promise<void>;
}

/** A session that has ended, with its account. */
export interface EndedSession {
  readonly accountId: string;
  readonly stationId: string;
  readonly chargePointId: string;
  readonly sessionId: number;
}

const keyOf = ({ chargePointId }: { chargePointId: string }): string => chargePointId;

/**
 * StartTransaction, MeterValues and StopTransaction. Each answer follows the commit; if something cannot be stored, an
 * error is thrown, so that the OCPP server gives no answer and the charger keeps the message.
 */
export const sessionHandlers = <Authorization extends StartAuthorization>(
  options: SessionHandlersOptions<Authorization>,
): SessionHandlers => {
  const { pool, live, onBatch } = options;
  const readTariffs = createTariffCache(pool);
  const facts = createSessionFacts(pool);
  const figures = createFiguresWriter({ pool, onError: options.onError });
  const findSessions: FindSessions = (origins) => facts.find(origins);
  const deps = { ...options, readTariffs, findSessions };
  const changed = createSessionEvents(live);
  const clockOf = createClocks({ pool, onWrong: options.onWrongClock, onError: options.onError });
  const ended = (session: EndedSession) => {
    facts.forget(session.sessionId);
    changed(session);
    options.onEnded(session);
  };

  const start = createGroupCommit({
    keyOf,
    write: (items: readonly StartItem[]) => recordStarts(deps, items),
    onBatch: (size) => onBatch?.('start', size),
  });
  const meterValues = createGroupCommit({
    keyOf,
    write: (items: readonly MeterValuesItem[]) => recordMeterValues(deps, items),
    onBatch: (size) => onBatch?.('meter-values', size),
  });
  const stop = createGroupCommit({
    keyOf,
    write: (items: readonly StopItem[]) => recordStops(deps, items),
    onBatch: (size) => onBatch?.('stop', size),
  });

  const handlers: SessionHandlers['handlers'] = {
    async StartTransaction({ chargePoint, receivedAt }, request) {
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
      const { sessionId, answer, isNew, endedSessionId, unmatchedStop } = await start(item);
      if (endedSessionId !== null) facts.forget(endedSessionId);
      if (isNew) {
        changed({ accountId, stationId, chargePointId, sessionId });
        options.onStarted(item, sessionId);
      }
      if (unmatchedStop !== null) {
        const { endedSessionId: closed } = await stop({
          ...unmatchedStop.stop,
          chargePointId,
          transactionId: sessionId,
        });
        if (closed !== null) ended({ accountId, stationId, chargePointId, sessionId: closed });
      }
      return { transactionId: sessionId, idTagInfo: idTagInfo(answer) };
    },

    async MeterValues({ chargePoint, receivedAt }, request) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      const { connectorId, transactionId, transactionIdRaw } = request;
      const clock = await clockOf(chargePointId);
      const readings = request.readings.map((reading) => counted(reading, clock.read(reading)));
      const [last, original] = [readings.at(-1), request.readings.at(-1)];
      if (last === undefined || original === undefined) return {};
      // Messages of a transaction may have waited in the charger's queue.
      if (transactionIdRaw === null) clock.observe(original, receivedAt);
      const item = { chargePointId, accountId, stationId, connectorId, transactionId, transactionIdRaw };
      const after = await meterValues({ ...item, readings, at: last.at, receivedAt });
      if (after.figures !== null) {
        const { sessionId } = after.figures;
        figures.add(after.figures, () => changed({ accountId, stationId, chargePointId, sessionId }));
      }
      if (after.unmatched?.kind === 'charging-after-stop')
        options.onChargingAfterStop(chargePoint, connectorId, last.at);
      if (after.unmatched?.kind === 'adopt')
        live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId, stationId });
      return {};
    },

    async StopTransaction({ chargePoint, receivedAt }, request) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      const clock = await clockOf(chargePointId);
      const stopped = clock.read(request.timestamp);
      const { answer, endedSessionId } = await stop({
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
        unmatchedStopId: null,
      });
      if (endedSessionId !== null) ended({ accountId, stationId, chargePointId, sessionId: endedSessionId });
      return answer === null ? {} : { idTagInfo: idTagInfo(answer) };
    },
  };
  const observeClock: SessionHandlers['observeClock'] = (chargePointId, time, receivedAt) => {
    clockOf(chargePointId)
      .then((clock) => clock.observe(time, receivedAt))
      .catch(options.onError);
  };
  return { handlers, observeClock, ended, close: figures.close };
};

const counted = (reading: MeterReading, { at, corrected }: CountedTime): MeterReading =>
  corrected && at !== null ? { ...reading, at } : reading;
