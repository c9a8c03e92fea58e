import { PAIRING_CODE_BYTES, pairingCodeOf } from '@laadpoort/domain/security/pairing-code';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { audit } from '#chargers/audit.ts';

interface NewWindow {
  readonly accountId: string;
  readonly stationId: string;
  readonly identity: string | null;
  readonly connectors: number;
  readonly minutes: number;
  readonly openedById: string;
  /** Of support. */
  readonly reason: string | null;
}

type Opened =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'identity-taken' | 'too-many-windows' };

const MAX_OPEN = 3;

/**
 * Opens an adoption window. A charge point of the same station that was adopted before and has no key yet may connect
 * again. Whether another account has a charge point of that name makes no difference.
 */
export const openWindow = (
  { prisma }: Database,
  { minutes, reason, ...window }: NewWindow,
  now: Date,
): Promise<Opened> =>
  prisma.$transaction(async (tx) => {
    // Two people at the same moment.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('adoption-window'))`;
    const { identity, accountId, stationId } = window;
    const open = { closedAt: null, closesAt: { gt: now } };
    const known =
      identity &&
      (await tx.chargePoint.findFirst({
        where: { accountId, ocppIdentity: { equals: identity, mode: 'insensitive' } },
      }));
    if (known && (known.stationId !== stationId || known.registration !== 'pending'))
      return { ok: false, reason: 'identity-taken' };
    if ((await countOthers(tx, window, now)) >= MAX_OPEN) return { ok: false, reason: 'too-many-windows' };
    const id = randomUUID();
    if (identity !== null)
      await tx.adoptionWindow.updateMany({
        where: { ...open, stationId, identity },
        data: { closedAt: now },
      });
    await tx.adoptionWindow.create({
      data: {
        id,
        ...window,
        code: pairingCodeOf(randomBytes(PAIRING_CODE_BYTES)),
        openedAt: now,
        closesAt: new Date(now.getTime() + minutes * 60_000),
        chargePointId: known ? known.id : null,
      },
    });
    await audit(tx, {
      at: now,
      accountId,
      actorId: window.openedById,
      action: 'adoption.open',
      targetId: stationId,
      reason,
      detail: { identity, minutes },
    });
    return { ok: true, id };
  });

/** Open windows of the account that still wait for something, but for the one that this one replaces. */
const countOthers = async (
  tx: Prisma.TransactionClient,
  { accountId, stationId, identity }: Pick<NewWindow, 'accountId' | 'stationId' | 'identity'>,
  now: Date,
): Promise<number> => {
  const [row] = await tx.$queryRaw<{ windows: number }[]>`
    SELECT count(*)::int AS windows
      FROM adoption_window w LEFT JOIN charge_point cp ON cp.id = w.charge_point_id
     WHERE w.account_id = ${accountId} AND w.closed_at IS NULL AND w.closes_at > ${now}
       AND cp.registration IS DISTINCT FROM 'accepted'
       AND NOT coalesce(w.station_id = ${stationId}::uuid AND w.identity = ${identity}, false)`;
  return row?.windows ?? 0;
};
