import { tariffComponentSchema, vatBasisSchema } from '@laadpoort/contract/tariffs';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type pg from 'pg';
import { z } from 'zod';

/** Returns the versions with these ids; each is read once. */
export type ReadTariffs = (ids: Iterable<string | null>) => Promise<ReadonlyMap<string, TariffVersion>>;

const componentsSchema = z.array(tariffComponentSchema);
const MAX_KEPT = 10_000;

interface TariffRow {
  id: string;
  components: unknown;
  vat_basis: string;
  valid_from: Date;
}

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
      text: 'SELECT id, components, vat_basis, valid_from FROM tariff_version WHERE id = ANY($1::uuid[])',
      values: [[...missing]],
    });
    for (const row of rows) {
      kept.set(row.id, {
        id: row.id,
        currency: 'EUR',
        vatBasis: vatBasisSchema.parse(row.vat_basis),
        validFrom: row.valid_from,
        components: componentsSchema.parse(row.components),
      });
    }
    return kept;
  };
};
