ALTER TABLE "connector" ADD COLUMN "meter_key_changed_at" TIMESTAMPTZ(3);

-- The few whose sessions are still to be measured by another key are found every minute.
CREATE INDEX "connector_meter_key_changed_idx" ON "connector" ("meter_key_changed_at") WHERE "meter_key_changed_at" IS NOT NULL;
