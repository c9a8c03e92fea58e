import type { Product } from '../product.ts';
import { ACCOUNT } from '../product-accounts.ts';

/** Completed sessions over an account's stations, loaded without the row triggers; more than a million are within three years. */
export const addSessions = async (
  { database }: Product,
  count: number,
  accountId = ACCOUNT,
): Promise<void> => {
  const apartSeconds = Math.min(95, (1_000_000 * 95) / count);
  await database.query('ALTER TABLE session DISABLE TRIGGER USER');
  await database.query(
    `INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
       authorization_status, authorization_rule, started_at, started_at_raw, start_received_at, meter_start_wh,
       ended_at, stop_received_at, meter_stop_wh, stop_reason, energy_wh, amount)
     SELECT $1, point.station_id, point.id, 1, 'bench-' || $1 || '-' || n, 'completed', 'CARD' || n % 500, 'CARD' || n % 500,
       'Accepted', 'guest', at, at::text, at, n * 10, at + interval '1 hour', at + interval '1 hour', n * 10 + 8000,
       'Local', 8000, 2.8
     FROM (SELECT n, now() - n * $3::float8 * interval '1 second' AS at FROM generate_series(1, $2::int) AS n) AS sessions
     JOIN (SELECT id, station_id, row_number() OVER () AS place, count(*) OVER () AS places FROM charge_point
           WHERE account_id = $1) AS point ON point.place = 1 + sessions.n % point.places`,
    [accountId, count, apartSeconds],
  );
  await database.query('ALTER TABLE session ENABLE TRIGGER USER');
  await database.query(
    `INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, vat_basis, sessions, energy_wh,
       amount, duration_seconds)
     SELECT s.account_id, s.station_id, s.charge_point_id, s.connector_id,
       (s.ended_at AT TIME ZONE station.time_zone)::date, false, 'none', count(*), sum(s.energy_wh), sum(s.amount), count(*) * 3600
     FROM session s JOIN station ON station.id = s.station_id WHERE s.account_id = $1 AND s.start_key LIKE 'bench-%'
     GROUP BY 1, 2, 3, 4, 5`,
    [accountId],
  );
  await database.query('VACUUM ANALYZE session');
  await database.query('VACUUM ANALYZE session_day');
};

/** 95th percentile in milliseconds over many sequential requests, without the first ones. */
export const p95Of = async (
  product: Product,
  cookie: string,
  path: string,
  requests = 200,
): Promise<number> => {
  const times: number[] = [];
  for (let request = -20; request < requests; request++) {
    const from = performance.now();
    const response = await fetch(product.url + path, { headers: { cookie } });
    const body = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`);
    if (request >= 0) times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(requests * 0.95)] ?? Number.NaN;
};
