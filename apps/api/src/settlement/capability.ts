import type { Capability } from '#chargers/capability.ts';
import { withAdvisoryLock } from '#platform/database/advisory-lock.ts';
import { registerAgreementRoutes } from './agreement/routes.ts';
import { registerBankFileRoutes } from './bank-files/routes.ts';
import { registerCheckRoutes } from './checks/routes.ts';
import { DOCUMENT_FILES, keepFiles } from './document-files/kept-file.ts';
import { readSettled } from './documents/read-settled.ts';
import { registerDocumentRoutes } from './documents/routes.ts';
import { registerNetworkRoutes } from './networks/routes.ts';
import { registerPartyRoutes } from './party/routes.ts';
import { registerChargerModelRoutes } from './payable/charger-models.ts';
import { registerPayableRoutes } from './payable/routes.ts';
import { readAccountPayout } from './payouts/account-payout.ts';
import { readOpenItems } from './payouts/read-open-items.ts';
import { registerPayoutRoutes } from './payouts/routes.ts';
import { advanceRuns } from './runs/advance-run.ts';
import { registerProFormaRoutes } from './pro-forma/routes.ts';
import { registerRunRoutes } from './runs/routes.ts';

const SWEEP_MS = 30_000;
const RUNS_LOCK = 11_001;

/** Who is reimbursed, for what, by which documents of the monthly run, and how they are paid. */
export const settlement: Capability = {
  name: 'settlement',
  open: (kernel) => {
    const { background, db } = kernel;
    const advance = () => advanceRuns(kernel);
    // What a process that ended left undone.
    background.every(SWEEP_MS, advance, { atOnce: true, lock: RUNS_LOCK });
    const advanceNow = () => background.run(withAdvisoryLock(db.pool, RUNS_LOCK, advance));
    return {
      routes: (route) => {
        registerPartyRoutes(route, kernel);
        registerAgreementRoutes(route, kernel);
        registerPayableRoutes(route, kernel);
        registerNetworkRoutes(route, kernel);
        registerChargerModelRoutes(route, kernel);
        registerCheckRoutes(route, kernel);
        registerDocumentRoutes(route, kernel);
        registerProFormaRoutes(route, kernel);
        registerRunRoutes(route, kernel, advanceNow);
        registerPayoutRoutes(route, kernel);
        registerBankFileRoutes(route, kernel);
      },
      jobs: { [DOCUMENT_FILES]: (documentId) => keepFiles(kernel, documentId) },
      answers: {
        'settlement.nextPayout': (accountId) => readAccountPayout(kernel, accountId),
        'settlement.documents': (accountId) => readSettled(db, accountId),
        'settlement.openItems': (after, part) => readOpenItems(db, after, part),
      },
    };
  },
};
