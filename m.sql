-- The price of a session is in its lines. One that ended before there were lines had one price per kWh, or none.
ALTER TABLE "session" ADD COLUMN "vat_basis" TEXT CHECK ("vat_basis" IN ('excl', 'incl'));

ALTER TABLE "session" DISABLE TRIGGER USER;

UPDATE "session" SET "price_lines" = jsonb_build_array(jsonb_build_object(
  'kind', CASE WHEN "free_rule" IS NOT NULL THEN "free_rule" WHEN "price_per_kwh" IS NULL THEN 'no-tariff' ELSE 'energy' END,
  'window', NULL,
  'energyWh', "energy_wh",
  'pricePerKwh', CASE WHEN "free_rule" IS NULL THEN "price_per_kwh"::text END,
  'seconds', NULL,
  'pricePerHour', NULL,
  'amount', "amount"::text))
 WHERE "price_lines" IS NULL AND "state" = 'completed';

UPDATE "session" SET "vat_basis" = "tariff"."vat_basis" FROM "tariff_version" "tariff"
 WHERE "tariff"."id" = "session"."tariff_version_id";

ALTER TABLE "session" ENABLE TRIGGER USER;

ALTER TABLE "session" DROP COLUMN "price_per_kwh";
