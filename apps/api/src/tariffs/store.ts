import { tariffVersionSchema, type TariffVersion } from '@laadpoort/contract/tariff-version';
import { tariffInForce } from '@laadpoort/domain/tariffs/tariff-in-force';
import { tariffFromRow } from '#chargers/prices/tariff-from-row.ts';
import type { Database } from '#platform/database/database.ts';

interface Pricing {
  current: TariffVersion | null;
  /** Newest first. */
  versions: TariffVersion[];
  runningSessions: number;
  timeZone: string;
}

/** The versions of a station's pricing policy; null when the account has no such station. */
export const readPricing = async (
  { prisma }: Database,
  {
    accountId,
    stationId,
    now,
  }: { readonly accountId: string; readonly stationId: string; readonly now: Date },
): Promise<Pricing | null> => {
  const station = await prisma.station.findFirst({
    where: { id: stationId, accountId },
    select: { timeZone: true, tariffs: { orderBy: [{ validFrom: 'desc' }, { id: 'desc' }] } },
  });
  if (!station) return null;
  const { timeZone, tariffs } = station;
  const [people, runningSessions] = await Promise.all([
    prisma.user.findMany({
      where: { id: { in: tariffs.map((version) => version.createdById) } },
      select: { id: true, name: true },
    }),
    prisma.session.count({ where: { accountId, stationId, endedAt: null } }),
  ]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const versions = tariffs.map((row): TariffVersion => {
    const { id, currency, vatBasis, components, validFrom } = tariffFromRow({ ...row, timeZone });
    return {
      id,
      currency,
      vatBasis,
      components: tariffVersionSchema.shape.components.parse(components),
      validFrom: validFrom.toISOString(),
      validUntil: row.validUntil?.toISOString() ?? null,
      cancelledAt: row.cancelledAt?.toISOString() ?? null,
      createdBy: nameOf.get(row.createdById) ?? '',
    };
  });
  const valid = tariffs.filter(({ cancelledAt }) => cancelledAt === null);
  const inForce = tariffInForce(valid.toReversed(), clockOf(valid, now));
  const current = versions.find(({ id }) => id === inForce?.id) ?? null;
  return { current, versions, runningSessions, timeZone };
};

/** Now, but never before something that has happened: the clock may have been set back. */
export const clockOf = (versions: readonly { readonly createdAt: Date }[], now: Date): Date =>
  versions.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), now);
