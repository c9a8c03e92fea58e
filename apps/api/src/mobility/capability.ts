import type { Capability } from '#chargers/capability.ts';
import { registerMobilityRoutes } from './routes.ts';

/** My Mobility: a person's own cards and their sessions. */
export const mobility: Capability = {
  name: 'mobility',
  open: (kernel) => ({ routes: (route) => registerMobilityRoutes(route, kernel) }),
};
