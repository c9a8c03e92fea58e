import { idleOf, type IdleEvent, type IdleInterval } from '@laadpoort/domain/sessions/upkeep/idle';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';

interface CandidateRow {
  id: number;
  charge_point_id: string;
  connector_id: number;
  started_at: Date;
  next_started_at: Date | null;
  disconnected_at: Date | null;
  idle_seconds: number;
  idle_since: Date | null;
}

/**
 * Sessions whose car may be idle now, or was a minute ago: according to the status of their connector and their power,
 * also after their stop while the cable is in. While a charger is offline it is unknown whether the car is still there.
 */
const CANDIDATES = `
  WITH candidate AS (
    SELECT s.id FROM session s
      JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
      JOIN charge_point cp ON cp.id = s.charge_point_id
     WHERE s.ended_at IS NULL AND cp.disconnected_at IS NULL
       AND (c.ocpp_status IN ('SuspendedEV', 'Finishing') OR c.ocpp_status = 'Charging' AND s.power_w < 300)
    UNION
    SELECT id FROM session WHERE idle_since IS NOT NULL
    UNION
    SELECT last.id FROM connector c JOIN charge_point cp ON cp.id = c.charge_point_id
      CROSS JOIN LATERAL (
        SELECT s.id, s.connector_id FROM session s WHERE s.charge_point_id = c.charge_point_id
         ORDER BY s.ended_at DESC, s.id DESC LIMIT 4
      ) last
     WHERE c.ocpp_status = 'Finishing' AND cp.disconnected_at IS NULL AND last.connector_id = c.connector_id
  )
  SELECT s.id, s.charge_point_id, s.connector_id, s.started_at, s.idle_seconds, s.idle_since, cp.disconnected_at,
         (SELECT min(n.started_at) FROM session n
           WHERE n.charge_point_id = s.charge_point_id AND n.connector_id = s.connector_id
             AND n.started_at > s.started_at) AS next_started_at
    FROM candidate JOIN session s ON s.id = candidate.id JOIN charge_point cp ON cp.id = s.charge_point_id`;

interface EventRow {
  id: number;
  at: Date;
  status: string | null;
  power_w: number | null;
}

type BoundedSession = CandidateRow & { readonly until: Date };

const BOUNDED = columns<BoundedSession>({
  id: ['int', ({ id }) => id],
  charge_point_id: ['uuid', (session) => session.charge_point_id],
  connector_id: ['int', (session) => session.connector_id],
  started_at: ['timestamptz', (session) => session.started_at],
  until: ['timestamptz', ({ until }) => until],
});

/** What happened at the connectors, with the status that was shown when the session began. */
const EVENTS = `
  SELECT t.id, e.at, e.detail->>'status' AS status, NULL::int AS power_w
    FROM ${BOUNDED.as('t')}
    JOIN charge_point_event e ON e.charge_point_id = t.charge_point_id AND e.connector_id = t.connector_id
     AND e.kind = 'status' AND e.at BETWEEN t.started_at AND t.until AND e.received_at >= t.started_at - interval '1 day'
  UNION ALL
  SELECT t.id, t.started_at, before.status, NULL
    FROM ${BOUNDED.as('t')}
    CROSS JOIN LATERAL (
      SELECT e.detail->>'status' AS status FROM charge_point_event e
       WHERE e.charge_point_id = t.charge_point_id AND e.connector_id = t.connector_id AND e.kind = 'status'
         AND e.at < t.started_at AND e.received_at >= t.started_at - interval '1 day'
       ORDER BY e.received_at DESC, e.id DESC LIMIT 1
    ) before
  UNION ALL
  SELECT t.id, m.at, NULL, m.power_w
    FROM ${BOUNDED.as('t')}
    JOIN meter_reading m ON m.charge_point_id = t.charge_point_id AND m.connector_id = t.connector_id
     AND m.at BETWEEN t.started_at AND t.until AND m.power_w IS NOT NULL
  ORDER BY 2`;

interface IdleTime {
  readonly id: number;
  readonly seconds: number;
  readonly idleSince: Date | null;
  readonly intervals: readonly IdleInterval[];
}

const IDLE_TIMES = columns<IdleTime>({
  id: ['int', ({ id }) => id],
  idle_seconds: ['int', ({ seconds }) => seconds],
  idle_since: ['timestamptz', ({ idleSince }) => idleSince],
  idle_intervals: ['jsonb', ({ intervals }) => JSON.stringify(intervals)],
});

const WRITE = `
  UPDATE session SET idle_seconds = i.idle_seconds, idle_since = i.idle_since, idle_intervals = i.idle_intervals,
         idle_unpriced = true
    FROM ${IDLE_TIMES.as('i')}
   WHERE session.id = i.id`;

/**
 * Updates the idle time of sessions that may be idle, always from everything that is known of them. Those for which it has
 * changed are to be priced (`price-idle.ts`).
 */
export const keepIdleTimes = async (pool: pg.Pool, now: Date): Promise<void> => {
  const { rows: candidates } = await pool.query<CandidateRow>(CANDIDATES);
  if (candidates.length === 0) return;
  const bounded = candidates.map((session) => ({ ...session, until: knownUntil(session, now) }));
  const events = await readEvents(pool, bounded);
  const changed = bounded.flatMap(({ until, ...session }) => {
    const { seconds, intervals, since, isOver } = idleOf(events.get(session.id) ?? [], until);
    const idleSince = isOver || until !== now ? null : since;
    const isSame = seconds === session.idle_seconds && idleSince?.getTime() === session.idle_since?.getTime();
    return isSame ? [] : [{ id: session.id, seconds, idleSince, intervals }];
  });
  if (changed.length > 0) await pool.query(WRITE, IDLE_TIMES.values(changed));
};

/** From the next start on, the connector belongs to the next car; while its charger is offline, nothing is known. */
const knownUntil = ({ next_started_at: next, disconnected_at: left }: CandidateRow, now: Date): Date =>
  [next, left].reduce<Date>((until, at) => (at !== null && at < until ? at : until), now);

const readEvents = async (
  pool: pg.Pool,
  sessions: readonly BoundedSession[],
): Promise<ReadonlyMap<number, IdleEvent[]>> => {
  const { rows } = await pool.query<EventRow>(EVENTS, BOUNDED.values(sessions));
  const events = new Map<number, IdleEvent[]>();
  for (const { id, at, status, power_w: powerW } of rows) {
    const known = events.get(id) ?? [];
    if (status !== null) known.push({ at, kind: 'status', status });
    else if (powerW !== null) known.push({ at, kind: 'power', powerW });
    events.set(id, known);
  }
  return events;
};
