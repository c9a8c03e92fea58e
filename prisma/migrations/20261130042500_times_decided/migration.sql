ALTER TABLE "session_review" ADD COLUMN "times" JSONB;
