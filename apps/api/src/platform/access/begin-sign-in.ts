import { signInWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Background } from '../jobs/background.ts';
import { createKnownDevices } from './known-device.ts';
import type { SignIn } from './sign-in.ts';
import { toWebRequest } from './web-request.ts';

const signedInSchema = z.object({ token: z.string() });

interface From {
  readonly address: string;
  readonly browser?: string;
}

interface SignInEvent {
  readonly personId: string;
  readonly signInId: string;
  readonly from: From;
  readonly at: Date;
}

/** Whom signing in and out is told; what they do not take is not done. */
export interface SignInEvents {
  /** With the right password: a second factor may still be lacking. */
  signedIn(event: SignInEvent): Promise<void>;
  failed(event: { readonly email: string; readonly from: From; readonly at: Date }): Promise<void>;
  signedOut(event: SignInEvent): Promise<void>;
}

type Credential = z.output<typeof signInWithPasskey.body>['credential'];

export interface AuthRouteOptions {
  readonly db: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly events: SignInEvents;
  readonly background: Pick<Background, 'run'>;
  /** Whose passkey has signed what this server asked; null: nobody's. */
  readonly personOfPasskey: (credential: Credential) => Promise<string | null>;
}

export const fromOf = ({ ip, headers }: FastifyRequest): From => {
  const browser = headers['user-agent'];
  return { address: ip, ...(browser === undefined ? {} : { browser }) };
};

/** A sign-in that has begun is told, and its browser known to be the person's. */
export const createBegin = (signIn: SignIn, { db, secret, publicUrl, now, events }: AuthRouteOptions) => {
  const devices = createKnownDevices(secret, publicUrl.startsWith('https:'));

  /** The browser's earlier sign-in, whose cookie is replaced: nobody could end it any more but from another browser. */
  const endEarlier = async (request: FastifyRequest): Promise<void> => {
    const { headers } = toWebRequest(request, publicUrl);
    const earlier = request.headers.cookie && (await signIn.api.getSession({ headers }));
    if (!earlier) return;
    const { id: signInId, userId: personId } = earlier.session;
    await db.prisma.signInSession.deleteMany({ where: { id: signInId } });
    await events.signedOut({ personId, signInId, from: fromOf(request), at: now() });
  };

  return {
    /** Ends a sign-in of which nobody has been told. */
    abandon: async (response: Response): Promise<void> => {
      const { token } = signedInSchema.parse(await response.json());
      await db.prisma.signInSession.deleteMany({ where: { token } });
    },
    deviceOf: (request: FastifyRequest, email: string, passwordHash: string | null) =>
      devices.find(request.headers.cookie, { email, passwordHash }),
    begin: async (request: FastifyRequest, response: Response): Promise<void> => {
      const { token } = signedInSchema.parse(await response.clone().json());
      const begun = await db.prisma.signInSession.findUniqueOrThrow({
        where: { token },
        include: {
          user: {
            select: {
              email: true,
              credentials: { where: { providerId: 'credential' }, select: { password: true } },
            },
          },
        },
      });
      const { id: signInId, userId: personId, user } = begun;
      const known = { email: user.email, passwordHash: user.credentials[0]?.password ?? null };
      await events.signedIn({ personId, signInId, from: fromOf(request), at: now() });
      await endEarlier(request);
      if (devices.find(request.headers.cookie, known) === undefined)
        response.headers.append('set-cookie', devices.cookieFor(known));
    },
  };
};
