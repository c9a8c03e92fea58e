import { hash } from 'node:crypto';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { priceSnapshot } from '@laadpoort/domain/tariffs/price-snapshot';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';

const textOf = (tariff: TariffVersion): string => canonicalJson(priceSnapshot(tariff));

/** By which a session names the price that it was told: SHA-256 of its canonical JSON, in hex. */
export const priceHash = (tariff: TariffVersion): string => hash('sha256', textOf(tariff));

interface Snapshot {
  readonly hash: string;
  readonly price: string;
}

const SNAPSHOTS = columns<Snapshot>({
  hash: ['word', (snapshot) => snapshot.hash],
  price: ['jsonb', ({ price }) => price],
});

/** Rows of price_snapshot: one of each price, in the order of their hashes, so that no two writers wait for each other. */
export const snapshotsOf = (tariffs: readonly (TariffVersion | null)[]): readonly Snapshot[] => {
  const texts = new Map(
    [...new Set(tariffs)].flatMap((tariff) => (tariff ? [[priceHash(tariff), textOf(tariff)]] : [])),
  );
  return [...texts]
    .map(([name, price]) => ({ hash: name, price }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
};

/** Keeps the prices that sessions are told; to be stored with the sessions. Nothing where none has a price. */
export const keepPrices = (tariffs: readonly (TariffVersion | null)[]): readonly Statement[] => {
  const snapshots = snapshotsOf(tariffs);
  if (snapshots.length === 0) return [];
  const text = `
    INSERT INTO price_snapshot (hash, price) SELECT hash, price FROM ${SNAPSHOTS.as('s')}
    ON CONFLICT (hash) DO NOTHING`;
  return [{ name: 'keep-prices', text, values: SNAPSHOTS.values(snapshots) }];
};
