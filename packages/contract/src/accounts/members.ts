import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { accountRoleSchema, emailSchema } from './account.ts';

/** There is one way to become owner: the account is handed over. */
export const givenRoleSchema = accountRoleSchema.exclude(['owner']);

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/account/invitations',
  summary: 'Who is invited to the account and has not accepted yet',
  scope: 'account',
  permission: 'members.manage',
  response: z.strictObject({
    invitations: z.array(
      z.strictObject({
        id: uuidSchema,
        email: z.string(),
        role: givenRoleSchema,
        expiresAt: timestampSchema,
      }),
    ),
  }),
  changedBy: ['account'],
});

export const inviteMember = endpoint({
  method: 'POST',
  path: '/api/account/invitations',
  summary: 'Invite somebody to the account by e-mail; the link works once and is valid for a week',
  scope: 'account',
  permission: 'members.manage',
  body: z.strictObject({ email: emailSchema, role: givenRoleSchema }),
  response: 'empty',
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/api/account/invitations/:invitationId',
  summary: 'Withdraw an invitation',
  scope: 'account',
  permission: 'members.manage',
  params: z.strictObject({ invitationId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['account'],
  stepUp: true,
});

const memberParams = z.strictObject({ memberId: rawTextSchema(100) });

export const changeMember = endpoint({
  method: 'PATCH',
  path: '/api/account/members/:memberId',
  summary: 'Change the role of a member; an owner keeps theirs until the account is handed over',
  scope: 'account',
  permission: 'members.manage',
  params: memberParams,
  body: z.strictObject({ role: givenRoleSchema }),
  response: 'empty',
  errors: ['not-found', 'is-owner'],
  changes: ['account'],
  stepUp: true,
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/api/account/members/:memberId',
  summary: 'Remove a member from the account; an owner cannot be removed',
  scope: 'account',
  permission: 'members.manage',
  params: memberParams,
  response: 'empty',
  errors: ['not-found', 'is-owner'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const handOver = endpoint({
  method: 'POST',
  path: '/api/account/members/:memberId/hand-over',
  summary: 'Make a member owner and oneself manager',
  scope: 'account',
  permission: 'members.manage',
  params: memberParams,
  response: 'empty',
  errors: ['not-found', 'is-owner'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});
