import type { Capability } from '#chargers/capability.ts';
import { registerSupportRoutes } from './routes.ts';

/** The support console's own: finding a device, and the audit of it. */
export const support: Capability = {
  name: 'support',
  open: (kernel) => ({ routes: (route) => registerSupportRoutes(route, kernel) }),
};
