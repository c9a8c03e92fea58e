import type { Capability } from '#chargers/capability.ts';
import { registerTariffRoutes } from './routes.ts';

/** What guests pay at a station. */
export const tariffs: Capability = {
  name: 'tariffs',
  open: (kernel) => ({ routes: (route) => registerTariffRoutes(route, kernel) }),
};
