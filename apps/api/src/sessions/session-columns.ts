import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { FreeOfCharge } from '@laadpoort/domain/tariffs/price-line';

/** Why a session is free, as stored in its row. */
export interface FreeColumns {
  free_rule: string | null;
  whitelist_entry_id: string | null;
  whitelist_description: string | null;
}

export const freeOfCharge = (row: FreeColumns): FreeOfCharge | null => {
  if (row.free_rule === null) return null;
  if (row.free_rule === 'free-charging' || row.free_rule === 'access-group') return { rule: row.free_rule };
  return {
    rule: 'whitelist',
    entryId: row.whitelist_entry_id ?? '',
    description: row.whitelist_description ?? '',
  };
};

/** Lists for a text[] column pass through an unnest as one text each, since Postgres flattens nested arrays. */
export const joinAnomalies = (anomalies: readonly SessionAnomaly[]): string =>
  [...new Set(anomalies)].join(',');

const MAX_ENERGY_WH = 1_000_000_000n;

/**
 * Energy of a session up to 1 GWh. Anything beyond that comes from a broken register; it is flagged
 * (`implausible_energy`) and remains in the registers. Here it must not overflow amounts and sums, or the charger's
 * message could never be stored.
 */
export const storableEnergy = (energyWh: bigint): bigint =>
  energyWh > MAX_ENERGY_WH ? MAX_ENERGY_WH : energyWh;
