import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Database } from '#platform/database/database.ts';

export interface Site {
  readonly db: Database;
  readonly publicUrl: string;
  readonly now: Date;
}

/** Rarely needed, and much to load. */
const webauthn = () => import('@simplewebauthn/server');

const CHALLENGE_LASTS_MS = 5 * 60_000;

const hostOf = ({ publicUrl }: Site): string => new URL(publicUrl).hostname;

/** Each is signed once, by a passkey of the person; null: of anybody. */
const remember = async ({ db: { prisma }, now }: Site, challenge: string, userId: string | null) => {
  await prisma.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  const expiresAt = new Date(now.getTime() + CHALLENGE_LASTS_MS);
  await prisma.passkeyChallenge.create({ data: { challenge, userId, expiresAt } });
};

const wasAsked =
  ({ db: { prisma }, now }: Site, userId: string | null) =>
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
  const { generateRegistrationOptions } = await webauthn();
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
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: wasAsked(site, userId),
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: hostOf(site),
  }).catch(() => null);
  return verified?.verified ? verified.registrationInfo.credential : null;
};

/** What the browser needs to use one of the person's passkeys; null: one of anybody's, which it finds itself. */
export const optionsToUse = async (site: Site, userId: string | null) => {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    ...(userId === null ? {} : { allowCredentials: await idsOf(site, userId) }),
  });
  await remember(site, options.challenge, userId);
  return options;
};

/** Who it was asked of; null: anybody, so that the passkey itself has to say whose it is. */
const isOf = (
  askedOf: string | null,
  userId: string,
  { response: { userHandle } }: AuthenticationResponseJSON,
) => (askedOf === null ? userHandle === Buffer.from(userId).toString('base64url') : askedOf === userId);

/** @returns whose passkey has signed what was asked; null: no passkey has */
export const verifyUsed = async (
  site: Site,
  askedOf: string | null,
  response: AuthenticationResponseJSON,
): Promise<string | null> => {
  const { prisma } = site.db;
  const passkey = await prisma.passkey.findUnique({ where: { id: response.id } });
  if (!passkey || !isOf(askedOf, passkey.userId, response)) return null;
  const { id, userId, publicKey, counter } = passkey;
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: wasAsked(site, askedOf),
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: hostOf(site),
    credential: { id, publicKey, counter: Number(counter) },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter } = verified.authenticationInfo;
  await prisma.passkey.updateMany({ where: { id }, data: { counter: newCounter, lastUsedAt: site.now } });
  return userId;
};
