import { tariffVersionSchema, type TariffVersion } from '@laadpoort/contract/tariffs';
import { tariffFromRow } from '#chargers/tariff-from-row.ts';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';

export interface Pricing {
  current: TariffVersion | null;
  /** Newest first. */
  versions: TariffVersion[];
  runningSessions: number;
}

/** The versions of a station's pricing policy; null when the account has no such station. */
export const readPricing = async (
  { prisma }: Database,
  accountId: string,
  stationId: string,
): Promise<Pricing | null> => {
  const station = await prisma.station.findFirst({
    where: { id: stationId, accountId },
    select: { timeZone: true, tariffs: { orderBy: [{ validFrom: 'desc' }, { id: 'desc' }] } },
  });
  if (!station) return null;
  const [people, runningSessions] = await Promise.all([
    prisma.user.findMany({
      where: { id: { in: station.tariffs.map((version) => version.createdById) } },
      select: { id: true, name: true },
    }),
    prisma.session.count({ where: { accountId, stationId, endedAt: null } }),
  ]);
  const { timeZone } = station;
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const versions = station.tariffs.map((row): TariffVersion => {
    const { id, currency, vatBasis, components, validFrom } = tariffFromRow({ ...row, timeZone });
    return {
      id,
      currency,
      vatBasis,
      components: tariffVersionSchema.shape.components.parse(components),
      validFrom: validFrom.toISOString(),
      validUntil: row.validUntil?.toISOString() ?? null,
      createdBy: nameOf.get(row.createdById) ?? '',
    };
  });
  return {
    current: versions.find(({ validUntil }) => validUntil === null) ?? null,
    versions,
    runningSessions,
  };
};

/**
 * Closes the version in effect and starts a new one, in one transaction and under the station's row lock, so that two
 * owners who publish at the same time follow one another. False if the account has no such station.
 */
export const publishTariffVersion = (
  { prisma }: Database,
  { accountId, personId, stationId, pricePerKwh, vatBasis, now }: NewTariffVersion,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const [station] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM station WHERE id = ${stationId}::uuid AND account_id = ${accountId} FOR UPDATE`;
    if (!station) return false;
    const open = await transaction.tariffVersion.findFirst({ where: { stationId, validUntil: null } });
    // If the clock is set back, a version must not end before it begins.
    const from = open && open.validFrom > now ? open.validFrom : now;
    if (open) await transaction.tariffVersion.update({ where: { id: open.id }, data: { validUntil: from } });
    const components = [{ kind: 'energy', pricePerKwh }];
    const version = await transaction.tariffVersion.create({
      data: {
        accountId,
        stationId,
        components,
        vatBasis,
        validFrom: from,
        createdById: personId,
        createdAt: now,
      },
    });
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'pricing.set',
      targetId: stationId,
      detail: { versionId: version.id, pricePerKwh, vatBasis },
    });
    return true;
  });

export interface NewTariffVersion {
  accountId: string;
  personId: string;
  stationId: string;
  pricePerKwh: string;
  vatBasis: TariffVersion['vatBasis'];
  now: Date;
}
