import type { Capability } from '#chargers/capability.ts';
import { registerPartyRoutes } from './party/routes.ts';

/** Who is reimbursed. */
export const settlement: Capability = {
  name: 'settlement',
  open: (kernel) => ({ routes: (route) => registerPartyRoutes(route, kernel) }),
};
