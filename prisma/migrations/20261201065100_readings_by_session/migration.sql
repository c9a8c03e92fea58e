CREATE INDEX CONCURRENTLY "meter_reading_session_id_at_idx" ON "meter_reading" ("session_id", "at");
