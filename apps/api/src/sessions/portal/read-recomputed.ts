import { priceHash } from '#chargers/price-snapshots.ts';
import { vatBasisSchema } from '@laadpoort/contract/tariffs';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import { tariffOfSnapshot } from '@laadpoort/domain/tariffs/price-snapshot';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { z } from 'zod';
import { componentsSchema } from '#chargers/tariff-from-row.ts';
import type pg from 'pg';
import { readPricingFacts, type PricingDeps } from '../price-facts.ts';

const snapshotSchema = z.strictObject({
  versionId: z.string(),
  currency: z.literal('EUR'),
  vatBasis: vatBasisSchema,
  validFrom: z.string(),
  timeZone: z.string(),
  components: componentsSchema,
});

/** A price that was told; null if it is not what its hash says. */
const readSnapshot = async (pool: pg.Pool, hash: string): Promise<TariffVersion | null> => {
  const { rows } = await pool.query<{ price: unknown }>('SELECT price FROM price_snapshot WHERE hash = $1', [
    hash,
  ]);
  const snapshot = snapshotSchema.safeParse(rows[0]?.price);
  const tariff = snapshot.success ? tariffOfSnapshot(snapshot.data) : null;
  return tariff !== null && priceHash(tariff) === hash ? tariff : null;
};

/**
 * What a session costs by nothing but the price that it was told and its readings; null where that was not kept, or is
 * not what its hash says.
 */
export const readRecomputed = async (
  deps: PricingDeps,
  { id, priceHash: hash }: { readonly id: number; readonly priceHash: string | null },
): Promise<string | null> => {
  const tariff = hash === null ? null : await readSnapshot(deps.pool, hash);
  if (tariff === null) return null;
  const pricing = (await readPricingFacts(deps, [{ id, tariff }])).get(id);
  return pricing === undefined ? null : priceSession(pricing).amount;
};
