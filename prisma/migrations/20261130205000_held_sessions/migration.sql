-- What support goes through, of all accounts: paid by somebody, and in no document yet.
CREATE INDEX "session_unsettled_ended_idx" ON "session" ("ended_at" DESC, "id" DESC)
  WHERE "ended_at" IS NOT NULL AND "free_rule" IS NULL AND "provider_id" IS NOT NULL AND "document_id" IS NULL;
