/** Whether an issuer `provider` paid the operator for a session `s` when it began, as SQL. */
export const PAYS_AT_START = `(
  provider.pays_confirmed_at IS NOT NULL AND (provider.pays_from IS NULL OR provider.pays_from <= s.started_at)
  OR EXISTS (SELECT FROM network_paid_period period
              WHERE period.provider_id = provider.id AND s.started_at >= period.since AND s.started_at < period.until))`;
