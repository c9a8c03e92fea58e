import { emailSchema } from '@laadpoort/contract/accounts/account';
import { reset } from './accounts/second-factor/store.ts';
import { signOutPerson } from './accounts/sign-out-person.ts';
import { reinstatePerson, suspendPerson } from './accounts/suspend-person.ts';
import { inviteToStaff } from './accounts/staff/invite-staff.ts';
import { StartError } from '#platform/process/start-error.ts';
import { ADMIN_USAGE, type AdminMachine } from './admin-usage.ts';

export const addressOf = (text = ''): string => {
  const email = emailSchema.safeParse(text);
  if (!email.success) throw new StartError(`"${text}" is not an e-mail address.`);
  return email.data;
};

export const inviteStaff = async (
  { db, publicUrl, say }: AdminMachine,
  address = '',
  role = 'admin',
): Promise<void> => {
  const email = addressOf(address);
  if (role !== 'admin' && role !== 'support') throw new StartError(ADMIN_USAGE);
  const invited = { email, role, language: 'en' } as const;
  const link = await inviteToStaff(db, invited, 'command-line', { now: new Date(), publicUrl });
  say(
    `Open this link to become ${role === 'admin' ? 'an administrator' : 'a member of support'}. It works once and is valid for 24 hours:\n\n  ${link}\n`,
  );
  if (publicUrl.startsWith('http://localhost:'))
    say(
      `If Laadpoort is not open at ${publicUrl}, run this again with the PUBLIC_URL or PORT that it was started with.\n`,
    );
};

export const listStaff = async ({ db: { prisma }, say }: AdminMachine): Promise<void> => {
  const staff = await prisma.user.findMany({
    where: { role: { in: ['admin', 'support'] } },
    orderBy: [{ role: 'asc' }, { email: 'asc' }],
  });
  for (const { role, email, name } of staff) say(`${role.padEnd(8)} ${email}  ${name}`);
  if (staff.length === 0) say('Nobody has a platform role yet.');
};

const personOf = async ({ db }: AdminMachine, address = '') => {
  const person = await db.prisma.user.findUnique({ where: { email: address.trim().toLowerCase() } });
  if (!person) throw new StartError(`Nobody has the e-mail address "${address}".`);
  return person;
};

export const signOutAddress = async (machine: AdminMachine, address = ''): Promise<void> => {
  const { id, email } = await personOf(machine, address);
  const signIns = await signOutPerson(machine.db, id, new Date());
  machine.say(`${email} was signed in ${signIns === 1 ? 'once' : `${signIns} times`}, and no longer is.`);
};

export const suspendAddress = async (machine: AdminMachine, address = ''): Promise<void> => {
  const person = await personOf(machine, address);
  if (!(await suspendPerson(machine.db, person, new Date())))
    throw new StartError(`${person.email} is already suspended.`);
  machine.say(
    `${person.email} is signed out and cannot sign in. Their accounts, stations and sessions are kept.`,
  );
};

export const reinstateAddress = async (machine: AdminMachine, address = ''): Promise<void> => {
  const person = await personOf(machine, address);
  if (!(await reinstatePerson(machine.db, person, new Date())))
    throw new StartError(`${person.email} is not suspended.`);
  machine.say(`${person.email} can sign in again.`);
};

export const resetSecondFactor = async (machine: AdminMachine, address = ''): Promise<void> => {
  const { db, publicUrl, say } = machine;
  const person = await personOf(machine, address);
  if (!(await reset({ db, publicUrl, now: new Date() }, person.id)))
    throw new StartError(`${person.email} has no second factor.`);
  say(`${person.email} now signs in with the password alone, and can set up a second factor again.`);
};
