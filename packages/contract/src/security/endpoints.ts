import { z } from 'zod';
import { commandSchema } from '../commands/endpoints.ts';
import { reasonSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import { securitySchema, upgradeObstacleSchema, upgradeSchema } from './security.ts';

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

const support = { scope: 'platform', permission: 'support.operate', params: chargePointParams } as const;

export const getSecurity = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/security',
  summary: 'How a charge point proves who it is: profile, key, certificate',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: securitySchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert', 'security'],
});

export const rotateKey = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/key/rotation',
  summary: 'Send the charge point a new key over its connection; nobody sees it',
  scope: 'account',
  permission: 'stations.manage',
  params: chargePointParams,
  response: commandSchema,
  errors: ['not-found', 'command-busy', 'charge-point-offline', 'identity-conflict', 'known-to-refuse'],
  changes: ['security'],
  stepUp: true,
});

export const getSupportSecurity = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/security',
  summary: 'How a charge point of any account proves who it is',
  looks: 'support.view-device',
  permission: 'support.view',
  response: securitySchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert', 'security'],
});

export const rotateSupportKey = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/key/rotation',
  summary: 'Send a charge point of any account a new key; nobody sees it',
  body: z.strictObject({ reason: reasonSchema }),
  response: commandSchema,
  errors: ['not-found', 'command-busy', 'charge-point-offline', 'identity-conflict', 'known-to-refuse'],
  changes: ['security'],
  stepUp: true,
});

export const startSecurityUpgrade = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/security-upgrade',
  summary: 'Raise the security profile by one: configure, restart, wait for the connection that proves it',
  body: z.strictObject({
    toProfile: z.number().int().min(1).max(3),
    /** Obstacles that a person overrides: `no-root`, `session-running`. */
    despite: z.array(upgradeObstacleSchema).max(9),
    reason: reasonSchema,
  }),
  response: upgradeSchema,
  errors: ['not-found', 'command-busy'],
  changes: ['security'],
});

export const cancelSecurityUpgrade = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/security-upgrade/cancellation',
  summary: 'Stop waiting for a security profile upgrade; the charge point may connect as before',
  body: z.strictObject({ reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['security'],
});

export const lowerSecurityProfile = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/security-profile',
  summary: 'Take connections at a lower security profile again, as after a factory reset',
  body: z.strictObject({ profile: z.number().int().min(1).max(2), reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['security'],
  stepUp: true,
});
