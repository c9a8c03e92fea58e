import type { Capability } from '#chargers/capability.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import { configurationHooks } from './hooks.ts';
import { forgetPendingReboot } from './keep-configuration.ts';
import { createReadAfterBoot } from './read-after-boot.ts';
import { createRequestQueue } from './request-queue.ts';
import { registerConfigurationRoutes } from './routes.ts';

/** The configuration of the chargers: read, kept, and changed key by key. */
export const configuration: Capability = {
  name: 'configuration',
  open(kernel) {
    const queue = createRequestQueue(kernel);
    const afterBoot = createReadAfterBoot(kernel);
    return {
      routes: (route) => registerConfigurationRoutes(route, kernel, queue),
      hooks: [
        configurationHooks(kernel, ({ accountId, chargePointId }, pages) => {
          const origin = { ...BY_SYSTEM, accountId, chargePointId, continues: true };
          queue.start('read', origin, async (ask) => {
            for (const key of pages) if ((await ask({ action: 'GetConfiguration', key })) !== 'done') return;
          });
        }),
      ],
      on: {
        'command.settled': queue.settled,
        async 'charger.booted'({ chargePoint, registration }) {
          // Its own key comes first; it boots again when it has come back with that.
          if (registration !== 'accepted') return;
          afterBoot.booted(chargePoint.id);
          await forgetPendingReboot(kernel.db, chargePoint.id);
        },
      },
      dispose: queue.stop,
    };
  },
};
