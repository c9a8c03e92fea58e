import { signInEndsAt } from '@laadpoort/domain/accounts/sign-in-end';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { admin } from 'better-auth/plugins/admin';
import { organization } from 'better-auth/plugins/organization';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../database/database.ts';
import { hashPassword, verifyPassword } from '../passwords/password-hash.ts';
import { bothFactorsShown } from './both-factors-shown.ts';

export interface SignInOptions {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
}

/**
 * Header in which our server passes the client's address to better-auth; whatever a client sends there is overwritten.
 */
export const CLIENT_ADDRESS_HEADER = 'x-laadpoort-client-address';

/** A sign-in that still lacks its second factor. */
const HALF_SIGN_IN_LASTS_S = 10 * 60;

/** Over https browsers take a cookie of such a name from its own host alone, and send it nowhere else. */
const signInCookiePrefix = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-laadpoort' : 'laadpoort';

/**
 * Sign-in with better-auth: people, passwords and sign-in sessions. Its organization is what the portal calls an
 * account.
 */
export const createSignIn = ({ database, secret, publicUrl, log }: SignInOptions) => {
  const { prisma } = database;
  return betterAuth({
    appName: 'Laadpoort',
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // A wrong password is no warning.
    logger: {
      level: 'error',
      log: (_level, message, ...details) =>
        log.error({ err: details.find((detail) => detail instanceof Error) }, `better-auth: ${message}`),
    },
    // To our error handler, which knows what it means that the database is away.
    onAPIError: { throw: true },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    // Fresh for as long as it lasts: the list of one's sign-ins must not ask for the password after a day.
    session: {
      modelName: 'signInSession',
      // For the cookie; when a sign-in ends, its row says (domain/accounts/sign-in-end).
      expiresIn: 30 * 24 * 3_600,
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { modelName: 'credential' },
    user: {
      additionalFields: {
        language: { type: 'string', defaultValue: 'en', input: true },
        hasSecondFactor: { type: 'boolean', defaultValue: false, input: false },
      },
    },
    // People are made by one-time links (accounts/links).
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 128,
      password: {
        verify: verifyPassword,
        // What better-auth does for an address that nobody has: it takes as long as for one that somebody has, of whom
        // the password is read as well.
        hash: async (password) => {
          await prisma.credential.findMany({
            where: { userId: 'nobody' },
            orderBy: { id: 'asc' },
            take: 100,
          });
          return hashPassword(password);
        },
      },
    },
    // Attempts are counted in the database (platform/attempts), requests by the HTTP server.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: signInCookiePrefix(publicUrl),
      // better-auth would put its own prefix before ours.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: publicUrl.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId, secondFactorAt }) => {
            const { role, hasSecondFactor } = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
            const isHalf = hasSecondFactor && !secondFactorAt;
            const begunAt = new Date();
            const half = new Date(begunAt.getTime() + HALF_SIGN_IN_LASTS_S * 1_000);
            const whole = signInEndsAt({ platformRole: role, begunAt, usedAt: begunAt });
            return { data: { expiresAt: isHalf ? half : whole } };
          },
        },
      },
    },
    // Of admin only that nobody signs in whom the operator has suspended (`banned`), and roles.
    plugins: [organization(), admin({ adminRoles: ['admin'] }), bothFactorsShown],
  });
};

export type SignIn = ReturnType<typeof createSignIn>;
