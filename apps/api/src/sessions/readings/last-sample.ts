/**
 * Joins `last_sample` to a session by its alias: time and register of its last stored readings until then. The figures
 * in the session's own row lag behind its readings and may be lost, so the end of a session must not depend on them.
 */
export const joinLastSample = (session: string, until: string): string => {
  const last = (column: string) => `
      SELECT m.${column} FROM meter_reading m
       WHERE m.charge_point_id = ${session}.charge_point_id AND m.connector_id = ${session}.connector_id
         AND m.at >= ${session}.started_at AND m.at <= ${until}
         AND m.session_id = ${session}.id AND m.${column} IS NOT NULL
       ORDER BY m.at DESC LIMIT 1`;
  return `LEFT JOIN LATERAL (
      SELECT (${last('at')}) AS at, (${last('energy_wh')}) AS register_wh
    ) last_sample ON true`;
};

/** For a `ClosableRow`: if a session has left its connector, nothing counts after the connector's next start. */
export const JOIN_LAST_SAMPLE = joinLastSample('s', `coalesce(next.started_at, 'infinity')`);
