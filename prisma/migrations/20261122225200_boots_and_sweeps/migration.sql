-- AlterTable
ALTER TABLE "charge_point" ADD COLUMN     "reported_serial_number" TEXT;

-- What nobody followed is looked for every five seconds: by when it should have been sent or answered.
CREATE INDEX "command_due_idx" ON "command" ((coalesce("sent_at", "deadline_at")))
  WHERE "finished_at" IS NULL AND "state" <> 'scheduled';

-- When a charger was last asked to empty its cache.
CREATE INDEX "command_clear_cache_idx" ON "command" ("charge_point_id", "requested_at" DESC)
  WHERE "action" = 'ClearCache';
