import { signInEndsAt } from '@laadpoort/domain/accounts/sign-in-end';
import { secondFactorState } from '@laadpoort/domain/accounts/second-factor';
import { UNATTENDED_HEADER } from '@laadpoort/contract/wire/client';
import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Database } from '../database/database.ts';
import type { AccessRefusal, Needs, Person } from './access.ts';
import type { SignIn } from './sign-in.ts';

/** How long it counts that a person has shown who they are, by signing in or by step-up. */
const PROOF_LASTS_MS = 5 * 60_000;

/** How much longer a sign-in has to last now before that is written. */
const PROLONGED_BY_MS = 60_000;

interface SignedInOptions {
  readonly signIn: SignIn;
  readonly database: Database;
  readonly now: () => Date;
  /** Addresses of a demo's people, if only its own machine can reach it. */
  readonly localDemo: ReadonlySet<string>;
}

/** Who has signed in, with the second factor if they have one. */
export const createSignedInPerson = ({ signIn, database, now, localDemo }: SignedInOptions) => {
  const isProven = async (id: string): Promise<boolean> => {
    const session = await database.prisma.signInSession.findUnique({
      where: { id },
      select: { provenAt: true },
    });
    return session !== null && now().getTime() - session.provenAt.getTime() < PROOF_LASTS_MS;
  };

  const prolong = async (
    {
      id,
      createdAt,
      expiresAt: until,
    }: { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date },
    platformRole: Person['platformRole'],
  ): Promise<void> => {
    // By the machine's clock, the only one that better-auth knows.
    const expiresAt = signInEndsAt({ platformRole, begunAt: createdAt, usedAt: new Date() });
    if (expiresAt.getTime() - until.getTime() < PROLONGED_BY_MS) return;
    await database.prisma.signInSession.updateMany({ where: { id }, data: { expiresAt } });
  };

  return async (
    headers: IncomingHttpHeaders,
    { beforeSecondFactor }: Partial<Needs<unknown>>,
  ): Promise<Person | AccessRefusal> => {
    // Not the live line of an open page, nor what the page asks for by itself.
    const isUse = headers.accept !== 'text/event-stream' && headers[UNATTENDED_HEADER] === undefined;
    if (headers.cookie === undefined) return { refused: 'not-signed-in' };
    const found = await signIn.api.getSession({ headers: fromNodeHeaders(headers) });
    // A sign-in that was being made while its person was suspended is there all the same.
    if (!found || found.user.banned === true) return { refused: 'not-signed-in' };
    const { user, session } = found;
    const isHalf = user.hasSecondFactor && !session.secondFactorAt;
    if (isHalf && !beforeSecondFactor) return { refused: 'second-factor-needed' };
    const platformRole = user.role === 'support' || user.role === 'admin' ? user.role : 'user';
    if (!isHalf && isUse) await prolong(session, platformRole);
    return {
      personId: user.id,
      personName: user.name,
      platformRole,
      secondFactor: secondFactorState({
        hasSecondFactor: user.hasSecondFactor,
        platformRole,
        isLocalDemo: localDemo.has(user.email),
      }),
      activeAccountId:
        session.activeOrganizationId ?? (await startInFirstAccount(database, user.id, session.id)),
      signInSessionId: session.id,
      isProven: () => isProven(session.id),
    };
  };
};

/** A new sign-in session starts in the account that its person joined first. */
const startInFirstAccount = async (
  { prisma }: Database,
  userId: string,
  sessionId: string,
): Promise<string | null> => {
  const first = await prisma.member.findFirst({ where: { userId }, orderBy: { createdAt: 'asc' } });
  if (!first) return null;
  const { organizationId: activeOrganizationId } = first;
  await prisma.signInSession.updateMany({ where: { id: sessionId }, data: { activeOrganizationId } });
  return activeOrganizationId;
};
