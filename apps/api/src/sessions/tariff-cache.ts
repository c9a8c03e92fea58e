import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type pg from 'pg';
import { tariffFromRow, type TariffRow } from '#chargers/prices/tariff-from-row.ts';

/** Returns the versions with these ids; each is read once. */
export type ReadTariffs = (ids: Iterable<string | null>) => Promise<ReadonlyMap<string, TariffVersion>>;

const MAX_KEPT = 10_000;

/** Tariff versions are immutable, so what was read once stays true. */
export const createTariffCache = (pool: pg.Pool): ReadTariffs => {
  const kept = new Map<string, TariffVersion>();
  return async (ids) => {
    const missing = new Set<string>();
    for (const id of ids) if (id !== null && !kept.has(id)) missing.add(id);
    if (missing.size === 0) return kept;
    if (kept.size > MAX_KEPT) kept.clear();
    const { rows } = await pool.query<TariffRow>({
      name: 'read-tariffs',
      text: `
        SELECT v.id, v.components, v.vat_basis AS "vatBasis", v.valid_from AS "validFrom",
               station.time_zone AS "timeZone"
          FROM session_tariff v JOIN station ON station.id = v.station_id
         WHERE v.id = ANY($1::uuid[])`,
      values: [[...missing]],
    });
    for (const row of rows) kept.set(row.id, tariffFromRow(row));
    return kept;
  };
};
