import type { Capability } from '#chargers/capability.ts';
import { registerAlertRoutes } from './routes.ts';

/** What a person has to look at; the other capabilities raise them. */
export const alerts: Capability = {
  name: 'alerts',
  open: (kernel) => ({ routes: (route) => registerAlertRoutes(route, kernel) }),
};
