import { createClient, type Client } from '@laadpoort/contract/wire/client';
import type { Role } from '@laadpoort/domain/accounts/roles';
import { hashPassword } from 'better-auth/crypto';
import { randomInt, randomUUID } from 'node:crypto';
import type { Database } from '../../api/src/platform/database/database.ts';

export const password = 'correct horse battery';

/** Hashing takes 50 ms by design; once per worker is enough. */
let hashed: Promise<string> | undefined;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly accountId: string;
}

interface PersonGiven {
  readonly name: string;
  /** Absent: an account of their own. */
  readonly accountId?: string;
  readonly role?: Role;
  readonly platformRole?: 'support';
  readonly language?: 'en' | 'nl';
}

/** A person with a role in an account, as after an invitation. */
export const addPerson = async ({ prisma }: Database, given: PersonGiven): Promise<Person> => {
  const { name, accountId = randomUUID(), role = 'owner', platformRole = 'user', language = 'en' } = given;
  const id = randomUUID();
  const email = `${id}@example.com`;
  hashed ??= hashPassword(password);
  if (given.accountId === undefined)
    await prisma.organization.create({ data: { id: accountId, name, slug: accountId } });
  await prisma.user.create({
    data: {
      id,
      email,
      name,
      language,
      role: platformRole,
      credentials: {
        create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hashed },
      },
      members: { create: { id: randomUUID(), organizationId: accountId, role } },
    },
  });
  return { id, name, email, accountId };
};

export interface SignedIn {
  /** Their requests outside the browser. */
  readonly client: Client;
  readonly cookies: { name: string; value: string; url: string }[];
}

/** Signs a person in through the API, from an address that nobody else has. */
export const signIn = async (portalUrl: string, { email }: Person): Promise<SignedIn> => {
  const response = await fetch(`${portalUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: portalUrl, ...fromOwnAddress() },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((line) => {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    return { name, value, url: portalUrl };
  });
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { client: createClient({ fetch, baseUrl: portalUrl, headers: { cookie } }), cookies };
};

/** What a proxy in front of the product adds. */
export const fromOwnAddress = () => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
});
