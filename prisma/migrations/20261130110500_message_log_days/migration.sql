-- The application's role owns no tables, and a partition is made and dropped by the owner only: these run as the owner.
CREATE FUNCTION add_message_log_day(day date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS %I PARTITION OF ocpp_message FOR VALUES FROM (%L) TO (%L)',
    'ocpp_message_' || to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
END $$;

CREATE FUNCTION drop_message_log_day(day date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS %I', 'ocpp_message_' || to_char(day, 'YYYYMMDD'));
END $$;
