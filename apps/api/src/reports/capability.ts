import type { Capability } from '#chargers/capability.ts';
import { registerReportRoutes } from './routes.ts';
import { registerSupportReportRoutes } from './bookkeeping/support-routes.ts';

/** What owners and the operator's bookkeeper read in sum: sessions, documents, payments. */
export const reports: Capability = {
  name: 'reports',
  open: (kernel) => ({
    routes: (route) => {
      registerReportRoutes(route, kernel);
      registerSupportReportRoutes(route, kernel);
    },
  }),
};
