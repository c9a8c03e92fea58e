import { listAudit } from '@laadpoort/contract/accounts/audit';
import type { Capability } from '#chargers/capability.ts';
import { registerApiKeyRoutes } from './api-keys/routes.ts';
import { readAudit } from './audit/read-audit.ts';
import { registerBankAccountRoutes } from './bank-account/routes.ts';
import { registerLinkRoutes } from './links/routes.ts';
import { registerMemberRoutes } from './members/routes.ts';
import { registerPasskeyRoutes } from './passkeys/routes.ts';
import { registerPasswordRoutes } from './password/routes.ts';
import { registerAccountRoutes } from './routes.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';
import { registerSecondFactorRoutes } from './second-factor/routes.ts';
import { registerStaffRoutes } from './staff/routes.ts';

/** People, their accounts, members and bank account, and what an account earns. */
export const accounts: Capability = {
  name: 'accounts',
  open: (kernel) => ({
    routes: (route) => {
      registerAccountRoutes(route, kernel);
      registerBankAccountRoutes(route, kernel);
      registerLinkRoutes(route, kernel);
      registerPasswordRoutes(route, kernel);
      registerMemberRoutes(route, kernel);
      registerStaffRoutes(route, kernel);
      registerSignInRoutes(route, kernel);
      registerSecondFactorRoutes(route, kernel);
      registerPasskeyRoutes(route, kernel);
      registerApiKeyRoutes(route, kernel);
      route(listAudit, ({ query }, { accountId }) => readAudit(kernel.db, accountId, query));
    },
  }),
};
