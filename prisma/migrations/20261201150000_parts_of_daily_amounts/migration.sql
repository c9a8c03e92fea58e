-- What of a day's amount is for starting, time, idling and limits; the rest of it is for energy. Whoever writes sessions
-- waits for this: a session that ended meanwhile would be counted by neither the old function nor the sum below.
LOCK TABLE "session" IN SHARE ROW EXCLUSIVE MODE;

ALTER TABLE "session_day"
  ADD COLUMN "start_amount" DECIMAL(18,6) NOT NULL DEFAULT 0,
  ADD COLUMN "time_amount" DECIMAL(18,6) NOT NULL DEFAULT 0,
  ADD COLUMN "idle_amount" DECIMAL(18,6) NOT NULL DEFAULT 0,
  ADD COLUMN "limit_amount" DECIMAL(18,6) NOT NULL DEFAULT 0;

-- Of a session's stored lines (`PriceLine` in packages/domain/src/tariffs/price-line.ts).
CREATE FUNCTION amount_parts(lines jsonb)
RETURNS TABLE (start_amount numeric, time_amount numeric, idle_amount numeric, limit_amount numeric)
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum(amount) FILTER (WHERE kind = 'start'), 0), coalesce(sum(amount) FILTER (WHERE kind = 'time'), 0),
         coalesce(sum(amount) FILTER (WHERE kind = 'idle'), 0),
         coalesce(sum(amount) FILTER (WHERE kind IN ('minimum', 'maximum')), 0)
    FROM (SELECT line ->> 'kind' AS kind, (line ->> 'amount')::numeric AS amount
            FROM jsonb_array_elements(CASE WHEN jsonb_typeof(lines) = 'array' THEN lines END) AS line) AS each
$$;

CREATE OR REPLACE FUNCTION add_to_session_day(s "session", sign integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, vat_basis, sessions,
                           energy_wh, amount, duration_seconds, start_amount, time_amount, idle_amount, limit_amount)
  SELECT s.account_id, s.station_id, s.charge_point_id, s.connector_id,
         (s.ended_at AT TIME ZONE station.time_zone)::date, s.free_rule IS NOT NULL, coalesce(s.vat_basis, 'none'),
         sign, sign * s.energy_wh, sign * s.amount,
         sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at)))::bigint,
         sign * part.start_amount, sign * part.time_amount, sign * part.idle_amount, sign * part.limit_amount
  FROM station CROSS JOIN amount_parts(s.price_lines) AS part WHERE station.id = s.station_id
  ON CONFLICT (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis) DO UPDATE SET
    sessions = session_day.sessions + EXCLUDED.sessions,
    energy_wh = session_day.energy_wh + EXCLUDED.energy_wh,
    amount = session_day.amount + EXCLUDED.amount,
    duration_seconds = session_day.duration_seconds + EXCLUDED.duration_seconds,
    start_amount = session_day.start_amount + EXCLUDED.start_amount,
    time_amount = session_day.time_amount + EXCLUDED.time_amount,
    idle_amount = session_day.idle_amount + EXCLUDED.idle_amount,
    limit_amount = session_day.limit_amount + EXCLUDED.limit_amount;
END $$;

CREATE OR REPLACE FUNCTION keep_session_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis, sessions,
                           energy_wh, amount, duration_seconds, start_amount, time_amount, idle_amount, limit_amount)
  SELECT s.account_id, (s.ended_at AT TIME ZONE station.time_zone)::date, s.station_id, s.charge_point_id,
         s.connector_id, s.free_rule IS NOT NULL, coalesce(s.vat_basis, 'none'), sum(s.sign),
         sum(s.sign * s.energy_wh), sum(s.sign * s.amount),
         sum(s.sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at))))::bigint,
         sum(s.sign * part.start_amount), sum(s.sign * part.time_amount), sum(s.sign * part.idle_amount),
         sum(s.sign * part.limit_amount)
    FROM (SELECT -1 AS sign, account_id, ended_at, started_at, station_id, charge_point_id, connector_id, free_rule,
                 vat_basis, energy_wh, amount, price_lines
            FROM before WHERE is_billed(state, review)
          UNION ALL
          SELECT 1, account_id, ended_at, started_at, station_id, charge_point_id, connector_id, free_rule,
                 vat_basis, energy_wh, amount, price_lines
            FROM after WHERE is_billed(state, review)) s
    -- OFFSET 0: one look by key for each, whatever the planner thinks of a table that it does not know.
   CROSS JOIN LATERAL (SELECT time_zone FROM station WHERE station.id = s.station_id OFFSET 0) station
   CROSS JOIN LATERAL amount_parts(s.price_lines) AS part
   GROUP BY 1, 2, 3, 4, 5, 6, 7
  HAVING sum(s.sign) <> 0 OR sum(s.sign * s.energy_wh) <> 0 OR sum(s.sign * s.amount) <> 0
      OR sum(s.sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at)))) <> 0
      OR sum(s.sign * part.start_amount) <> 0 OR sum(s.sign * part.time_amount) <> 0
      OR sum(s.sign * part.idle_amount) <> 0 OR sum(s.sign * part.limit_amount) <> 0
   ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis) DO UPDATE SET
    sessions = session_day.sessions + EXCLUDED.sessions,
    energy_wh = session_day.energy_wh + EXCLUDED.energy_wh,
    amount = session_day.amount + EXCLUDED.amount,
    duration_seconds = session_day.duration_seconds + EXCLUDED.duration_seconds,
    start_amount = session_day.start_amount + EXCLUDED.start_amount,
    time_amount = session_day.time_amount + EXCLUDED.time_amount,
    idle_amount = session_day.idle_amount + EXCLUDED.idle_amount,
    limit_amount = session_day.limit_amount + EXCLUDED.limit_amount;
  RETURN NULL;
END $$;

UPDATE "session_day" SET "start_amount" = ended.start_amount, "time_amount" = ended.time_amount,
       "idle_amount" = ended.idle_amount, "limit_amount" = ended.limit_amount
  FROM (SELECT s."account_id", (s."ended_at" AT TIME ZONE station."time_zone")::date AS day, s."station_id",
               s."charge_point_id", s."connector_id", s."free_rule" IS NOT NULL AS free,
               coalesce(s."vat_basis", 'none') AS vat_basis, sum(part.start_amount) AS start_amount,
               sum(part.time_amount) AS time_amount, sum(part.idle_amount) AS idle_amount,
               sum(part.limit_amount) AS limit_amount
          FROM "session" s JOIN "station" station ON station."id" = s."station_id"
         CROSS JOIN LATERAL amount_parts(s."price_lines") AS part
         WHERE is_billed(s."state", s."review")
           AND s."price_lines" @? '$[*] ? (@.kind == "start" || @.kind == "time" || @.kind == "idle" || @.kind == "minimum" || @.kind == "maximum")'
         GROUP BY 1, 2, 3, 4, 5, 6, 7) AS ended
 WHERE ("session_day"."account_id", "session_day"."day", "session_day"."station_id", "session_day"."charge_point_id",
        "session_day"."connector_id", "session_day"."free", "session_day"."vat_basis")
     = (ended.account_id, ended.day, ended.station_id, ended.charge_point_id, ended.connector_id, ended.free, ended.vat_basis);
