ALTER TABLE "session" ADD COLUMN "idle_unpriced" BOOLEAN NOT NULL DEFAULT false;

-- The few whose idle time is still to be priced are found every minute.
CREATE INDEX "session_idle_unpriced_idx" ON "session" ("id") WHERE "idle_unpriced";
