import type { Capability } from '#chargers/capability.ts';
import { registerQuirkProfileRoutes } from './profile-routes.ts';
import { registerQuirkRoutes } from './routes.ts';

/** How models of chargers differ from the specification, and how one charger is treated. */
export const quirks: Capability = {
  name: 'quirks',
  open: (kernel) => ({
    routes(route) {
      registerQuirkProfileRoutes(route, kernel);
      registerQuirkRoutes(route, kernel);
    },
  }),
};
