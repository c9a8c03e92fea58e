import { scopesGive } from '@laadpoort/domain/accounts/api-key';
import { may, ROLES, type Permission, type Role } from '@laadpoort/domain/accounts/roles';
import type { Database } from '../database/database.ts';
import type { Access, AccessRefusal, Actor, Needs, Person } from './access.ts';
import { bearerOf, createApiKeyLimit, findApiKey } from './api-key.ts';
import { createSignedInPerson } from './signed-in-person.ts';
import type { SignIn } from './sign-in.ts';

interface AccessOptions {
  readonly signIn: SignIn;
  readonly database: Database;
  readonly now: () => Date;
  /** Addresses of a demo's people, if only its own machine can reach it. */
  readonly localDemo: ReadonlySet<string>;
  /** Of one API key, besides the limit of the network it comes from. */
  readonly apiKeyRequestsPerMinute: number;
}

export const createAccess = (options: AccessOptions): Access => {
  const { database } = options;
  const signedIn = createSignedInPerson(options);
  const program = createProgram(options);
  return {
    async person(headers) {
      const who = await signedIn(headers, {});
      return 'refused' in who ? null : who;
    },
    async self(headers, needs) {
      const who = await signedIn(headers, needs);
      return 'refused' in who ? who : ((await stepUpRefusal(who, needs)) ?? who);
    },
    isMember: async (personId, accountId) => (await roleIn(database, personId, accountId)) !== null,
    async platform(headers, needs) {
      const who = await signedIn(headers, needs);
      if ('refused' in who) return who;
      if (who.platformRole === 'user' || !may(who.platformRole, needs.permission))
        return { refused: 'not-allowed', personId: who.personId };
      if (who.secondFactor === 'required') return { refused: 'second-factor-required' };
      return (await stepUpRefusal(who, needs)) ?? who;
    },
    async account(headers, needs) {
      const key = bearerOf(headers.authorization);
      if (key !== null) return program(key, needs);
      const who = await signedIn(headers, needs);
      return 'refused' in who ? who : asMember(database, who, needs);
    },
  };
};

const stepUpRefusal = async (who: Person, { stepUp }: Needs<unknown>): Promise<AccessRefusal | undefined> =>
  stepUp && !(await who.isProven()) ? { refused: 'step-up-needed' } : undefined;

const asMember = async (
  database: Database,
  who: Person,
  needs: Needs<Permission>,
): Promise<Actor | AccessRefusal> => {
  const { personId, personName, activeAccountId: accountId, isProven } = who;
  if (accountId === null) return { refused: 'no-active-account' };
  const role = await roleIn(database, personId, accountId);
  if (role === null || !isRole(role)) return { refused: 'no-active-account' };
  if (!may(role, needs.permission)) return { refused: 'not-allowed', personId };
  const refusal = await stepUpRefusal(who, needs);
  return (
    refusal ?? { personId, personName, accountId, role, may: (permission) => may(role, permission), isProven }
  );
};

const isRole = (role: string): role is Role => ROLES.some((known) => known === role);

const roleIn = async (
  { prisma }: Database,
  userId: string,
  organizationId: string,
): Promise<string | null> => {
  const member = await prisma.member.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  return member && member.role;
};

/** A program cannot show who it is. */
const NOT_PROVEN = async () => false;

const createProgram = ({ database, now, apiKeyRequestsPerMinute }: AccessOptions) => {
  const isTooMany = createApiKeyLimit(apiKeyRequestsPerMinute);
  return async (key: string, { permission, stepUp }: Needs<Permission>): Promise<Actor | AccessRefusal> => {
    const found = await findApiKey(database, key, now());
    if (!found) return { refused: 'not-signed-in' };
    if (isTooMany(found.id, now())) return { refused: 'too-many-requests' };
    const { accountId, createdById: personId, name: personName, scopes } = found;
    // No key outlives what its maker may do.
    const role = await roleIn(database, personId, accountId);
    if (role === null || !isRole(role)) return { refused: 'not-signed-in' };
    const mayDo = (asked: Permission) => scopesGive(scopes, asked) && may(role, asked);
    if (stepUp || !mayDo(permission)) return { refused: 'not-allowed', personId };
    return { personId, personName, accountId, role: 'api-key', may: mayDo, isProven: NOT_PROVEN };
  };
};
