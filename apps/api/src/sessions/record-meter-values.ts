import { energySoFar } from '@laadpoort/domain/sessions/live-figures';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import { commitAll } from '#platform/statements.ts';
import type pg from 'pg';
import { insertReadings, realOf, wholeOf, type StoredReading } from './meter-reading-rows.ts';
import { storableEnergy } from './session-columns.ts';
import type { FindSessions, SessionFacts, Whereabouts } from './session-facts.ts';
import type { SessionFigures } from './session-figures.ts';
import type { ReadTariffs } from './tariff-cache.ts';

/** Readings of one MeterValues, with at least one in them. */
export interface MeterValuesItem extends Whereabouts {
  readonly readings: readonly MeterReading[];
  readonly receivedAt: Date;
}

export interface MeterValuesDeps {
  readonly pool: pg.Pool;
  readonly findSessions: FindSessions;
  readonly readTariffs: ReadTariffs;
}

/**
 * Stores the readings of many chargers in one statement. Gives what each message makes of the session it belongs to;
 * null for readings of no session.
 */
export const recordMeterValues = async (
  { pool, findSessions, readTariffs }: MeterValuesDeps,
  items: readonly MeterValuesItem[],
): Promise<readonly (SessionFigures | null)[]> => {
  const sessions = await findSessions(items);
  const tariffs = await readTariffs(sessions.map((session) => session?.tariffId ?? null));
  const stored = items.flatMap((item, index) => storedReadings(item, sessions[index] ?? null));
  await commitAll(pool, [insertReadings(stored)]);
  return items.map(({ readings }, index) => {
    const session = sessions[index];
    return session ? figuresOf(session, tariffs.get(session.tariffId ?? '') ?? null, readings) : null;
  });
};

const storedReadings = (item: MeterValuesItem, session: SessionFacts | null): StoredReading[] =>
  item.readings.map((reading) => {
    // A connector alone says which session is meant only while that session runs.
    const belongs =
      session !== null && (session.id === item.transactionId || reading.at >= session.startedAt);
    return {
      chargePointId: item.chargePointId,
      // A connector of 0 names the main meter, but a transaction runs on one connector.
      connectorId: belongs ? session.connectorId : item.connectorId,
      sessionId: belongs ? session.id : null,
      receivedAt: item.receivedAt,
      reading,
    };
  });

const figuresOf = (
  session: SessionFacts,
  tariff: TariffVersion | null,
  readings: readonly MeterReading[],
): SessionFigures | null => {
  const during = readings.filter(({ at }) => at >= session.startedAt);
  const last = during.at(-1);
  if (last === undefined) return null;
  const energyWh = storableEnergy(
    during.reduce((soFarWh, reading) => energySoFar(session.meterStartWh, reading.energyWh, soFarWh), 0n),
  );
  return {
    sessionId: session.id,
    at: last.at,
    energyWh,
    amount: priceSession({ energyWh, tariff, free: session.free }).amount,
    powerW: wholeOf(last.powerW),
    socPercent: realOf(last.socPercent),
    registerWh: last.energyWh,
  };
};
