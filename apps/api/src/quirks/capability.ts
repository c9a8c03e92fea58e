import type { Capability } from '#chargers/capability.ts';
import { registerQuirkRoutes } from './routes.ts';

/** How models of chargers differ from the specification, and how one charger is treated. */
export const quirks: Capability = {
  name: 'quirks',
  open: (kernel) => ({ routes: (route) => registerQuirkRoutes(route, kernel) }),
};
