import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { FreeOfCharge } from '@laadpoort/domain/tariffs/price-session';

/** Why a session is free, as its row keeps it. */
export interface FreeColumns {
  free_rule: 'whitelist' | 'free-charging' | null;
  whitelist_entry_id: string | null;
  whitelist_description: string | null;
}

export const freeOfCharge = (row: FreeColumns): FreeOfCharge | null => {
  if (row.free_rule === null) return null;
  if (row.free_rule === 'free-charging') return { rule: 'free-charging' };
  return {
    rule: 'whitelist',
    entryId: row.whitelist_entry_id ?? '',
    description: row.whitelist_description ?? '',
  };
};

/** Lists of a text[] column cross an unnest as one text each: Postgres flattens nested arrays. */
export const joinAnomalies = (anomalies: readonly SessionAnomaly[]): string =>
  [...new Set(anomalies)].join(',');
