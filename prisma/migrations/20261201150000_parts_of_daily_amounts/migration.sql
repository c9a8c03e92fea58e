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

-- What sessions add to their days, less what they added before; what comes out as it was is not written. In one order, so
-- that two transactions cannot wait for each other.
CREATE FUNCTION add_to_session_days(before "session"[], after "session"[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis, sessions,
                           energy_wh, amount, duration_seconds, start_amount, time_amount, idle_amount, limit_amount)
  SELECT * FROM (
    SELECT s.account_id, (s.ended_at AT TIME ZONE station.time_zone)::date AS day, s.station_id, s.charge_point_id,
           s.connector_id, s.free_rule IS NOT NULL AS free, coalesce(s.vat_basis, 'none') AS vat_basis,
           sum(sign) AS sessions, sum(sign * s.energy_wh) AS energy_wh, sum(sign * s.amount) AS amount,
           sum(sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at))))::bigint AS duration_seconds,
           sum(sign * part.start_amount) AS start_amount, sum(sign * part.time_amount) AS time_amount,
           sum(sign * part.idle_amount) AS idle_amount, sum(sign * part.limit_amount) AS limit_amount
      FROM (SELECT -1 AS sign, was.* FROM unnest(before) AS was UNION ALL SELECT 1, is_now.* FROM unnest(after) AS is_now) s
      -- OFFSET 0: one look by key for each, whatever the planner thinks of how many there are.
     CROSS JOIN LATERAL (SELECT time_zone FROM station WHERE station.id = s.station_id OFFSET 0) station
     CROSS JOIN LATERAL amount_parts(s.price_lines) AS part
     GROUP BY 1, 2, 3, 4, 5, 6, 7) AS added
   WHERE (sessions, energy_wh, amount, duration_seconds, start_amount, time_amount, idle_amount, limit_amount)
      <> (0, 0, 0, 0, 0, 0, 0, 0)
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
END $$;

-- Of a session that is put in or taken out.
CREATE OR REPLACE FUNCTION keep_session_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF is_billed(NEW.state, NEW.review) THEN PERFORM add_to_session_days('{}', ARRAY[NEW]); END IF;
  ELSIF is_billed(OLD.state, OLD.review) THEN PERFORM add_to_session_days(ARRAY[OLD], '{}'); END IF;
  RETURN NULL;
END $$;

-- Sessions end many at a time: their days are kept by one statement for all of them.
CREATE FUNCTION keep_session_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  billed_before "session"[] := ARRAY(SELECT was::"session" FROM before AS was WHERE is_billed(was.state, was.review));
  billed_after "session"[] := ARRAY(SELECT is_now::"session" FROM after AS is_now WHERE is_billed(is_now.state, is_now.review));
BEGIN
  IF cardinality(billed_before) + cardinality(billed_after) > 0 THEN PERFORM add_to_session_days(billed_before, billed_after); END IF;
  RETURN NULL;
END $$;

DROP TRIGGER "session_day_update" ON "session";
CREATE TRIGGER "session_day_update" AFTER UPDATE ON "session"
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION keep_session_days();
DROP FUNCTION add_to_session_day("session", integer);

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
