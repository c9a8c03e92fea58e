-- CreateTable
CREATE TABLE "station_day" (
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "peak_w" INTEGER,
    "peak_at" TIMESTAMPTZ(3),

    CONSTRAINT "station_day_pkey" PRIMARY KEY ("station_id","day")
);

-- CreateTable
CREATE TABLE "connector_day" (
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "up_seconds" INTEGER NOT NULL,
    "faulted_seconds" INTEGER NOT NULL,
    "offline_seconds" INTEGER NOT NULL,
    "planned_seconds" INTEGER NOT NULL,
    "unknown_seconds" INTEGER NOT NULL,
    "starts" INTEGER NOT NULL,
    "failed_starts" INTEGER NOT NULL,

    CONSTRAINT "connector_day_pkey" PRIMARY KEY ("account_id","day","charge_point_id","connector_id")
);

-- CreateIndex
CREATE INDEX "station_day_account_id_day_idx" ON "station_day"("account_id", "day");

-- AddForeignKey
ALTER TABLE "station_day" ADD CONSTRAINT "station_day_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector_day" ADD CONSTRAINT "connector_day_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the list of faults is read from.
CREATE INDEX "charge_point_event_fault_idx" ON "charge_point_event"("charge_point_id", "received_at" DESC, "id" DESC)
  WHERE kind = 'status' AND (detail->>'status' = 'Faulted' OR detail->>'errorCode' <> 'NoError');
