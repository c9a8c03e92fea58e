-- What happened to one person, who reads it a page at a time.
CREATE INDEX "audit_entry_target_id_at_idx" ON "audit_entry"("target_id", "at" DESC);
