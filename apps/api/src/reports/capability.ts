import type { Capability } from '#chargers/capability.ts';
import { registerReportRoutes } from './routes.ts';

/** Energy and income by month. */
export const reports: Capability = {
  name: 'reports',
  open: (kernel) => ({ routes: (route) => registerReportRoutes(route, kernel) }),
};
