import type { Capability } from '#chargers/capability.ts';
import { registerPayableRoutes } from './payable/routes.ts';
import { registerPartyRoutes } from './party/routes.ts';

/** Who is reimbursed, and for what. */
export const settlement: Capability = {
  name: 'settlement',
  open: (kernel) => ({
    routes(route) {
      registerPartyRoutes(route, kernel);
      registerPayableRoutes(route, kernel);
    },
  }),
};
