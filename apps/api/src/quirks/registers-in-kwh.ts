import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';
import type { Change } from './change.ts';

/** Only this setting: what support has set beside it stays, also what it sets in the same moment. */
const overridesWith = (inKwh: boolean) =>
  inKwh
    ? Prisma.sql`quirk_overrides || '{"register": "kwh"}'`
    : Prisma.sql`CASE WHEN quirk_overrides->>'register' = 'kwh' THEN quirk_overrides - 'register' ELSE quirk_overrides END`;

/** Takes the registers of a charger of an account for kWh although it says Wh, or no longer; null: it has none of that id. */
export const setRegistersInKwh = (
  { prisma }: Database,
  { chargePointId, accountId }: { readonly chargePointId: string; readonly accountId: string },
  inKwh: boolean,
  { personId, now }: Change,
): Promise<{ readonly stationId: string } | null> =>
  prisma.$transaction(async (tx) => {
    const [changed] = await tx.$queryRaw<{ stationId: string }[]>`
      UPDATE charge_point SET quirk_overrides = ${overridesWith(inKwh)}
       WHERE id = ${chargePointId}::uuid AND account_id = ${accountId} RETURNING station_id AS "stationId"`;
    if (changed === undefined) return null;
    await audit(tx, {
      at: now,
      accountId,
      actorId: personId,
      action: 'charge-point.registers-in-kwh',
      targetId: chargePointId,
      detail: { inKwh },
    });
    return changed;
  });
