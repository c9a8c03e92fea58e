import {
  withIntervalLengths,
  type IntervalSample,
} from '@laadpoort/domain/sessions/readings/intervals/interval-lengths';
import { readingOfSession, type MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import { EDGE_READINGS, MOST_READINGS } from '@laadpoort/domain/sessions/readings/thinned';
import type { SampledValue } from '@laadpoort/ocpp/parse/sampled-value';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { intervalOf } from './interval-of.ts';
import { readIntervalSettings } from './read-interval-settings.ts';

/** A session whose readings are needed, up to its end. */
export interface MeasuredSession {
  readonly id: number;
  readonly charge_point_id: string;
  readonly connector_id: number;
  readonly started_at: Date;
  readonly stoppedAt: Date;
  /** Sent with the stop, so not stored yet. */
  readonly intervals?: readonly IntervalSample[];
}

interface ReadingRow {
  session_id: number;
  at: Date;
  energy_wh: string | null;
  begin_wh: string | null;
  end_wh: string | null;
  power_w: number | null;
  current_l1_a: number | null;
  current_l2_a: number | null;
  current_l3_a: number | null;
  voltage_v: number | null;
  samples: readonly (SampledValue | string)[] | null;
}

const SESSIONS = columns<MeasuredSession>({
  id: ['int', ({ id }) => id],
  charge_point_id: ['uuid', (session) => session.charge_point_id],
  connector_id: ['int', (session) => session.connector_id],
  started_at: ['timestamptz', (session) => session.started_at],
  stopped_at: ['timestamptz', ({ stoppedAt }) => stoppedAt],
});

const HAS_INTERVAL = `other_samples @> '[{"measurand": "Energy.Active.Import.Interval"}]'`;

/**
 * Includes readings of no session, such as those that arrived before their start, and what the session's own tell of its
 * begin and end shortly before and after it. With a register no other samples than intervals are needed. Of very many of a
 * kind it reads as few as `thinned` (domain) leaves, and the intervals, which tell how long each is by the one before.
 */
const READ = `
  SELECT session_id, at, energy_wh, begin_wh, end_wh, power_w,
         current_l1_a, current_l2_a, current_l3_a, voltage_v,
         CASE WHEN energy_wh IS NULL OR ${HAS_INTERVAL} THEN other_samples END AS samples
    FROM (
      SELECT s.id AS session_id, m.at, m.energy_wh, m.begin_wh, m.end_wh, m.power_w,
             m.current_l1_a, m.current_l2_a, m.current_l3_a, m.voltage_v, m.other_samples,
             row_number() OVER (kind ORDER BY m.at, m.fingerprint) - 1 AS index, count(*) OVER kind AS total
        FROM ${SESSIONS.as('s')}
        CROSS JOIN LATERAL (
          SELECT * FROM meter_reading
           WHERE charge_point_id = s.charge_point_id AND connector_id = s.connector_id
             AND at BETWEEN s.started_at AND s.stopped_at AND (session_id = s.id OR session_id IS NULL)
          UNION ALL
          SELECT * FROM meter_reading
           WHERE session_id = s.id AND charge_point_id = s.charge_point_id AND connector_id = s.connector_id
             AND at >= s.started_at - interval '2 hours' AND at < s.started_at
          UNION ALL
          SELECT * FROM meter_reading
           WHERE session_id = s.id AND charge_point_id = s.charge_point_id AND connector_id = s.connector_id
             AND at > s.stopped_at AND at <= s.stopped_at + interval '5 minutes'
             AND (begin_wh IS NOT NULL OR end_wh IS NOT NULL)
        ) m
      WINDOW kind AS (PARTITION BY s.id, m.energy_wh IS NULL, COALESCE(m.begin_wh, m.end_wh) IS NULL, m.power_w IS NULL,
                                   COALESCE(m.current_l1_a, m.current_l2_a, m.current_l3_a) IS NULL)
    ) read
   WHERE total <= ${MOST_READINGS} OR ${HAS_INTERVAL} OR index < ${EDGE_READINGS} OR index >= total - ${EDGE_READINGS}
      OR (index - ${EDGE_READINGS}) % ceil((total - ${2 * EDGE_READINGS}) / ${MOST_READINGS - 2 * EDGE_READINGS}::numeric)::bigint = 0
   ORDER BY at`;

/** The stored readings of sessions in order of time; a session without any is not in the map. */
export const readReadings = async (
  pool: pg.Pool,
  sessions: readonly MeasuredSession[],
): Promise<ReadonlyMap<number, MeterReading[]>> => {
  const readings = new Map<number, MeterReading[]>();
  if (sessions.length === 0) return readings;
  const { rows } = await pool.query<ReadingRow>({
    name: 'read-readings',
    text: READ,
    values: SESSIONS.values(sessions),
  });
  const intervals = new Map(sessions.map((session) => [session.id, [...(session.intervals ?? [])]]));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  for (const row of rows) {
    const session = byId.get(row.session_id);
    const reading = session ? readingOfSession(readingOf(row), session.started_at, session.stoppedAt) : null;
    if (reading !== null) push(readings, row.session_id, reading);
    const interval = row.samples === null ? null : intervalOf(row.at, row.samples);
    if (interval !== null) push(intervals, row.session_id, interval);
  }
  await addIntervals(pool, sessions, readings, intervals);
  return readings;
};

const readingOf = (row: ReadingRow): MeterReading => ({
  at: row.at,
  registerWh: bigintOf(row.energy_wh),
  beginWh: bigintOf(row.begin_wh),
  endWh: bigintOf(row.end_wh),
  powerW: row.power_w,
  currentA: { l1: row.current_l1_a, l2: row.current_l2_a, l3: row.current_l3_a },
  voltageV: row.voltage_v,
});

const bigintOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

const addIntervals = async (
  pool: pg.Pool,
  sessions: readonly MeasuredSession[],
  readings: Map<number, MeterReading[]>,
  intervals: ReadonlyMap<number, IntervalSample[]>,
): Promise<void> => {
  for (const session of sessions) {
    const samples = intervals.get(session.id);
    if (samples === undefined || samples.length === 0) continue;
    const settings = await readIntervalSettings(pool, session.charge_point_id);
    const ordered = samples.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    for (const reading of withIntervalLengths(ordered, settings)) push(readings, session.id, reading);
    readings.get(session.id)?.sort((a, b) => a.at.getTime() - b.at.getTime());
  }
};

const push = <T>(lists: Map<number, T[]>, id: number, value: T): void => {
  const list = lists.get(id);
  if (list) list.push(value);
  else lists.set(id, [value]);
};
