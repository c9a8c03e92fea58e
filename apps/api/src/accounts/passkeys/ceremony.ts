import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Database } from '#platform/database/database.ts';

export interface Site {
  readonly db: Database;
  readonly publicUrl: string;
  readonly now: Date;
}

const CHALLENGE_LASTS_MS = 5 * 60_000;

const hostOf = ({ publicUrl }: Site): string => new URL(publicUrl).hostname;

/** Each is signed once, by a passkey of the person. */
const remember = async ({ db: { prisma }, now }: Site, challenge: string, userId: string) => {
  await prisma.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  const expiresAt = new Date(now.getTime() + CHALLENGE_LASTS_MS);
  await prisma.passkeyChallenge.create({ data: { challenge, userId, expiresAt } });
};

const wasAsked =
  ({ db: { prisma }, now }: Site, userId: string) =>
  async (challenge: string): Promise<boolean> => {
    const where = { challenge, userId, expiresAt: { gt: now } };
    return (await prisma.passkeyChallenge.deleteMany({ where })).count === 1;
  };

const idsOf = ({ db: { prisma } }: Site, userId: string) =>
  prisma.passkey.findMany({ where: { userId }, select: { id: true } });

/** What the browser needs to make a passkey that finds its person by itself and asks for a finger, a face or a PIN. */
export const optionsToMake = async (
  site: Site,
  person: { readonly id: string; readonly email: string; readonly name: string },
) => {
  const options = await generateRegistrationOptions({
    rpName: 'Laadpoort',
    rpID: hostOf(site),
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    excludeCredentials: await idsOf(site, person.id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(site, options.challenge, person.id);
  return options;
};

/** @returns null if it is not what was asked for */
export const verifyMade = async (site: Site, userId: string, response: RegistrationResponseJSON) => {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: wasAsked(site, userId),
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: hostOf(site),
  }).catch(() => null);
  return verified?.verified ? verified.registrationInfo.credential : null;
};

/** What the browser needs to use one of the person's passkeys. */
export const optionsToUse = async (site: Site, userId: string) => {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    allowCredentials: await idsOf(site, userId),
  });
  await remember(site, options.challenge, userId);
  return options;
};

/** Whether a passkey of the person has signed what was asked. */
export const verifyUsed = async (
  site: Site,
  userId: string,
  response: AuthenticationResponseJSON,
): Promise<boolean> => {
  const { prisma } = site.db;
  const passkey = await prisma.passkey.findFirst({ where: { id: response.id, userId } });
  if (!passkey) return false;
  const { id, publicKey, counter } = passkey;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: wasAsked(site, userId),
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: hostOf(site),
    credential: { id, publicKey, counter: Number(counter) },
  }).catch(() => null);
  if (!verified?.verified) return false;
  const { newCounter } = verified.authenticationInfo;
  await prisma.passkey.updateMany({ where: { id }, data: { counter: newCounter, lastUsedAt: site.now } });
  return true;
};
