import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import { MOST_READINGS } from '@laadpoort/domain/sessions/readings/thinned';
import type { StopDecision } from '@laadpoort/domain/sessions/stop/stop-transaction';
import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import { commitAll } from '#platform/database/statements.ts';
import type pg from 'pg';
import { completeSession, type CompletedRow } from './complete-session.ts';
import { updateCompleted } from './update-completed.ts';
import type { ClosableRow } from './closable-row.ts';
import { intervalOf } from '../readings/interval-of.ts';
import { insertReadings } from '../readings/meter-reading-rows.ts';
import { keepUnmatchedStops } from './unmatched-stops.ts';
import { readReadings } from '../readings/read-readings.ts';
import { remeasureContradicted } from '../upkeep/remeasure-ended.ts';
import { decideStopItem, gatherStops, isUnnamed, type StopFactsRows } from './stop-facts.ts';
import type { StopItem } from './stop-item.ts';
import type { ReadTariffs } from '../tariff-cache.ts';
import { stopReadings, withStopReadings } from './stop-readings.ts';

export interface StopResult {
  /** For the idTagInfo; null if no card was named. */
  readonly answer: CardStanding | null;
  /** The session that this stop has ended; null for a repeat and for an unmatched stop. */
  readonly endedSessionId: number | null;
  /** It named no session of its charger. */
  readonly namesNone: boolean;
}

export interface StopDeps {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly meterOf: (chargePointId: string) => MeterSettings;
  /** The current status of each card, in order; the charger keeps it in its cache. */
  readonly readCardStandings: (
    cards: readonly { chargePointId: string; idTag: string; at: Date }[],
  ) => Promise<readonly CardStanding[]>;
}

/** Ends the sessions of many chargers: gathers the facts, decides each stop, stores all in one transaction. */
export const recordStops = async (
  deps: StopDeps,
  items: readonly StopItem[],
): Promise<readonly StopResult[]> => {
  const [facts, cards] = await Promise.all([gatherStops(deps.pool, items), stopCardStandings(deps, items)]);
  const decided = items.map((item, index) => {
    const decision = decideStopItem(item, facts, cards.get(index) ?? null);
    return { item, decision, session: closedSession(decision, facts) };
  });
  const completed = await complete(deps, facts, decided);
  const stored = decided.flatMap(({ item, session }) => stopReadings(item, session));
  const unmatched = decided.flatMap(({ item, decision }) =>
    decision.kind === 'unmatched' ? [{ item, decision }] : [],
  );
  const statements = [
    ...(completed.length > 0 ? [updateCompleted(completed)] : []),
    ...(stored.length > 0 ? [insertReadings(stored)] : []),
    ...(unmatched.length > 0 ? keepUnmatchedStops(unmatched) : []),
  ];
  if (statements.length > 0) await commitAll(deps.pool, statements);
  await remeasureContradicted(deps, completed);
  return decided.map(({ item, decision }, index) => ({
    answer: cards.get(index) ?? null,
    endedSessionId: decision.kind === 'close' ? decision.close.sessionId : null,
    namesNone: isUnnamed(item, facts),
  }));
};

interface Decided {
  readonly item: StopItem;
  readonly decision: StopDecision;
  readonly session: ClosableRow | null;
}

const complete = async (
  deps: StopDeps,
  facts: StopFactsRows,
  decided: readonly Decided[],
): Promise<CompletedRow[]> => {
  const closing = decided.flatMap(({ item, decision, session }) =>
    decision.kind === 'close' && session !== null ? [{ item, close: decision.close, session }] : [],
  );
  const [readings, tariffs] = await Promise.all([
    readReadings(
      deps.pool,
      closing.map(({ item, session, close }) => ({
        ...session,
        stoppedAt: close.stoppedAt,
        intervals: item.readings.flatMap(({ at, samples }) => intervalOf(at, samples) ?? []),
      })),
    ),
    deps.readTariffs(closing.map(({ session }) => session.tariff_version_id)),
  ]);
  const stored = await readMany(deps.pool, closing, readings);
  return closing.map(({ item, close, session }) => {
    const known = readings.get(session.id) ?? [];
    const tariff = tariffs.get(session.tariff_version_id ?? '') ?? null;
    const ending = {
      ...close,
      stopIdTag: item.idTag,
      receivedAt: item.receivedAt,
      stopTransactionId: isUnnamed(item, facts) ? item.transactionIdRaw : null,
    };
    const meter = deps.meterOf(item.chargePointId);
    const all = stored.get(session.id) ?? withStopReadings(known, item, session.started_at, close.stoppedAt);
    const signed_data = [...session.signed_data, ...item.readings.flatMap((own) => own.signedData)];
    return completeSession({ ...session, signed_data }, ending, all, tariff, meter);
  });
};

interface Closing extends Pick<Decided, 'item'> {
  readonly close: Pick<CompletedRow, 'stoppedAt'>;
  readonly session: ClosableRow;
}

/**
 * Of so many that not all are looked at, those of the stop are stored first and then chosen from with the others: by the
 * same ones the price is computed again later.
 */
const readMany = async (
  pool: pg.Pool,
  closing: readonly Closing[],
  readings: ReadonlyMap<number, readonly MeterReading[]>,
): Promise<ReadonlyMap<number, readonly MeterReading[]>> => {
  const many = closing.filter(
    ({ item, session: { id } }) =>
      item.readings.length > 0 && (readings.get(id)?.length ?? 0) + item.readings.length > MOST_READINGS,
  );
  if (many.length === 0) return new Map();
  await commitAll(pool, [insertReadings(many.flatMap(({ item, session }) => stopReadings(item, session)))]);
  return readReadings(
    pool,
    many.map(({ session, close }) => ({ ...session, stoppedAt: close.stoppedAt })),
  );
};

const stopCardStandings = async (
  { readCardStandings }: StopDeps,
  items: readonly StopItem[],
): Promise<ReadonlyMap<number, CardStanding>> => {
  const cards = items.flatMap(({ chargePointId, idTag, receivedAt }, index) =>
    idTag === null ? [] : [{ index, chargePointId, idTag, at: receivedAt }],
  );
  if (cards.length === 0) return new Map();
  const standings = await readCardStandings(cards);
  return new Map(
    cards.flatMap(({ index }, position) => {
      const standing = standings[position];
      return standing === undefined ? [] : [[index, standing]];
    }),
  );
};

const closedSession = (decision: StopDecision, { byId }: StopFactsRows): ClosableRow | null =>
  decision.kind === 'close' ? (byId.get(decision.close.sessionId) ?? null) : null;
