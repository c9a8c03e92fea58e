import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type pg from 'pg';
import type { EndedSession } from './ended-session.ts';
import { createClocks } from './readings/clocks.ts';
import { meterValuesHandler } from './readings/meter-values-handler.ts';
import { lookAgain, lookAgainAt, type LookAgainDeps } from './set-aside/look-again.ts';
import { startHandler } from './start/start-handler.ts';
import { stopHandler } from './stop/stop-handler.ts';
import { createSessionEvents } from './live-session-events.ts';
import type { MeterValuesItem } from './readings/meter-values-item.ts';
import { recordMeterValues } from './readings/record-meter-values.ts';
import { recordStarts } from './start/record-starts.ts';
import type { StartAuthorization, StartDeps } from './start/store-starts.ts';
import { recordStops, type StopDeps } from './stop/record-stops.ts';
import type { StartItem } from './start/start-item.ts';
import { createSessionFacts, type FindSessions } from './session-facts.ts';
import { createFiguresWriter } from './readings/session-figures.ts';
import type { StopItem } from './stop/stop-item.ts';
import { createTariffCache } from './tariff-cache.ts';

export interface SessionHandlersOptions<Authorization extends StartAuthorization>
  extends
    Pick<StartDeps<Authorization>, 'authorizeStarts' | 'recordStartAuthorizations'>,
    Pick<StopDeps, 'readCardStandings' | 'meterOf'> {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  readonly live: LiveFeed;
  readonly onBatch?: (kind: 'start' | 'meter-values' | 'stop', size: number) => void;
  readonly onFault: (error: unknown) => void;
  /** Called after the commit; nothing waits for its effects. */
  readonly onStarted: (item: StartItem, sessionId: number) => void;
  readonly onEnded: (session: EndedSession) => void;
  readonly onWrongClock: (chargePointId: string) => void;
}

export interface SessionHandlers {
  readonly handlers: Required<
    Pick<InboundHandlers<ChargePointEntry>, 'StartTransaction' | 'MeterValues' | 'StopTransaction'>
  >;
  /** Learns the charger's clock from a message that is sent live. */
  readonly observeClock: (chargePointId: string, time: ChargerTime, receivedAt: Date) => void;
  /** A session was ended by something other than a message. */
  readonly ended: (session: EndedSession) => void;
  /** Something of these charge points has changed that may decide about what they have set aside. */
  readonly lookAgain: (chargePointIds: readonly string[]) => Promise<void>;
  /** What a person's decision about them takes. */
  readonly setAside: LookAgainDeps;
  /** Writes pending figures, after the last message. */
  readonly close: () => Promise<void>;
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
  const figures = createFiguresWriter({ pool, onFault: options.onFault });
  const findSessions: FindSessions = (origins) => facts.find(origins);
  const deps = { ...options, readTariffs, findSessions };
  const changed = createSessionEvents(live);
  const clockOf = createClocks({ pool, onWrong: options.onWrongClock, onFault: options.onFault });
  const ended = (session: EndedSession) => {
    facts.forget(session.sessionId);
    changed(session);
    options.onEnded(session);
  };

  const setAside = ({ accountId, stationId, id: chargePointId }: ChargePointEntry) =>
    live.publish(accountId, { topic: 'session', id: chargePointId, chargePointId, stationId });
  const lookDeps: LookAgainDeps = { ...deps, ended, changed };
  const lookAt = (chargePointId: string) => lookAgainAt(lookDeps, chargePointId);

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

  const forget = (sessionId: number) => facts.forget(sessionId);
  const { onStarted } = options;
  const handlers: SessionHandlers['handlers'] = {
    StartTransaction: startHandler({
      clockOf,
      record: start,
      lookAgainAt: lookAt,
      forget,
      changed,
      onStarted,
    }),
    MeterValues: meterValuesHandler({
      clockOf,
      record: meterValues,
      figures,
      live,
      changed,
      lookAgainAt: lookAt,
      setAside,
    }),
    StopTransaction: stopHandler({ clockOf, record: stop, lookAgainAt: lookAt, setAside, ended }),
  };
  const observeClock: SessionHandlers['observeClock'] = (chargePointId, time, receivedAt) => {
    clockOf(chargePointId)
      .then((clock) => clock.observe(time, receivedAt))
      .catch(options.onFault);
  };
  return {
    handlers,
    observeClock,
    ended,
    setAside: lookDeps,
    lookAgain: (chargePointIds) => lookAgain(lookDeps, chargePointIds),
    close: figures.close,
  };
};
