import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { InboundHandlers } from '@laadpoort/ocpp/central-system-options';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';
import { createGroupCommit } from '#platform/group-commit.ts';
import type { LiveFeed } from '#platform/live-feed.ts';
import type pg from 'pg';
import { createSessionEvents } from './live-session-events.ts';
import { recordMeterValues, type MeterValuesItem } from './record-meter-values.ts';
import { recordStarts, type CardJudgement, type StartDeps } from './record-starts.ts';
import { recordStops, type StopDeps, type StopItem } from './record-stops.ts';
import type { StartItem } from './start-item.ts';
import { createSessionFacts, type FindSessions } from './session-facts.ts';
import { createFiguresWriter } from './session-figures.ts';
import { createTariffCache } from './tariff-cache.ts';

export interface SessionHandlersOptions<Judgement extends CardJudgement>
  extends Pick<StartDeps<Judgement>, 'judgeStarts' | 'recordJudgements'>, Pick<StopDeps, 'judgeCards'> {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly onBatch?: (kind: 'start' | 'meter-values' | 'stop', size: number) => void;
  readonly onError: (error: unknown) => void;
  /** After the commit; what follows from it is not waited for. */
  readonly onStarted: (item: StartItem, sessionId: number) => void;
  readonly onStopped: (chargePointId: string, sessionId: number) => void;
}

export interface SessionHandlers {
  readonly handlers: Required<
    Pick<InboundHandlers<ChargePointEntry>, 'StartTransaction' | 'MeterValues' | 'StopTransaction'>
  >;
  /** Writes the figures that wait; after the last message. */
  readonly close: () => Promise<void>;
}

const keyOf = ({ chargePointId }: { chargePointId: string }): string => chargePointId;

/**
 * StartTransaction, MeterValues and StopTransaction. Each answer follows the commit; what cannot be stored is thrown,
 * so that the edge gives no answer and the charger keeps the message.
 */
export const sessionHandlers = <Judgement extends CardJudgement>(
  options: SessionHandlersOptions<Judgement>,
): SessionHandlers => {
  const { pool, live, onBatch } = options;
  const readTariffs = createTariffCache(pool);
  const facts = createSessionFacts(pool);
  const figures = createFiguresWriter({ pool, onError: options.onError });
  const findSessions: FindSessions = (wanted) => facts.find(wanted);
  const deps = { ...options, readTariffs, findSessions };
  const changed = createSessionEvents(live);

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
      const item: StartItem = {
        chargePointId,
        accountId,
        stationId,
        connectorId: request.connectorId,
        idTag: canonicalIdTag(request.idTag),
        idTagRaw: request.idTag,
        meterStartWh: request.meterStartWh,
        startedAt: readable(request.timestamp),
        startedAtRaw: request.timestamp.raw ?? '',
        receivedAt,
      };
      const { sessionId, answer, isNew } = await start(item);
      if (isNew) {
        changed({ accountId, stationId, chargePointId, sessionId });
        options.onStarted(item, sessionId);
      }
      return { transactionId: sessionId, idTagInfo: { status: answer } };
    },

    async MeterValues({ chargePoint, receivedAt }, { connectorId, transactionId, readings }) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      if (readings.length === 0) return {};
      const after = await meterValues({
        chargePointId,
        connectorId,
        transactionId,
        readings,
        receivedAt,
      });
      if (after !== null) {
        const { sessionId } = after;
        figures.add(after, () => changed({ accountId, stationId, chargePointId, sessionId }));
      }
      return {};
    },

    async StopTransaction({ chargePoint, receivedAt }, request) {
      const { id: chargePointId, accountId, stationId } = chargePoint;
      const { answer, endedSessionId } = await stop({
        chargePointId,
        transactionId: request.transactionId,
        transactionIdRaw: request.transactionIdRaw,
        idTag: request.idTag === null ? null : canonicalIdTag(request.idTag),
        meterStopWh: request.meterStopWh,
        stoppedAt: readable(request.timestamp),
        stoppedAtRaw: request.timestamp.raw,
        reason: request.reason,
        readings: request.readings,
        receivedAt,
      });
      if (endedSessionId !== null) {
        facts.forget(endedSessionId);
        changed({ accountId, stationId, chargePointId, sessionId: endedSessionId });
        options.onStopped(chargePointId, endedSessionId);
      }
      return answer === null ? {} : { idTagInfo: { status: answer } };
    },
  };
  return { handlers, close: figures.close };
};

/** The charger's time; null where the time of receipt stands in for it. */
const readable = ({ at, quality }: ChargerTime): Date | null =>
  quality === 'absurd' || quality === 'missing' ? null : at;
