import type { Capability } from '#chargers/capability.ts';
import { registerCommandRoutes } from './routes.ts';
import { registerSupportCommandRoutes } from './support-routes.ts';

/** What people ask of chargers; how a command is sent and followed is in chargers/commands. */
export const commands: Capability = {
  name: 'commands',
  open: (kernel) => ({
    routes(route) {
      registerCommandRoutes(route, kernel);
      registerSupportCommandRoutes(route, kernel);
    },
  }),
};
