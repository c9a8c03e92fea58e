import type { Permission, PlatformRole, Role } from '@laadpoort/domain/accounts/roles';
import type { SecondFactorState } from '@laadpoort/domain/accounts/second-factor';
import type { ChangeEndpoint, Endpoint, Scope } from '@laadpoort/contract/wire/endpoint';
import type { IncomingHttpHeaders } from 'node:http';

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

export interface AccessRefusal {
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
}

/** What an endpoint asks of who calls it. */
export interface Needs<P> {
  readonly permission: P;
  readonly stepUp?: ChangeEndpoint['stepUp'];
  readonly beforeSecondFactor?: Endpoint['beforeSecondFactor'];
}

export interface Access {
  person(headers: IncomingHttpHeaders): Promise<Person | null>;
  /** Whether the person still is a member of the account. */
  isMember(personId: string, accountId: string): Promise<boolean>;
  self(headers: IncomingHttpHeaders, needs: Needs<null>): Promise<Person | AccessRefusal>;
  platform(headers: IncomingHttpHeaders, needs: Needs<Permission>): Promise<Person | AccessRefusal>;
  account(headers: IncomingHttpHeaders, needs: Needs<Permission>): Promise<Actor | AccessRefusal>;
}

/** Declared on every route; a route without it keeps the app from starting. */
export interface RouteAccess {
  readonly scope: Scope;
  readonly permission: Permission | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}
