import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema } from '../wire/values.ts';
import {
  aboutSchema,
  meSchema,
  profileBodySchema,
  memberSchema,
  bankAccountSchema,
  bankAccountBodySchema,
  incomeSchema,
} from './account.ts';

export const getAbout = endpoint({
  method: 'GET',
  path: '/api/about',
  summary: 'Version, and demo sign-ins when this is the demo',
  scope: 'public',
  permission: null,
  response: aboutSchema,
  changedBy: [],
});

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in person, their accounts and permissions',
  scope: 'self',
  permission: null,
  response: meSchema,
  changedBy: ['account'],
});

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change own name or language',
  scope: 'self',
  permission: null,
  body: profileBodySchema.partial(),
  response: meSchema,
  changes: ['account'],
});

export const switchAccount = endpoint({
  method: 'POST',
  path: '/api/me/active-account',
  summary: 'Work in another account one is a member of',
  scope: 'self',
  permission: null,
  body: z.strictObject({ accountId: rawTextSchema(100) }),
  response: meSchema,
  errors: ['not-found'],
  changes: ['account'],
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/account/members',
  summary: 'Members of the account and their roles',
  scope: 'account',
  permission: 'account.view',
  response: z.strictObject({ members: z.array(memberSchema) }),
  changedBy: ['account'],
});

export const getBankAccount = endpoint({
  method: 'GET',
  path: '/api/account/bank-account',
  summary: 'The bank account reimbursements are paid to',
  scope: 'account',
  permission: 'account.view',
  response: z.strictObject({ bankAccount: bankAccountSchema.nullable() }),
  changedBy: ['account'],
});

export const putBankAccount = endpoint({
  method: 'PUT',
  path: '/api/account/bank-account',
  summary: 'Set the bank account',
  scope: 'account',
  permission: 'bank.manage',
  body: bankAccountBodySchema,
  response: z.strictObject({ bankAccount: bankAccountSchema }),
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const getIncome = endpoint({
  method: 'GET',
  path: '/api/account/income',
  summary: 'Income by month, the running month first',
  scope: 'account',
  permission: 'account.view',
  response: incomeSchema,
  changedBy: ['account', 'billing'],
});
