import { audit } from '#chargers/audit.ts';
import type { Person } from '#platform/access/access.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { passkeyAdded, secondFactorRemoved } from '../mails/second-factor.ts';
import { tell } from '#chargers/mails/tell.ts';
import { markProven, turnOffIfLast, turnOn } from '../second-factor/on-and-off.ts';
import { optionsToMake, verifyMade, verifyUsed, type Site } from './ceremony.ts';

interface Credential {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
}

type Made = Credential & {
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
};

type Used = Credential & {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
  };
};

export const passkeyOptions = async (site: Site, { personId: id }: Person) =>
  optionsToMake(site, await site.db.prisma.user.findUniqueOrThrow({ where: { id } }));

/** @returns recovery codes, if it is the first second factor; null if it is not the passkey that was asked for */
export const keepPasskey = async (
  site: Site,
  person: Person,
  { name, credential }: { readonly name: string; readonly credential: Made },
): Promise<string[] | null> => {
  const { personId: userId } = person;
  const made = await verifyMade(site, userId, { ...credential, clientExtensionResults: {} });
  if (!made) return null;
  const { id, publicKey, counter } = made;
  return site.db.prisma.$transaction(async (tx) => {
    await tx.passkey.create({ data: { id, userId, name, publicKey, counter, createdAt: site.now } });
    const { user, recoveryCodes } = await turnOn(tx, person, site.now);
    await tell(tx, user, passkeyAdded, { url: site.publicUrl, name }, site.now);
    await note(tx, person, 'passkey.add', site.now);
    return recoveryCodes;
  });
};

const note = (
  tx: Prisma.TransactionClient,
  { personId }: Person,
  action: 'passkey.add' | 'passkey.remove',
  at: Date,
) => audit(tx, { at, accountId: null, actorId: personId, action, targetId: personId });

export const changePasskeyName = async (
  { db: { prisma } }: Site,
  { personId: userId }: Person,
  id: string,
  name: string,
): Promise<boolean> => (await prisma.passkey.updateMany({ where: { id, userId }, data: { name } })).count > 0;

/** @returns false if the person has no such passkey */
export const deletePasskey = ({ db, publicUrl, now }: Site, person: Person, id: string): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const { personId: userId } = person;
    const passkey = await tx.passkey.findFirst({ where: { id, userId } });
    if (!passkey) return false;
    await tx.passkey.deleteMany({ where: { id, userId } });
    const { user, isLast } = await turnOffIfLast(tx, userId);
    await tell(tx, user, secondFactorRemoved, { url: publicUrl, passkey: passkey.name, isLast }, now);
    await note(tx, person, 'passkey.remove', now);
    return true;
  });

/** Completes a sign-in, or its step-up. */
export const signInWithPasskey = async (site: Site, person: Person, credential: Used): Promise<boolean> => {
  const owner = await verifyUsed(site, person.personId, { ...credential, clientExtensionResults: {} });
  if (owner !== null) await markProven(site.db.prisma, person, site.now);
  return owner !== null;
};

type Named = Used & { readonly response: { readonly userHandle: string } };

/** @returns whose passkey it is, who so signs in; null: nobody's, or it signed something else */
export const personOfPasskey = (site: Site, credential: Named): Promise<string | null> =>
  verifyUsed(site, null, { ...credential, clientExtensionResults: {} });
