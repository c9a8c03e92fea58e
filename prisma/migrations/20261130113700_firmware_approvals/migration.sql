-- Files of before wait for their approval too; campaigns of before go on.
ALTER TABLE "firmware_file"
    ADD COLUMN "approved_by_id" TEXT,
    ADD COLUMN "approved_at" TIMESTAMPTZ(3);

ALTER TABLE "firmware_campaign"
    ADD COLUMN "approved_by_id" TEXT,
    ADD COLUMN "approved_at" TIMESTAMPTZ(3);
