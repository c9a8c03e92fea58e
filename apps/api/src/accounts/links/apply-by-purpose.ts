import { givenRoleSchema } from '@laadpoort/contract/accounts/members';
import type { LinkPurpose } from '@laadpoort/domain/accounts/one-time-link';
import { randomUUID } from 'node:crypto';
import { audit } from '#chargers/audit.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { cancelBankAccountChange } from '../bank-account/change.ts';
import { addressChanged } from '../mails/address.ts';
import { tell } from '#chargers/mails/tell.ts';
import { storePassword } from '../password/change-password.ts';
import { giveStaffRole } from '../staff/give-staff-role.ts';
import { linksOf, type FoundLink } from './one-time-links.ts';

interface Use {
  readonly link: FoundLink;
  /** Whom the link is for, or who was just made of it. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
    readonly role: string;
  };
  readonly isNew: boolean;
  readonly hash: string | null;
  readonly now: Date;
  readonly publicUrl: string;
}

/** False: there was nothing left to do. */
type Apply = (tx: Prisma.TransactionClient, use: Use) => Promise<void | false>;

/** Who signs up owns a new account. */
const signUp: Apply = async (tx, { person: { id: userId, name }, now }) => {
  const id = randomUUID();
  const members = { create: { id: randomUUID(), userId, role: 'owner' } };
  await tx.organization.create({ data: { id, name, slug: id, members } });
  await audit(tx, { at: now, accountId: id, actorId: userId, action: 'account.open', targetId: id });
};

const giveRole: Apply = async (tx, { link: { role }, person, ...told }) => {
  // An invitation gives a role and takes none away: the last administrator might open it.
  if (person.role === 'admin' || role === null) return;
  await giveStaffRole(tx, { person, role, actorId: person.id }, told);
};

const join: Apply = async (tx, { link: { accountId, role }, person: { id: userId }, now }) => {
  if (accountId === null) return;
  const given = givenRoleSchema.parse(role);
  const organizationId_userId = { organizationId: accountId, userId };
  // Who is a member already keeps their role.
  const known = await tx.member.findUnique({ where: { organizationId_userId } });
  if (known) return;
  await tx.member.create({ data: { id: randomUUID(), ...organizationId_userId, role: given } });
  const detail = { role: given };
  await audit(tx, { at: now, accountId, actorId: userId, action: 'member.join', targetId: userId, detail });
};

const resetPassword: Apply = async (tx, { person, hash, ...told }) => {
  if (hash === null) return;
  await storePassword(tx, { person, hash, keepSignInSessionId: null, action: 'password.reset' }, told);
};

/** Who had the address so far learns of it there. */
const changeAddress: Apply = async (tx, { link: { email }, person, now, publicUrl }) => {
  const { id } = person;
  await tx.user.update({ where: { id }, data: { email, emailVerified: true } });
  // Links in the old mailbox are of no use any more.
  await tx.oneTimeLink.deleteMany({ where: linksOf(id) });
  await tell(tx, person, addressChanged, { url: publicUrl }, now);
  await audit(tx, { at: now, accountId: null, actorId: id, action: 'address.change', targetId: id });
};

/** Only the change that it was mailed for. */
const cancelChange: Apply = async (tx, { link: { accountId, createdAt }, person, ...told }) => {
  if (accountId === null) return false;
  const change = { accountId, personId: person.id, personName: person.name, upTo: createdAt };
  return (await cancelBankAccountChange(tx, change, told)) ? undefined : false;
};

export const applyByPurpose: Readonly<Record<LinkPurpose, Apply>> = {
  'sign-up': signUp,
  staff: giveRole,
  member: join,
  password: resetPassword,
  address: changeAddress,
  'bank-account': cancelChange,
};
