import type { EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import type { setPricingPolicy } from '@laadpoort/contract/tariffs';
import { tariffInForce } from '@laadpoort/domain/tariffs/tariff-in-force';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';
import { clockOf } from './store.ts';

interface By {
  readonly accountId: string;
  readonly personId: string;
  readonly stationId: string;
  /** Read when the station is locked: whoever waited for the lock is later than they asked. */
  readonly now: () => Date;
}

interface NewVersion extends Pick<
  EndpointRequest<typeof setPricingPolicy>['body'],
  'pricePerKwh' | 'vatBasis' | 'further'
> {
  /** null: now. */
  readonly validFrom: Date | null;
}

type Transaction = Parameters<Parameters<Database['prisma']['$transaction']>[0]>[0];

/** False if the account has no such station. Two owners who change its pricing at the same time follow one another. */
const lockStation = async (transaction: Transaction, { accountId, stationId }: By): Promise<boolean> => {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM station WHERE id = ${stationId}::uuid AND account_id = ${accountId} FOR UPDATE`;
  return rows.length > 0;
};

/**
 * Starts a new version, now or later: it ends the one that is in force by then, and lasts until the next one that is
 * planned.
 */
export const publishTariffVersion = (
  { prisma }: Database,
  by: By,
  { pricePerKwh, vatBasis, further, validFrom }: NewVersion,
): Promise<'published' | 'not-found' | 'in-the-past'> =>
  prisma.$transaction(async (transaction) => {
    if (!(await lockStation(transaction, by))) return 'not-found';
    const { accountId, stationId, personId } = by;
    const now = by.now();
    if (validFrom !== null && validFrom <= now) return 'in-the-past';
    const versions = await transaction.tariffVersion.findMany({
      where: { stationId, cancelledAt: null },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    });
    const clock = clockOf(versions, now);
    const from = validFrom ?? clock;
    const before = tariffInForce(versions, from);
    const next = versions.find((version) => version.validFrom > from);
    if (before) {
      // One that was planned for the same moment never comes into force.
      const isReplaced = from > clock && before.validFrom.getTime() === from.getTime();
      const data = isReplaced ? { cancelledAt: now } : { validUntil: from };
      await transaction.tariffVersion.update({ where: { id: before.id }, data });
    }
    const version = await transaction.tariffVersion.create({
      data: {
        accountId,
        stationId,
        components: [...further, { kind: 'energy', pricePerKwh }],
        vatBasis,
        validFrom: from,
        validUntil: next?.validFrom ?? null,
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
      detail: { versionId: version.id, pricePerKwh, vatBasis, further, validFrom: from.toISOString() },
    });
    return 'published';
  });

/** Takes back a version that is not in force yet: the one before it lasts as long as it would have. */
export const cancelVersion = (
  { prisma }: Database,
  by: By,
  versionId: string,
): Promise<'cancelled' | 'not-found' | 'tariff-in-effect'> =>
  prisma.$transaction(async (transaction) => {
    if (!(await lockStation(transaction, by))) return 'not-found';
    const { accountId, stationId, personId } = by;
    const now = by.now();
    const version = await transaction.tariffVersion.findFirst({
      where: { id: versionId, stationId, cancelledAt: null },
    });
    if (!version) return 'not-found';
    const { validFrom, validUntil } = version;
    if (validFrom <= now) return 'tariff-in-effect';
    await transaction.tariffVersion.update({ where: { id: versionId }, data: { cancelledAt: now } });
    const before = await transaction.tariffVersion.findFirst({
      where: { stationId, cancelledAt: null, validUntil: validFrom, validFrom: { lt: validFrom } },
    });
    if (before) await transaction.tariffVersion.update({ where: { id: before.id }, data: { validUntil } });
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'pricing.cancel',
      targetId: stationId,
      detail: { versionId, validFrom: validFrom.toISOString() },
    });
    return 'cancelled';
  });
