import type { Kernel } from '#chargers/kernel.ts';
import type { Route } from '#platform/http/route.ts';
import { registerMonthly } from './monthly/routes.ts';
import { registerReimbursements } from './reimbursements/routes.ts';
import { registerUtilisation } from './utilisation/routes.ts';

/** Every report about an account, as the page and as files of the same rows. */
export const registerReportRoutes = (route: Route, kernel: Kernel): void => {
  registerMonthly(route, kernel);
  registerReimbursements(route, kernel);
  registerUtilisation(route, kernel);
};
