-- Without the amount, which changes while a session is running: an index that names it would be written each time.
CREATE INDEX CONCURRENTLY "session_unsettled_account_idx" ON "session" ("account_id", "ended_at") WHERE "document_id" IS NULL AND "state" = 'completed' AND "free_rule" IS NULL AND "review" IS DISTINCT FROM 'excluded';
