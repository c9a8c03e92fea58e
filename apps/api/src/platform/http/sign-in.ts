import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { admin, organization } from 'better-auth/plugins';
import type { Database } from '../database/database.ts';

export interface SignInOptions {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  /** Disabled in tests that sign in hundreds of times. */
  readonly limitAttempts: boolean;
}

/**
 * Header in which our server passes the client's address to better-auth; whatever a client sends there is overwritten.
 */
export const CLIENT_ADDRESS_HEADER = 'x-laadpoort-client-address';

/**
 * Sign-in with better-auth: people, passwords and sign-in sessions. Its organization is what the portal calls an
 * account.
 */
export const createSignIn = ({ database, secret, publicUrl, limitAttempts }: SignInOptions) => {
  const { prisma } = database;
  return betterAuth({
    appName: 'Laadpoort',
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // A wrong password is no warning.
    logger: { level: 'error' },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    // Fresh for as long as it lasts: the list of one's sign-ins must not ask for the password after a day.
    session: {
      modelName: 'signInSession',
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 12,
      freshAge: 0,
    },
    account: { modelName: 'credential' },
    user: { additionalFields: { language: { type: 'string', defaultValue: 'en', input: true } } },
    // People are made by one-time links (accounts/links).
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128 },
    rateLimit: {
      enabled: limitAttempts,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'laadpoort',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    plugins: [organization(), admin({ adminRoles: ['admin'] })],
  });
};

export type SignIn = ReturnType<typeof createSignIn>;
