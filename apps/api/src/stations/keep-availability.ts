import type { Database } from '#platform/database/database.ts';
import type { CommandHooks } from '#chargers/commands/command-hooks.ts';

/** Once a charger accepts ChangeAvailability, it is what the owner wants of its connectors. */
export const keepAvailability = (db: Database): CommandHooks => ({
  ChangeAvailability: {
    async settled({ chargePointId, request: { connectorId, type } }, result) {
      if (result.kind !== 'answered' || result.response.status === 'Rejected') return;
      await db.prisma.connector.updateMany({
        where: { chargePointId, ...(connectorId === 0 ? {} : { connectorId }) },
        data: { outOfOrder: type === 'Inoperative' },
      });
    },
  },
});
