import type { Capability } from '#chargers/capability.ts';
import { registerSupportReportRoutes } from './bookkeeping/support-routes.ts';
import { keepDays } from './days/keep-days.ts';
import { registerReportRoutes } from './routes.ts';

const HOUR_MS = 3_600_000;
const DAYS_LOCK = 11_056;

/** What owners and the operator's bookkeeper read in sum: sessions, documents, payments, what chargers told. */
export const reports: Capability = {
  name: 'reports',
  open: (kernel) => {
    const { background, db, now } = kernel;
    // Some clock's day is over every hour.
    background.every(HOUR_MS, () => keepDays(db, now()), { atOnce: true, lock: DAYS_LOCK });
    return {
      routes: (route) => {
        registerReportRoutes(route, kernel);
        registerSupportReportRoutes(route, kernel);
      },
    };
  },
};
