import { hash } from 'node:crypto';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { priceSnapshot } from '@laadpoort/domain/tariffs/price-snapshot';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';

interface Snapshot {
  readonly hash: string;
  readonly price: string;
}

/** Versions never change, and the same one starts many sessions. */
const snapshots = new WeakMap<TariffVersion, Snapshot>();

const snapshotOf = (tariff: TariffVersion): Snapshot => {
  const known = snapshots.get(tariff);
  if (known) return known;
  const price = canonicalJson(priceSnapshot(tariff));
  const snapshot = { hash: hash('sha256', price), price };
  snapshots.set(tariff, snapshot);
  return snapshot;
};

/** By which a session names the price that it was told: SHA-256 of its canonical JSON, in hex. */
export const priceHash = (tariff: TariffVersion): string => snapshotOf(tariff).hash;

const SNAPSHOTS = columns<Snapshot>({
  hash: ['word', (snapshot) => snapshot.hash],
  price: ['text', ({ price }) => price],
});

/** Rows of price_snapshot: one of each price, in the order of their hashes, so that no two writers wait for each other. */
export const snapshotsOf = (tariffs: readonly (TariffVersion | null)[]): readonly Snapshot[] => {
  const byHash = new Map<string, Snapshot>();
  for (const tariff of tariffs) if (tariff) byHash.set(priceHash(tariff), snapshotOf(tariff));
  return [...byHash.values()].toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
};

/**
 * Keeps the prices that sessions are told; to be stored with the sessions. Nothing where none has a price. Of nearly every
 * start the price is kept already: it is looked up before its text is read.
 */
export const keepPrices = (tariffs: readonly (TariffVersion | null)[]): readonly Statement[] => {
  const told = snapshotsOf(tariffs);
  if (told.length === 0) return [];
  const text = `
    INSERT INTO price_snapshot (hash, price)
    SELECT hash, price::jsonb FROM ${SNAPSHOTS.as('told')}
     WHERE NOT EXISTS (SELECT FROM price_snapshot kept WHERE kept.hash = told.hash)
    ON CONFLICT (hash) DO NOTHING`;
  return [{ name: 'keep-prices', text, values: SNAPSHOTS.values(told) }];
};
