ALTER TABLE "sign_in_session" ADD COLUMN "proven_at" TIMESTAMPTZ(3);

UPDATE "sign_in_session" SET "proven_at" = "created_at";

ALTER TABLE "sign_in_session"
    ALTER COLUMN "proven_at" SET DEFAULT CURRENT_TIMESTAMP,
    ALTER COLUMN "proven_at" SET NOT NULL;
