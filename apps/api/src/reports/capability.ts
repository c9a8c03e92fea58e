import type { Capability } from '#chargers/capability.ts';
import { registerSupportReportRoutes } from './bookkeeping/support-routes.ts';
import { mailReports } from './by-mail/mail-reports.ts';
import { registerReportMail } from './by-mail/routes.ts';
import { keepDays } from './days/keep-days.ts';
import { registerEreRoutes } from './ere/routes.ts';
import { registerReconciliation } from './reconciliation/routes.ts';
import { registerReportRoutes } from './routes.ts';

const HOUR_MS = 3_600_000;
const DAYS_LOCK = 11_056;
const MAIL_LOCK = 11_057;

/** What owners and the operator's bookkeeper read in sum: sessions, documents, payments, what chargers told. */
export const reports: Capability = {
  name: 'reports',
  open: (kernel) => {
    const { background, db, now, settings } = kernel;
    // Some clock's day is over every hour.
    background.every(HOUR_MS, () => keepDays(db, now(), background.report), {
      atOnce: true,
      lock: DAYS_LOCK,
    });
    background.every(
      HOUR_MS,
      () => mailReports(db, { publicUrl: settings.publicUrl, now: now(), onFault: background.report }),
      {
        atOnce: true,
        lock: MAIL_LOCK,
      },
    );
    return {
      routes: (route) => {
        registerReportRoutes(route, kernel);
        registerSupportReportRoutes(route, kernel);
        registerReconciliation(route, kernel);
        registerReportMail(route, kernel);
        registerEreRoutes(route, kernel);
      },
    };
  },
};
