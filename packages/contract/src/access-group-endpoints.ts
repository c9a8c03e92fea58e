import { z } from 'zod';
import { tariffWindowSchema } from './tariff-version.ts';
import { endpoint } from './wire/endpoint.ts';
import { uuidSchema } from './wire/values.ts';
import {
  groupPriceSchema,
  groupBudgetSchema,
  accessGroupBodySchema,
  useSchema,
  accessGroupSchema,
} from './access-groups.ts';

const groupParams = z.strictObject({ groupId: uuidSchema });

export const listAccessGroups = endpoint({
  method: 'GET',
  path: '/api/access-groups',
  summary: 'Access groups of the account, and what is left of the budget of each person in them',
  scope: 'account',
  permission: 'whitelist.manage',
  response: z.strictObject({
    groups: z.array(accessGroupSchema),
    /** Who can be in a group. */
    members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  changedBy: ['whitelist', 'session', 'account'],
});

export const addAccessGroup = endpoint({
  method: 'POST',
  path: '/api/access-groups',
  summary: 'Let cards and members charge at a price of their own, from their next session on',
  scope: 'account',
  permission: 'whitelist.manage',
  body: accessGroupBodySchema,
  response: z.strictObject({ id: uuidSchema }),
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const changeAccessGroup = endpoint({
  method: 'PUT',
  path: '/api/access-groups/:groupId',
  summary: 'Change a group; sessions that have started keep what they were told',
  scope: 'account',
  permission: 'whitelist.manage',
  params: groupParams,
  body: accessGroupBodySchema,
  response: z.strictObject({ id: uuidSchema }),
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const removeAccessGroup = endpoint({
  method: 'DELETE',
  path: '/api/access-groups/:groupId',
  summary: 'Remove a group; its sessions stay as they were',
  scope: 'account',
  permission: 'whitelist.manage',
  params: groupParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const listMobilityGroups = endpoint({
  method: 'GET',
  path: '/api/mobility/groups',
  summary: 'Access groups that the signed-in person’s cards are in, and what is left of their budgets',
  scope: 'self',
  permission: null,
  response: z.strictObject({
    groups: z.array(
      z.strictObject({
        id: uuidSchema,
        name: z.string(),
        /** Whose stations they are. */
        accountName: z.string(),
        price: groupPriceSchema,
        windows: z.array(tariffWindowSchema),
        budget: groupBudgetSchema.nullable(),
        use: useSchema,
      }),
    ),
  }),
  changedBy: ['session', 'whitelist', 'mobility-card'],
});
