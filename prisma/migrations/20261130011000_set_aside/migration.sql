-- AlterTable
ALTER TABLE "ocpp_quarantine" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3),
ADD COLUMN     "session_id" INTEGER;

-- AlterTable
ALTER TABLE "orphan_stop" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "stop_transaction_id" TEXT;

-- CreateTable
CREATE TABLE "set_aside_readings" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "first_register_wh" BIGINT,
    "last_register_wh" BIGINT,
    "readings" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" INTEGER,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_aside_readings_pkey" PRIMARY KEY ("id")
);

-- What Prisma cannot express: what waits is found without reading what does not.

DROP INDEX "orphan_stop_waiting_idx";
CREATE INDEX "orphan_stop_waiting_idx" ON "orphan_stop" ("charge_point_id", "received_at")
  WHERE "session_id" IS NULL AND "dismissed_at" IS NULL;
CREATE INDEX "orphan_stop_conflicting_idx" ON "orphan_stop" ("charge_point_id")
  WHERE "reason" = 'different-repeat' AND "dismissed_at" IS NULL;
CREATE UNIQUE INDEX "set_aside_readings_waiting_key"
  ON "set_aside_readings" ("charge_point_id", "connector_id", "transaction_id")
  WHERE "session_id" IS NULL AND "dismissed_at" IS NULL;
CREATE INDEX "ocpp_quarantine_waiting_idx" ON "ocpp_quarantine" ("charge_point_id")
  WHERE "session_id" IS NULL AND "dismissed_at" IS NULL;
