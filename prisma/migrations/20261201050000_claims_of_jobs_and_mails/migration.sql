-- How often it was begun since it last failed: what ends its process each time is given up too.
ALTER TABLE "job" ADD COLUMN "claims" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "outbox_message" ADD COLUMN "claims" INTEGER NOT NULL DEFAULT 0;
