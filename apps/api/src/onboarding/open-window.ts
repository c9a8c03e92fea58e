import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
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
  | { readonly ok: false; readonly reason: 'identity-taken' | 'adoption-window-open' };

/**
 * Opens an adoption window. A charge point of the same station that was adopted before and has no key yet may connect
 * again. Without an identity there can be only one window at a time: otherwise nobody could say in which of two a
 * charge point belongs.
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
    const [other, known] = await Promise.all([
      tx.adoptionWindow.findFirst({ where: { ...open, identity: null } }),
      identity === null
        ? null
        : tx.chargePoint.findFirst({ where: { ocppIdentity: { equals: identity, mode: 'insensitive' } } }),
    ]);
    if (identity === null && other) return { ok: false, reason: 'adoption-window-open' };
    if (known && (known.stationId !== stationId || known.registration !== 'pending'))
      return { ok: false, reason: 'identity-taken' };
    const id = randomUUID();
    await tx.adoptionWindow.updateMany({ where: { ...open, stationId, identity }, data: { closedAt: now } });
    await tx.adoptionWindow.create({
      data: {
        id,
        ...window,
        openedAt: now,
        closesAt: new Date(now.getTime() + minutes * 60_000),
        chargePointId: known?.id ?? null,
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
