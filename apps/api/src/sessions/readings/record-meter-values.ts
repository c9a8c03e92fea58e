import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { UnmatchedReadingDecision } from '@laadpoort/domain/sessions/readings/unmatched-readings';
import { pricesMoreThanEnergy } from '@laadpoort/domain/tariffs/tariff';
import { commitAll } from '#platform/database/statements.ts';
import type pg from 'pg';
import type { MeterValuesItem } from './meter-values-item.ts';
import { endedDuring } from './ended-during.ts';
import { insertReadings, type StoredReading } from './meter-reading-rows.ts';
import { readPricingFacts } from '../price-facts.ts';
import type { FindSessions } from '../session-facts.ts';
import type { SessionFacts } from '../read-session-facts.ts';
import { remeasureEnded } from '../upkeep/remeasure-ended.ts';
import { decideUnmatchedReadings, mayMeanSession } from './unmatched-readings.ts';
import { unmatchedReadingStatements } from './unmatched-statements.ts';
import type { SessionFigures } from './session-figures.ts';
import { setReadingsAside } from '../set-aside/set-aside-readings.ts';
import { setOwnTransactionIds } from '../stop/own-transaction-id.ts';
import type { ReadTariffs } from '../tariff-cache.ts';
import { figuresOf } from './figures-of.ts';

export interface MeterValuesDeps {
  readonly pool: pg.Pool;
  readonly findSessions: FindSessions;
  readonly readTariffs: ReadTariffs;
  readonly meterOf: (chargePointId: string) => MeterSettings;
}

export interface MeterValuesResult {
  /** The message's effect on the session it belongs to; null for readings of no session. */
  readonly figures: SessionFigures | null;
  /** What readings without a running session mean. */
  readonly unmatched: UnmatchedReadingDecision | null;
  /** It may decide about what its charge point has set aside. */
  readonly mayPlace: boolean;
}

/** Stores the readings of many chargers in one statement. */
export const recordMeterValues = async (
  { pool, findSessions, readTariffs, meterOf }: MeterValuesDeps,
  items: readonly MeterValuesItem[],
): Promise<readonly MeterValuesResult[]> => {
  const sessions = await findSessions(items);
  const tariffs = await readTariffs(sessions.map((session) => session?.tariffId ?? null));
  const stored = items.flatMap((item, index) => storedReadings(item, sessions[index] ?? null));
  const unmatched = await decideUnmatchedReadings(
    pool,
    items.filter((item, index) => sessions[index]?.endedAt !== null && mayMeanSession(item)),
  );
  const named = items.flatMap(({ transactionIdRaw, at }, index) => {
    const session = sessions[index];
    const isOf = session !== undefined && session !== null && at >= session.startedAt;
    return isOf ? [{ sessionId: session.id, transactionIdRaw }] : [];
  });
  const naming = setOwnTransactionIds(named);
  const setAside = unmatched.filter(({ isSetAside }) => isSetAside).map(({ item }) => item);
  const results = await commitAll(pool, [
    insertReadings(stored),
    ...naming,
    ...setReadingsAside(setAside),
    ...(await unmatchedReadingStatements(unmatched, readTariffs)),
  ]);
  const remeasured = items.flatMap(({ readings }, index) => {
    const session = sessions[index];
    const endedAt = session?.endedAt;
    return session &&
      endedAt &&
      readings.some(({ at, endWh, signedData }) => at <= endedAt || endWh !== null || signedData.length > 0)
      ? [session.id]
      : [];
  });
  for (const id of await endedDuring(pool, stored)) remeasured.push(id);
  if (remeasured.length > 0) await remeasureEnded({ pool, readTariffs, meterOf }, remeasured);
  const renamed = new Set(
    results
      .slice(1, 1 + naming.length)
      .flatMap(({ rows }) => rows.map(({ charge_point_id }) => charge_point_id)),
  );
  const priced = items.flatMap(({ at }, index) => {
    const session = sessions[index];
    const tariff = tariffs.get(session?.tariffId ?? '');
    return session?.endedAt === null && tariff && pricesMoreThanEnergy(tariff)
      ? [{ id: session.id, until: at }]
      : [];
  });
  const pricing = await readPricingFacts({ pool, readTariffs, meterOf }, priced);
  const meanings = new Map(unmatched.map(({ item, decision }) => [item, decision]));
  return items.map((item, index) => {
    const session = sessions[index];
    const tariff = tariffs.get(session?.tariffId ?? '') ?? null;
    const course = pricing.get(session?.id ?? 0)?.course ?? null;
    const { register } = meterOf(item.chargePointId);
    const figures = session ? figuresOf(session, { tariff, course }, item, register) : null;
    return {
      figures,
      unmatched: meanings.get(item) ?? null,
      mayPlace: setAside.includes(item) || renamed.has(item.chargePointId),
    };
  });
};

const storedReadings = (item: MeterValuesItem, session: SessionFacts | null): StoredReading[] =>
  item.readings.map((reading) => {
    // A connector alone only identifies a session while that session is running.
    const belongs =
      session !== null && (session.id === item.transactionId || reading.at >= session.startedAt);
    return {
      chargePointId: item.chargePointId,
      // Connector 0 is the main meter, but a transaction runs on a connector.
      connectorId: belongs ? session.connectorId : item.connectorId,
      sessionId: belongs ? session.id : null,
      receivedAt: item.receivedAt,
      reading,
    };
  });
