-- An owner reads what people did; what the portal did by itself is far more.
CREATE INDEX "audit_entry_people_idx" ON "audit_entry" ("account_id", "at" DESC) WHERE "actor_id" <> 'system';
