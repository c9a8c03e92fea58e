import type { Capability } from '#chargers/capability.ts';
import { registerCampaignRoutes } from './campaigns/campaign-routes.ts';
import { registerChargerDownload } from './charger-download.ts';
import { firmwareHooks } from './hooks.ts';
import { firmwareHandlers } from './ocpp.ts';
import { registerFirmwareRoutes } from './routes.ts';
import { openUpdates } from './updates.ts';

/** Firmware updates, one charger at a time or in campaigns, followed to their outcome. */
export const firmware: Capability = {
  name: 'firmware',
  async open(kernel) {
    const updates = await openUpdates(kernel);
    const { follow } = updates;
    return {
      routes(route, http) {
        registerFirmwareRoutes(route, kernel, updates);
        registerCampaignRoutes(route, kernel, updates);
        registerChargerDownload(http, kernel, updates);
      },
      hooks: [firmwareHooks(kernel, follow)],
      handlers: firmwareHandlers(kernel, follow),
      on: {
        'charger.connected': ({ chargePoint }) => updates.connected(chargePoint.id),
        'charger.booted': ({ chargePoint, firmwareVersion }) =>
          updates.booted(chargePoint.id, firmwareVersion),
      },
    };
  },
};
