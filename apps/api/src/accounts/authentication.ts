import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Access } from '#platform/access/access.ts';
import { registerAuthRoutes } from '#platform/access/auth-routes.ts';
import { createAccess } from '#platform/access/create-access.ts';
import { createSignIn } from '#platform/access/sign-in.ts';
import type { Database } from '#platform/database/database.ts';
import type { Background } from '#platform/jobs/background.ts';
import { auditSignIns } from './audit/sign-in-events.ts';
import { personOfPasskey } from './passkeys/store.ts';

interface AuthenticationOptions {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  readonly localDemo: ReadonlySet<string>;
  readonly apiKeyRequestsPerMinute: number;
}

export interface Authentication {
  /** Who asks, and whether they may. */
  readonly access: Access;
  /** Adds the endpoints by which people sign in and out. */
  readonly addRoutes: (http: FastifyInstance, background: Pick<Background, 'run'>) => void;
}

/** How people and programs are recognised. */
export const createAuthentication = (options: AuthenticationOptions): Authentication => {
  const { database: db, secret, publicUrl, now } = options;
  const signIn = createSignIn(options);
  return {
    access: createAccess({ ...options, signIn }),
    addRoutes: (http, background) =>
      registerAuthRoutes(http, signIn, {
        db,
        secret,
        publicUrl,
        now,
        events: auditSignIns(db),
        background,
        personOfPasskey: (credential) => personOfPasskey({ db, publicUrl, now: now() }, credential),
      }),
  };
};
