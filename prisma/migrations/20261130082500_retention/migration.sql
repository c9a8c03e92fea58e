CREATE TABLE "retention" (
    "table_name" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "deleted_rows" BIGINT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("table_name")
);

-- Old rows are found without reading the whole table; what comes in is in the order of time.
CREATE INDEX "charge_point_event_received_at_idx" ON "charge_point_event" USING brin ("received_at");
CREATE INDEX "meter_reading_received_at_idx" ON "meter_reading" USING brin ("received_at");
CREATE INDEX "command_requested_at_idx" ON "command" USING brin ("requested_at");
