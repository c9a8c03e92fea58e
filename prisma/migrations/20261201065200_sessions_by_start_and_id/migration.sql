CREATE INDEX CONCURRENTLY "session_charge_point_id_connector_id_started_at_id_idx" ON "session" ("charge_point_id", "connector_id", "started_at", "id");
