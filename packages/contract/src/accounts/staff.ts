import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { emailSchema, platformRoleSchema } from './account.ts';

const staffRoleSchema = platformRoleSchema.exclude(['user']);

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/support/staff',
  summary: 'Everybody with a platform role, and who is invited to one',
  looks: null,
  scope: 'platform',
  permission: 'staff.manage',
  response: z.strictObject({
    staff: z.array(
      z.strictObject({ userId: z.string(), name: z.string(), email: z.string(), role: staffRoleSchema }),
    ),
    invitations: z.array(
      z.strictObject({
        id: uuidSchema,
        email: z.string(),
        role: staffRoleSchema,
        expiresAt: timestampSchema,
      }),
    ),
  }),
  changedBy: ['account'],
});

export const inviteStaff = endpoint({
  method: 'POST',
  path: '/api/support/staff/invitations',
  summary: 'Invite somebody to a platform role by e-mail; all administrators are notified',
  scope: 'platform',
  permission: 'staff.manage',
  body: z.strictObject({ email: emailSchema, role: staffRoleSchema }),
  response: 'empty',
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const withdrawStaffInvitation = endpoint({
  method: 'DELETE',
  path: '/api/support/staff/invitations/:invitationId',
  summary: 'Withdraw an invitation to a platform role',
  scope: 'platform',
  permission: 'staff.manage',
  params: z.strictObject({ invitationId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const changeStaff = endpoint({
  method: 'PATCH',
  path: '/api/support/staff/:userId',
  summary: 'Change or remove a platform role; the last administrator cannot lose it',
  scope: 'platform',
  permission: 'staff.manage',
  params: z.strictObject({ userId: rawTextSchema(100) }),
  body: z.strictObject({ role: platformRoleSchema }),
  response: 'empty',
  errors: ['not-found', 'last-administrator'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});
