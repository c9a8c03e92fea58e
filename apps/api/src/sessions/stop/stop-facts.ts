import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import {
  decideStop,
  type StopDecision,
  type StoppableSession,
} from '@laadpoort/domain/sessions/stop/stop-transaction';
import type pg from 'pg';
import type { ClosableRow } from './closable-row.ts';
import { readClosable, readRunning } from './read-closable.ts';
import type { StopItem } from './stop-item.ts';

/** The sessions that stops may refer to. */
export interface StopFactsRows {
  readonly byId: ReadonlyMap<number, ClosableRow>;
  readonly running: readonly ClosableRow[];
}

/** The sessions that the stops name; for chargers that name none of their own, those running there. */
export const gatherStops = async (pool: pg.Pool, items: readonly StopItem[]): Promise<StopFactsRows> => {
  const named = await readClosable(
    pool,
    items.flatMap(({ transactionId }) => transactionId ?? []),
  );
  const byId = new Map(named.map((row) => [row.id, row]));
  const unnamed = items.filter((item) => isUnnamed(item, { byId }));
  const running = await readRunning(
    pool,
    unnamed.map(({ chargePointId }) => chargePointId),
  );
  for (const row of running) byId.set(row.id, row);
  return { byId, running };
};

/** Whether a stop names no session of its charger. */
export const isUnnamed = (
  { transactionId, chargePointId }: StopItem,
  { byId }: Pick<StopFactsRows, 'byId'>,
): boolean => byId.get(transactionId ?? 0)?.charge_point_id !== chargePointId;

export const decideStopItem = (
  item: StopItem,
  { byId, running }: StopFactsRows,
  card: CardStanding | null,
): StopDecision => {
  const named = byId.get(item.transactionId ?? 0);
  const own = named?.charge_point_id === item.chargePointId ? named : undefined;
  const { idTag } = item;
  return decideStop({
    now: item.receivedAt,
    request: { ...item, card: idTag === null || card === null ? null : { ...card, idTag } },
    session: own ? toStoppable(own) : null,
    belongsElsewhere: named !== undefined && own === undefined,
    running: running.filter((row) => row.charge_point_id === item.chargePointId).map(toStoppable),
  });
};

/** The row as what it is: its columns of an end belong to a completed session, and only to one. */
export const toStoppable = (row: ClosableRow): StoppableSession => {
  const session = {
    sessionId: row.id,
    anomalies: row.anomalies,
    idTag: row.id_tag,
    parentIdTag: row.parent_id_tag,
    chargePointTransactionId: row.charge_point_transaction_id,
    startedAt: row.started_at,
    meterStartWh: BigInt(row.meter_start_wh),
    lastSampleAt: row.last_reading_at,
    nextStartedAt: row.state === 'charging' ? null : row.next_started_at,
  };
  if (row.state !== 'completed') return { ...session, state: row.state, stop: null };
  if (row.told_ended_at === null) throw new Error(`completed session ${row.id} has no end`);
  const meterStopWh = row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh);
  return { ...session, state: 'completed', stop: { stoppedAt: row.told_ended_at, meterStopWh } };
};
