import type { Capability } from '#chargers/capability.ts';
import { registerPricePageRoutes } from './price-page/routes.ts';
import { registerTariffRoutes } from './routes.ts';

/** What guests pay at a station. */
export const tariffs: Capability = {
  name: 'tariffs',
  open: (kernel) => ({
    routes(route) {
      registerTariffRoutes(route, kernel);
      registerPricePageRoutes(route, kernel);
    },
  }),
};
