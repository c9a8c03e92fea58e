-- CreateTable
CREATE TABLE "removed_charge_point" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "ocpp_identity" TEXT NOT NULL,
    "serial_number" TEXT NOT NULL,
    "vendor" TEXT,
    "model" TEXT,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_charge_point_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "removed_charge_point" ADD CONSTRAINT "removed_charge_point_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every charge point that there is or was: what history is read with. Everything else reads charge_point.
CREATE VIEW "charge_point_ever" AS
  SELECT "id", "account_id", "station_id", "ocpp_identity", "serial_number", "vendor", "connected_since",
         "disconnected_at", "clock_skew_seconds", NULL::timestamptz(3) AS "removed_at"
    FROM "charge_point"
  UNION ALL
  SELECT "id", "account_id", "station_id", "ocpp_identity", "serial_number", "vendor", NULL::timestamptz(3),
         "removed_at", NULL::integer, "removed_at"
    FROM "removed_charge_point";
