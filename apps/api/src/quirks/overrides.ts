import type { ChargerKind } from '@laadpoort/domain/stations/quirk-profiles';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Change } from './change.ts';
import { audit } from '#chargers/audit.ts';

export interface ChargerWithOverrides extends ChargerKind {
  readonly accountId: string;
  readonly stationId: string;
  readonly overrides: Partial<Quirks>;
}

export const readChargerWithOverrides = async (
  { prisma }: Database,
  where: { readonly id: string; readonly accountId?: string },
): Promise<ChargerWithOverrides | null> => {
  const row = await prisma.chargePoint.findFirst({
    where,
    select: {
      accountId: true,
      stationId: true,
      vendor: true,
      model: true,
      firmwareVersion: true,
      quirkOverrides: true,
    },
  });
  if (!row) return null;
  const { quirkOverrides, ...charger } = row;
  return { ...charger, overrides: quirkOverrides as Partial<Quirks> };
};

/** Sets the overrides of one charger; the audit trail shows the owner who did it and why. */
export const changeOverrides = async (
  { prisma }: Database,
  chargePointId: string,
  charger: ChargerWithOverrides,
  { overrides, reason }: { readonly overrides: Partial<Quirks>; readonly reason: string },
  { personId, now }: Change,
): Promise<void> => {
  await prisma.$transaction([
    prisma.chargePoint.update({
      where: { id: chargePointId },
      data: { quirkOverrides: overrides as Prisma.InputJsonObject },
    }),
    audit(prisma, {
      at: now,
      accountId: charger.accountId,
      actorId: personId,
      action: 'support.change-quirks',
      targetId: chargePointId,
      reason,
      detail: { before: charger.overrides, after: overrides },
    }),
  ]);
};
