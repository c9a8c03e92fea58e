-- Sessions end many at a time: their days are kept by one statement for all of them, in one order, so that two
-- transactions cannot wait for each other. What comes out as it was is not written.
CREATE FUNCTION keep_session_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis, sessions,
                           energy_wh, amount, duration_seconds)
  SELECT s.account_id, (s.ended_at AT TIME ZONE station.time_zone)::date, s.station_id, s.charge_point_id,
         s.connector_id, s.free_rule IS NOT NULL, coalesce(s.vat_basis, 'none'), sum(s.sign),
         sum(s.sign * s.energy_wh), sum(s.sign * s.amount),
         sum(s.sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at))))::bigint
    FROM (SELECT -1 AS sign, account_id, ended_at, started_at, station_id, charge_point_id, connector_id, free_rule,
                 vat_basis, energy_wh, amount
            FROM before WHERE is_billed(state, review)
          UNION ALL
          SELECT 1, account_id, ended_at, started_at, station_id, charge_point_id, connector_id, free_rule,
                 vat_basis, energy_wh, amount
            FROM after WHERE is_billed(state, review)) s
    -- OFFSET 0: one look by key for each, whatever the planner thinks of a table that it does not know.
   CROSS JOIN LATERAL (SELECT time_zone FROM station WHERE station.id = s.station_id OFFSET 0) station
   GROUP BY 1, 2, 3, 4, 5, 6, 7
  HAVING sum(s.sign) <> 0 OR sum(s.sign * s.energy_wh) <> 0 OR sum(s.sign * s.amount) <> 0
      OR sum(s.sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at)))) <> 0
   ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis) DO UPDATE SET
    sessions = session_day.sessions + EXCLUDED.sessions,
    energy_wh = session_day.energy_wh + EXCLUDED.energy_wh,
    amount = session_day.amount + EXCLUDED.amount,
    duration_seconds = session_day.duration_seconds + EXCLUDED.duration_seconds;
  RETURN NULL;
END $$;

DROP TRIGGER "session_day_update" ON "session";
CREATE TRIGGER "session_day_update" AFTER UPDATE ON "session"
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION keep_session_days();
