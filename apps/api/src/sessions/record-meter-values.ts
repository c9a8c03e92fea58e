import type { SessionState } from '@laadpoort/domain/sessions/session';
import { energySoFar } from '@laadpoort/domain/sessions/live-figures';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import type pg from 'pg';
import { INSERT_READINGS, readingColumns, wholeOf, type StoredReading } from './meter-reading-rows.ts';
import { freeOfCharge, type FreeColumns } from './session-columns.ts';
import type { ReadTariffs } from './tariff-cache.ts';

/** Readings of one MeterValues, with at least one in them. */
export interface MeterValuesItem {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly transactionId: number | null;
  readonly readings: readonly MeterReading[];
  readonly receivedAt: Date;
}

interface SessionFactsRow extends FreeColumns {
  n: string;
  /** By its id, not by its connector alone. */
  named: boolean;
  id: number;
  connector_id: number;
  state: SessionState;
  started_at: Date;
  meter_start_wh: string;
  energy_wh: string;
  last_reading_at: Date | null;
  tariff_version_id: string | null;
}

/** A session's figures after the readings; null where a reading said nothing. */
interface FiguresRow {
  readonly id: number;
  readonly energyWh: bigint;
  readonly amount: string;
  readonly powerW: number | null;
  readonly socPercent: number | null;
  readonly registerWh: bigint | null;
  readonly at: Date;
}

/** The session each message belongs to: by its id at this charge point, else the one that runs on the connector. */
const GATHER = `
  SELECT m.n, named.id IS NOT NULL AS named, s.id, s.connector_id, s.state, s.started_at, s.meter_start_wh, s.energy_wh, s.last_reading_at,
         s.tariff_version_id, s.free_rule, s.whitelist_entry_id, s.whitelist_description
    FROM unnest($1::uuid[], $2::int[], $3::int[]) WITH ORDINALITY AS m(charge_point_id, connector_id, session_id, n)
    LEFT JOIN session named ON named.id = m.session_id AND named.charge_point_id = m.charge_point_id
    LEFT JOIN session running ON named.id IS NULL AND running.charge_point_id = m.charge_point_id
          AND running.connector_id = m.connector_id AND running.state = 'charging'
    JOIN session s ON s.id = coalesce(named.id, running.id)`;

const WRITE = `
  WITH stored AS (${INSERT_READINGS})
  UPDATE session SET energy_wh = f.energy_wh, amount = f.amount, power_w = coalesce(f.power_w, session.power_w),
         soc_percent = coalesce(f.soc_percent, session.soc_percent),
         last_register_wh = coalesce(f.register_wh, session.last_register_wh), last_reading_at = f.at
    FROM unnest($15::int[], $16::bigint[], $17::numeric[], $18::int[], $19::real[], $20::bigint[], $21::timestamptz[])
         AS f(id, energy_wh, amount, power_w, soc_percent, register_wh, at)
   WHERE session.id = f.id AND session.state <> 'completed'`;

/**
 * Stores the readings of many chargers and brings their running sessions up to date, in one statement. Gives the id of
 * the session that each message belongs to, null for readings of no session.
 */
export const recordMeterValues = async (
  pool: pg.Pool,
  readTariffs: ReadTariffs,
  items: readonly MeterValuesItem[],
): Promise<readonly (number | null)[]> => {
  const sessions = await gather(pool, items);
  const tariffs = await readTariffs([...sessions.values()].map((row) => row.tariff_version_id));
  const stored: StoredReading[] = [];
  const figures: FiguresRow[] = [];
  const sessionIds = items.map((item, index) => {
    const session = sessions.get(index) ?? null;
    // A connector of 0 names the main meter, but a transaction runs on one connector.
    const connectorId = session?.connector_id ?? item.connectorId;
    const { chargePointId, receivedAt } = item;
    for (const reading of item.readings) {
      const belongs = session !== null && (session.named || reading.at >= session.started_at);
      stored.push({
        chargePointId,
        connectorId,
        sessionId: belongs ? session.id : null,
        receivedAt,
        reading,
      });
    }
    const tariff = tariffs.get(session?.tariff_version_id ?? '') ?? null;
    const after = session === null ? null : figuresAfter(session, tariff, item.readings);
    if (after !== null) figures.push(after);
    return session?.id ?? null;
  });
  await pool.query({
    name: 'record-meter-values',
    text: WRITE,
    values: [...readingColumns(stored), ...figureColumns(figures)],
  });
  return sessionIds;
};

const gather = async (
  pool: pg.Pool,
  items: readonly MeterValuesItem[],
): Promise<ReadonlyMap<number, SessionFactsRow>> => {
  const { rows } = await pool.query<SessionFactsRow>({
    name: 'meter-values-sessions',
    text: GATHER,
    values: [
      items.map(({ chargePointId }) => chargePointId),
      items.map(({ connectorId }) => connectorId),
      items.map(({ transactionId }) => transactionId),
    ],
  });
  return new Map(rows.map((row) => [Number(row.n) - 1, row]));
};

const figuresAfter = (
  session: SessionFactsRow,
  tariff: TariffVersion | null,
  readings: readonly MeterReading[],
): FiguresRow | null => {
  if (session.state === 'completed') return null;
  const since = session.last_reading_at ?? session.started_at;
  const news = readings.filter(({ at }) => at >= since);
  const last = news.at(-1);
  if (last === undefined) return null;
  const meterStartWh = BigInt(session.meter_start_wh);
  const energyWh = news.reduce(
    (soFarWh, reading) => energySoFar(meterStartWh, reading.energyWh, soFarWh),
    BigInt(session.energy_wh),
  );
  return {
    id: session.id,
    energyWh,
    amount: priceSession({ energyWh, tariff, free: freeOfCharge(session) }).amount,
    powerW: wholeOf(last.powerW),
    socPercent: last.socPercent,
    registerWh: last.energyWh,
    at: last.at,
  };
};

/** $15 to $21 of `WRITE`. */
const figureColumns = (figures: readonly FiguresRow[]): unknown[] => [
  figures.map(({ id }) => id),
  figures.map(({ energyWh }) => energyWh),
  figures.map(({ amount }) => amount),
  figures.map(({ powerW }) => powerW),
  figures.map(({ socPercent }) => socPercent),
  figures.map(({ registerWh }) => registerWh),
  figures.map(({ at }) => at.toISOString()),
];
