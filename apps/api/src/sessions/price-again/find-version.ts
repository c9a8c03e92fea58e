import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { Database } from '#platform/database/database.ts';
import type { PricingDeps } from '../price-facts.ts';

interface Wanted {
  readonly accountId: string;
  readonly stationId: string;
  readonly versionId: string;
}

/** A version of the station, whether it was ever in force or not; null: it has no such version. */
export const findVersion = async (
  { prisma }: Database,
  { readTariffs }: PricingDeps,
  { accountId, stationId, versionId }: Wanted,
): Promise<TariffVersion | null> => {
  const found = await prisma.tariffVersion.count({ where: { id: versionId, accountId, stationId } });
  return found === 0 ? null : ((await readTariffs([versionId])).get(versionId) ?? null);
};
