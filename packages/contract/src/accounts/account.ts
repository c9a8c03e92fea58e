import { z } from 'zod';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  textSchema,
  timestampSchema,
  waitingSchema,
} from '../wire/values.ts';

export const languageSchema = z.enum(['en', 'nl']);

export type Language = z.infer<typeof languageSchema>;

/** An e-mail address as typed. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(254, { error: 'too-long' })
  .pipe(z.email({ error: 'email' }))
  .transform((email) => email.toLowerCase());

export const accountRoleSchema = z.enum(['owner', 'manager', 'operator', 'viewer', 'driver']);

export const platformRoleSchema = z.enum(['user', 'support', 'admin']);

export const meSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: languageSchema,
  platformRole: platformRoleSchema,
  /** `required`: the platform role opens nothing until there is one; `exempt`: staff of a demo on this machine only. */
  secondFactor: z.enum(['set-up', 'optional', 'required', 'exempt']),
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string(), role: accountRoleSchema })),
  /** The current account of this sign-in session; null for people who are not a member of any. */
  activeAccountId: z.string().nullable(),
  /** Permissions in the active account plus those of the platform role, unless it lacks its second factor. */
  permissions: z.array(z.string()),
});

export type Me = z.infer<typeof meSchema>;

/** The people of the demo. */
export const demoPersonSchema = z.enum([
  'owner',
  'employee',
  'bookkeeper',
  'neighbour',
  'support',
  'admin',
  'secondAdmin',
]);

export const aboutSchema = z.strictObject({
  version: z.string(),
  /** Whether anybody may make an account; otherwise one is invited. */
  openSignUp: z.boolean(),
  /** Whether this demo shows the mails that it would have sent. */
  showsMails: z.boolean(),
  /** Present only in the demo: the people one can sign in as. */
  demoSignIns: z.array(z.strictObject({ email: z.string(), password: z.string(), who: demoPersonSchema })),
});

export const memberSchema = z.strictObject({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: accountRoleSchema,
  since: timestampSchema,
});

export const profileBodySchema = z.strictObject({ name: textSchema(100), language: languageSchema });

export const incomeSchema = z.strictObject({
  currency: currencySchema,
  months: z.array(
    z.strictObject({
      /** `2026-11` in the stations' time zone. */
      month: z.string(),
      sessions: z.number().int(),
      paidEnergyWh: energyWhSchema,
      freeEnergyWh: energyWhSchema,
      /** Without VAT. */
      amount: amountSchema,
      /** The current month is provisional. */
      provisional: z.boolean(),
    }),
  ),
  waiting: waitingSchema,
  /** What prevents the owner from being paid. */
  missing: z.array(z.enum(['party', 'agreement', 'bank-account'])),
});
