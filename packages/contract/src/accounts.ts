import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  rawTextSchema,
  textSchema,
  timestampSchema,
  waitingSchema,
} from './wire/values.ts';

export const languageSchema = z.enum(['en', 'nl']);
export type Language = z.infer<typeof languageSchema>;

export const accountRoleSchema = z.enum(['owner', 'manager', 'operator', 'viewer', 'driver']);
export const platformRoleSchema = z.enum(['user', 'support', 'admin']);

export const meSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: languageSchema,
  platformRole: platformRoleSchema,
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string(), role: accountRoleSchema })),
  /** The current account of this sign-in session; null for people who are not a member of any. */
  activeAccountId: z.string().nullable(),
  /** Permissions in the active account plus those of the platform role. */
  permissions: z.array(z.string()),
});
export type Me = z.infer<typeof meSchema>;

export const aboutSchema = z.strictObject({
  version: z.string(),
  /** Present only in the demo: the people one can sign in as. */
  demoSignIns: z.array(z.strictObject({ email: z.string(), password: z.string(), who: z.string() })),
});

export const memberSchema = z.strictObject({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: accountRoleSchema,
  since: timestampSchema,
});

export const bankAccountSchema = z.strictObject({
  /** Masked: `NL91 **** **** 00` */
  ibanMasked: z.string(),
  holder: z.string(),
  changedAt: timestampSchema,
  changedBy: z.string(),
});

export const profileBodySchema = z.strictObject({ name: textSchema(100), language: languageSchema });

export const bankAccountBodySchema = z.strictObject({
  /** Spaces and lower case are allowed; checked by country length and mod-97 (ISO 13616). */
  iban: z.string().trim().min(1, { error: 'required' }).max(42, { error: 'too-long' }),
  holder: textSchema(70),
  /** Re-authentication: changing where the money goes requires the password. */
  password: z.string().min(1, { error: 'required' }).max(128),
});

export const incomeSchema = z.strictObject({
  currency: currencySchema,
  months: z.array(
    z.strictObject({
      /** `2026-11` in the stations' time zone. */
      month: z.string(),
      sessions: z.number().int(),
      paidEnergyWh: energyWhSchema,
      freeEnergyWh: energyWhSchema,
      amount: amountSchema,
      /** The current month is provisional. */
      provisional: z.boolean(),
    }),
  ),
  waiting: waitingSchema,
  /** What prevents the owner from being paid. */
  missing: z.array(z.enum(['bank-account'])),
});

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
  summary: 'Set the bank account; asks for the password again',
  scope: 'account',
  permission: 'bank.manage',
  body: bankAccountBodySchema,
  response: z.strictObject({ bankAccount: bankAccountSchema }),
  errors: ['wrong-password', 'too-many-requests'],
  changes: ['account'],
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
