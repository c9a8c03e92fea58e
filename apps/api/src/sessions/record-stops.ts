import { createHash } from 'node:crypto';
import type { AuthorizationStatus } from '@laadpoort/domain/whitelist/decide-authorization';
import {
  decideStop,
  type StopDecision,
  type StoppableSession,
} from '@laadpoort/domain/sessions/stop-transaction';
import type { MeterReading as WireReading } from '@laadpoort/ocpp/parse/meter-reading';
import { commitAll, type Statement } from '#platform/statements.ts';
import type pg from 'pg';
import { completeSession, updateCompleted, type ClosableRow, type CompletedRow } from './complete-session.ts';
import { insertReadings, type StoredReading } from './meter-reading-rows.ts';
import { readClosable, readRunning } from './read-closable.ts';
import { readReadings } from './read-readings.ts';
import type { ReadTariffs } from './tariff-cache.ts';

export interface StopItem {
  readonly chargePointId: string;
  readonly transactionId: number | null;
  /** As sent, also when it is no id of ours. */
  readonly transactionIdRaw: string | null;
  /** Canonical; null when no card was named. */
  readonly idTag: string | null;
  readonly meterStopWh: bigint | null;
  /** null when it could not be read. */
  readonly stoppedAt: Date | null;
  readonly stoppedAtRaw: string | null;
  readonly reason: string;
  readonly readings: readonly WireReading[];
  readonly receivedAt: Date;
}

export interface StopResult {
  /** Status for the idTagInfo; null when no card was named. */
  readonly answer: AuthorizationStatus | null;
  /** The session that this stop has ended; null for a repeat and for a stop that was set aside. */
  readonly endedSessionId: number | null;
}

export interface StopDeps {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  /** What each card is worth now, in order; the charger keeps it in its cache. */
  readonly judgeCards: (
    cards: readonly { chargePointId: string; idTag: string; at: Date }[],
  ) => Promise<readonly AuthorizationStatus[]>;
}

/** Ends the sessions of many chargers: gathers the facts, decides each stop, stores all in one transaction. */
export const recordStops = async (
  deps: StopDeps,
  items: readonly StopItem[],
): Promise<readonly StopResult[]> => {
  const { pool } = deps;
  const [sessions, cards] = await Promise.all([gatherSessions(pool, items), judgeStopCards(deps, items)]);
  const decisions = items.map((item, index) => decide(item, sessions, cards.get(index) ?? null));
  const closing = decisions.flatMap((decision) => closedSession(decision, sessions) ?? []);
  const [readings, tariffs] = await Promise.all([
    readReadings(pool, closing),
    deps.readTariffs(closing.map((session) => session.tariff_version_id)),
  ]);
  const completed: CompletedRow[] = [];
  const stored: StoredReading[] = [];
  for (const [index, item] of items.entries()) {
    const decision = decisions[index];
    const session = decision && closedSession(decision, sessions);
    stored.push(...readingsOf(item, session ?? null));
    if (decision?.kind !== 'close' || !session) continue;
    const known = readings.get(session.id) ?? [];
    const tariff = tariffs.get(session.tariff_version_id ?? '') ?? null;
    const ending = { ...decision.close, stopIdTag: item.idTag, receivedAt: item.receivedAt };
    completed.push(completeSession(session, ending, withOwn(known, item), tariff));
  }
  const setAside = items.flatMap((item, index) => {
    const decision = decisions[index];
    return decision?.kind === 'set-aside' ? [{ item, decision }] : [];
  });
  const statements = [
    ...(completed.length > 0 ? [updateCompleted(completed)] : []),
    ...(stored.length > 0 ? [insertReadings(stored)] : []),
    ...(setAside.length > 0 ? setAsideStatements(setAside) : []),
  ];
  if (statements.length > 0) await commitAll(pool, statements);
  return decisions.map((decision) => ({
    answer: decision.answer,
    endedSessionId: decision.kind === 'close' ? decision.close.sessionId : null,
  }));
};

interface GatheredSessions {
  readonly byId: ReadonlyMap<number, ClosableRow>;
  readonly running: readonly ClosableRow[];
}

const gatherSessions = async (pool: pg.Pool, items: readonly StopItem[]): Promise<GatheredSessions> => {
  const named = await readClosable(
    pool,
    items.flatMap(({ transactionId }) => transactionId ?? []),
  );
  const byId = new Map(named.map((row) => [row.id, row]));
  const unnamed = items.filter(({ transactionId }) => !byId.has(transactionId ?? 0));
  const running = await readRunning(
    pool,
    unnamed.map(({ chargePointId }) => chargePointId),
  );
  for (const row of running) byId.set(row.id, row);
  return { byId, running };
};

const judgeStopCards = async (
  { judgeCards }: StopDeps,
  items: readonly StopItem[],
): Promise<ReadonlyMap<number, AuthorizationStatus>> => {
  const cards = items.flatMap(({ chargePointId, idTag, receivedAt }, index) =>
    idTag === null ? [] : [{ index, chargePointId, idTag, at: receivedAt }],
  );
  if (cards.length === 0) return new Map();
  const statuses = await judgeCards(cards);
  return new Map(cards.map(({ index }, position) => [index, statuses[position] ?? 'Invalid']));
};

const decide = (
  item: StopItem,
  { byId, running }: GatheredSessions,
  card: AuthorizationStatus | null,
): StopDecision => {
  const named = byId.get(item.transactionId ?? 0);
  const own = named?.charge_point_id === item.chargePointId ? named : undefined;
  const { stoppedAt, meterStopWh, reason, idTag } = item;
  return decideStop({
    now: item.receivedAt,
    request: {
      stoppedAt,
      meterStopWh,
      reason,
      card: idTag === null || card === null ? null : { idTag, status: card, sameGroup: false },
    },
    session: own ? stoppable(own) : null,
    belongsElsewhere: named !== undefined && own === undefined,
    running: running.filter((row) => row.charge_point_id === item.chargePointId).map(stoppable),
  });
};

const stoppable = (row: ClosableRow): StoppableSession => ({
  sessionId: row.id,
  state: row.state,
  anomalies: row.anomalies,
  idTag: row.id_tag,
  startedAt: row.started_at,
  meterStartWh: BigInt(row.meter_start_wh),
  lastSampleAt: row.last_reading_at,
  stop:
    row.ended_at === null
      ? null
      : {
          stoppedAt: row.ended_at,
          meterStopWh: row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh),
        },
});

const closedSession = (decision: StopDecision, { byId }: GatheredSessions): ClosableRow | null =>
  decision.kind === 'close' ? (byId.get(decision.close.sessionId) ?? null) : null;

const readingsOf = (item: StopItem, session: ClosableRow | null): StoredReading[] =>
  item.readings.map((reading) => ({
    chargePointId: item.chargePointId,
    connectorId: session?.connector_id ?? 0,
    sessionId: session?.id ?? null,
    receivedAt: item.receivedAt,
    reading,
  }));

/** The stored readings and those of the stop's transactionData, in order of time. */
const withOwn = (known: Parameters<typeof completeSession>[2], { readings }: StopItem) =>
  readings.length === 0
    ? known
    : [
        ...known,
        ...readings.map(({ at, energyWh, powerW }) => ({ at, registerWh: energyWh, powerW })),
      ].toSorted((a, b) => a.at.getTime() - b.at.getTime());

type SetAside = { item: StopItem; decision: Extract<StopDecision, { kind: 'set-aside' }> };

const SET_ASIDE = `
  INSERT INTO orphan_stop (charge_point_id, reason, session_id, payload, fingerprint, received_at)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::jsonb[], $5::text[], $6::timestamptz[])
  ON CONFLICT DO NOTHING`;

const FLAG = `
  UPDATE session SET anomalies = array_append(anomalies, 'conflicting_stop')
   WHERE id = ANY($1::int[]) AND NOT anomalies @> ARRAY['conflicting_stop']`;

/** Stops that fit no session of their charger are kept beside the sessions, once each. */
const setAsideStatements = (setAside: readonly SetAside[]): Statement[] => {
  const payloads = setAside.map(({ item }) =>
    JSON.stringify({
      transactionId: item.transactionIdRaw,
      idTag: item.idTag,
      meterStop: item.meterStopWh === null ? null : Number(item.meterStopWh),
      timestamp: item.stoppedAtRaw,
      reason: item.reason,
    }),
  );
  const insert = {
    name: 'set-aside-stops',
    text: SET_ASIDE,
    values: [
      setAside.map(({ item }) => item.chargePointId),
      setAside.map(({ decision }) => decision.reason),
      setAside.map(({ decision }) => decision.sessionId),
      payloads,
      payloads.map((payload) => createHash('sha256').update(payload).digest('hex')),
      setAside.map(({ item }) => item.receivedAt.toISOString()),
    ],
  };
  const flagged = setAside.flatMap(({ decision }) => decision.sessionId ?? []);
  if (flagged.length === 0) return [insert];
  return [insert, { name: 'flag-conflicting-stops', text: FLAG, values: [flagged] }];
};
