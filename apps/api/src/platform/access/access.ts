import { scopesGive } from '@laadpoort/domain/accounts/api-key';
import { may, ROLES, type Permission, type PlatformRole, type Role } from '@laadpoort/domain/accounts/roles';
import { secondFactorState, type SecondFactorState } from '@laadpoort/domain/accounts/second-factor';
import type { ChangeEndpoint, Endpoint, Scope } from '@laadpoort/contract/wire/endpoint';
import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Database } from '../database/database.ts';
import { bearerOf, createApiKeyLimit, findApiKey } from './api-key.ts';
import type { SignIn } from './sign-in.ts';

/** A signed-in person. */
export interface Person {
  readonly personId: string;
  readonly personName: string;
  readonly platformRole: 'user' | PlatformRole;
  readonly secondFactor: SecondFactorState;
  readonly activeAccountId: string | null;
  readonly signInSessionId: string;
  /** Whether they have shown lately who they are. */
  readonly isProven: () => Promise<boolean>;
}

/**
 * A member acting inside the account of their sign-in session, or a program with a key of the account, as the person who
 * made it; the account id never comes from a request.
 */
export interface Actor {
  readonly personId: string;
  readonly personName: string;
  readonly accountId: string;
  readonly role: Role | 'api-key';
  readonly may: (permission: Permission) => boolean;
  readonly isProven: Person['isProven'];
}

export type AccessRefusal = {
  readonly refused:
    | 'not-signed-in'
    | 'second-factor-needed'
    | 'no-active-account'
    | 'not-allowed'
    | 'second-factor-required'
    | 'step-up-needed'
    | 'too-many-requests';
  /** Who asked, where that is known and they lack the right. */
  readonly personId?: string;
};

/** What an endpoint asks of who calls it. */
interface Needs<P> {
  readonly permission: P;
  readonly stepUp?: ChangeEndpoint['stepUp'];
  readonly beforeSecondFactor?: Endpoint['beforeSecondFactor'];
}

export type Access = {
  person(headers: IncomingHttpHeaders): Promise<Person | null>;
  /** Whether the person still is a member of the account. */
  isMember(personId: string, accountId: string): Promise<boolean>;
  self(headers: IncomingHttpHeaders, needs: Needs<null>): Promise<Person | AccessRefusal>;
  platform(headers: IncomingHttpHeaders, needs: Needs<Permission>): Promise<Person | AccessRefusal>;
  account(headers: IncomingHttpHeaders, needs: Needs<Permission>): Promise<Actor | AccessRefusal>;
};

/** How long it counts that a person has shown who they are, by signing in or by step-up. */
const PROOF_LASTS_MS = 5 * 60_000;

/** A program cannot show who it is. */
const NOT_PROVEN = async () => false;

const isRole = (role: string): role is Role => ROLES.some((known) => known === role);

interface AccessOptions {
  readonly signIn: SignIn;
  readonly database: Database;
  readonly now: () => Date;
  /** Addresses of a demo's people, if only its own machine can reach it. */
  readonly localDemo: ReadonlySet<string>;
  /** Of one API key, besides the limit of the network it comes from. */
  readonly apiKeyRequestsPerMinute: number;
}

export const createAccess = ({
  signIn,
  database,
  now,
  localDemo,
  apiKeyRequestsPerMinute,
}: AccessOptions): Access => {
  const isTooMany = createApiKeyLimit(apiKeyRequestsPerMinute);

  /** A new sign-in session starts in the account that its person joined first. */
  const startInFirstAccount = async (userId: string, sessionId: string): Promise<string | null> => {
    const first = await database.prisma.member.findFirst({
      where: { userId },
      orderBy: { createdAt: 'asc' },
    });
    if (!first) return null;
    const { organizationId: activeOrganizationId } = first;
    await database.prisma.signInSession.updateMany({
      where: { id: sessionId },
      data: { activeOrganizationId },
    });
    return activeOrganizationId;
  };

  const enter = async (
    headers: IncomingHttpHeaders,
    { beforeSecondFactor }: Partial<Needs<unknown>>,
  ): Promise<Person | AccessRefusal> => {
    if (headers.cookie === undefined) return { refused: 'not-signed-in' };
    const found = await signIn.api.getSession({ headers: fromNodeHeaders(headers) });
    if (!found) return { refused: 'not-signed-in' };
    const { user, session } = found;
    if (user.hasSecondFactor && !session.secondFactorAt && !beforeSecondFactor)
      return { refused: 'second-factor-needed' };
    const platformRole = user.role === 'support' || user.role === 'admin' ? user.role : 'user';
    return {
      personId: user.id,
      personName: user.name,
      platformRole,
      secondFactor: secondFactorState({
        hasSecondFactor: user.hasSecondFactor,
        platformRole,
        isLocalDemo: localDemo.has(user.email),
      }),
      activeAccountId: session.activeOrganizationId ?? (await startInFirstAccount(user.id, session.id)),
      signInSessionId: session.id,
      isProven: () => isProven(session.id),
    };
  };

  const membership = (userId: string, organizationId: string) =>
    database.prisma.member.findUnique({
      where: { organizationId_userId: { organizationId, userId } },
      select: { role: true },
    });

  const isProven = async (id: string): Promise<boolean> => {
    const session = await database.prisma.signInSession.findUnique({
      where: { id },
      select: { provenAt: true },
    });
    return session !== null && now().getTime() - session.provenAt.getTime() < PROOF_LASTS_MS;
  };

  const program = async (
    key: string,
    { permission, stepUp }: Needs<Permission>,
  ): Promise<Actor | AccessRefusal> => {
    const found = await findApiKey(database, key, now());
    if (!found) return { refused: 'not-signed-in' };
    if (isTooMany(found.id, now())) return { refused: 'too-many-requests' };
    const { accountId, createdById: personId, name: personName, scopes } = found;
    const mayDo = (wanted: Permission) => scopesGive(scopes, wanted);
    if (stepUp || !mayDo(permission)) return { refused: 'not-allowed', personId };
    return { personId, personName, accountId, role: 'api-key', may: mayDo, isProven: NOT_PROVEN };
  };

  return {
    async person(headers) {
      const who = await enter(headers, {});
      return 'refused' in who ? null : who;
    },
    async self(headers, needs) {
      const who = await enter(headers, needs);
      if ('refused' in who) return who;
      if (needs.stepUp && !(await who.isProven())) return { refused: 'step-up-needed' };
      return who;
    },
    isMember: async (personId, accountId) => (await membership(personId, accountId)) !== null,
    async platform(headers, needs) {
      const who = await enter(headers, needs);
      if ('refused' in who) return who;
      if (who.platformRole === 'user' || !may(who.platformRole, needs.permission))
        return { refused: 'not-allowed', personId: who.personId };
      if (who.secondFactor === 'required') return { refused: 'second-factor-required' };
      if (needs.stepUp && !(await who.isProven())) return { refused: 'step-up-needed' };
      return who;
    },
    async account(headers, needs) {
      const key = bearerOf(headers.authorization);
      if (key !== null) return program(key, needs);
      const who = await enter(headers, needs);
      if ('refused' in who) return who;
      const { personId, personName, activeAccountId: accountId } = who;
      if (accountId === null) return { refused: 'no-active-account' };
      const member = await membership(personId, accountId);
      if (!member) return { refused: 'no-active-account' };
      const { role } = member;
      if (!isRole(role)) return { refused: 'no-active-account' };
      if (!may(role, needs.permission)) return { refused: 'not-allowed', personId };
      if (needs.stepUp && !(await who.isProven())) return { refused: 'step-up-needed' };
      return {
        personId,
        personName,
        accountId,
        role,
        may: (wanted) => may(role, wanted),
        isProven: who.isProven,
      };
    },
  };
};

/** Declared on every route; a route without it keeps the app from starting. */
export type RouteAccess = { readonly scope: Scope; readonly permission: Permission | null };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}
