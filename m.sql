-- Totals of a day are kept for each VAT basis, so that no sum mixes them.
ALTER TABLE "session_day" ADD COLUMN "vat_basis" TEXT NOT NULL DEFAULT 'none'
  CHECK ("vat_basis" IN ('excl', 'incl', 'none'));
ALTER TABLE "session_day" ALTER COLUMN "vat_basis" DROP DEFAULT;
ALTER TABLE "session_day" DROP CONSTRAINT "session_day_pkey";
ALTER TABLE "session_day" ADD CONSTRAINT "session_day_pkey"
  PRIMARY KEY ("account_id", "day", "station_id", "charge_point_id", "connector_id", "free", "vat_basis");

CREATE OR REPLACE FUNCTION add_to_session_day(s "session", sign integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, vat_basis, sessions,
                           energy_wh, amount, duration_seconds)
  SELECT s.account_id, s.station_id, s.charge_point_id, s.connector_id,
         (s.ended_at AT TIME ZONE station.time_zone)::date, s.free_rule IS NOT NULL, coalesce(s.vat_basis, 'none'),
         sign, sign * s.energy_wh, sign * s.amount,
         sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at)))::bigint
  FROM station WHERE station.id = s.station_id
  ON CONFLICT (account_id, day, station_id, charge_point_id, connector_id, free, vat_basis) DO UPDATE SET
    sessions = session_day.sessions + EXCLUDED.sessions,
    energy_wh = session_day.energy_wh + EXCLUDED.energy_wh,
    amount = session_day.amount + EXCLUDED.amount,
    duration_seconds = session_day.duration_seconds + EXCLUDED.duration_seconds;
END $$;

DELETE FROM "session_day";
INSERT INTO "session_day" ("account_id", "station_id", "charge_point_id", "connector_id", "day", "free", "vat_basis",
                           "sessions", "energy_wh", "amount", "duration_seconds")
SELECT s."account_id", s."station_id", s."charge_point_id", s."connector_id",
       (s."ended_at" AT TIME ZONE station."time_zone")::date, s."free_rule" IS NOT NULL, coalesce(s."vat_basis", 'none'),
       count(*), sum(s."energy_wh"), sum(s."amount"),
       sum(greatest(0, floor(extract(epoch FROM s."ended_at" - s."started_at"))))::bigint
  FROM "session" s JOIN "station" station ON station."id" = s."station_id"
 WHERE is_billed(s."state", s."review")
 GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- An amount of a session that ended on a day, without VAT. Private persons and small businesses get what they typed,
-- whatever its label (`isWithoutVat` in packages/domain/src/tariffs/vat.ts).
CREATE FUNCTION without_vat(account text, ended_on date, basis text, amount numeric) RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN basis IS DISTINCT FROM 'incl' THEN amount
    WHEN (SELECT party.kind FROM party_version party
           WHERE party.account_id = account AND party.valid_from <= ended_on
           ORDER BY party.valid_from DESC, party.id DESC LIMIT 1) IN ('private', 'kor', 'very-small') THEN amount
    ELSE amount / 1.21 END
$$;
