import type { Kernel } from '#chargers/kernel.ts';
import type { Route } from '#platform/http/route.ts';
import { registerAvailability } from './availability/routes.ts';
import { registerCards } from './cards/routes.ts';
import { registerCo2 } from './co2/routes.ts';
import { registerFaults } from './faults/routes.ts';
import { registerMonthly } from './monthly/routes.ts';
import { registerPeakPower } from './peak-power/routes.ts';
import { registerReimbursements } from './reimbursements/routes.ts';
import { registerUtilisation } from './utilisation/routes.ts';

/** Every report about an account, as the page and as files of the same rows. */
export const registerReportRoutes = (route: Route, kernel: Kernel): void => {
  registerMonthly(route, kernel);
  registerReimbursements(route, kernel);
  registerUtilisation(route, kernel);
  registerAvailability(route, kernel);
  registerFaults(route, kernel);
  registerPeakPower(route, kernel);
  registerCo2(route, kernel);
  registerCards(route, kernel);
};
