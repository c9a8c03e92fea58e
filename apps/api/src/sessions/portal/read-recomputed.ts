import { toldPriceSchema } from '@laadpoort/contract/sessions/explanation';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import { tariffOfSnapshot } from '@laadpoort/domain/tariffs/price-snapshot';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { priceHash } from '#chargers/prices/price-snapshots.ts';
import type pg from 'pg';
import { readPricingFacts, type PricingDeps } from '../price-facts.ts';

export interface Told {
  readonly id: number;
  readonly priceHash: string | null;
}

/** A price that was told; null if it is not what its hash says. */
const readSnapshot = async (pool: pg.Pool, hash: string): Promise<TariffVersion | null> => {
  const { rows } = await pool.query<{ price: unknown }>('SELECT price FROM price_snapshot WHERE hash = $1', [
    hash,
  ]);
  const snapshot = toldPriceSchema.safeParse(rows[0]?.price);
  const tariff = snapshot.success ? tariffOfSnapshot(snapshot.data) : null;
  return tariff !== null && priceHash(tariff) === hash ? tariff : null;
};

/** What a session costs is made of, its price being the one that it was told; null where that was not kept. */
export const readToldFacts = async (deps: PricingDeps, { id, priceHash: hash }: Told) => {
  const tariff = hash === null ? null : await readSnapshot(deps.pool, hash);
  if (tariff === null) return null;
  const pricing = (await readPricingFacts(deps, [{ id, tariff }])).get(id);
  return pricing ? { tariff, pricing } : null;
};

/**
 * What a session costs by nothing but the price that it was told and its readings; null where that was not kept, or is
 * not what its hash says.
 */
export const readRecomputed = async (deps: PricingDeps, session: Told): Promise<string | null> => {
  const told = await readToldFacts(deps, session);
  return told && priceSession(told.pricing).amount;
};
