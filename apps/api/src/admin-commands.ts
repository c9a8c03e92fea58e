import { emailSchema } from '@laadpoort/contract/accounts/account';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { removeDemoPeople } from './demo/demo-people.ts';
import { readMailTexts } from './mail/store.ts';
import { reset } from './accounts/second-factor/store.ts';
import { exportAudit } from './accounts/audit/export-audit.ts';
import { eraseNamesOf } from './accounts/audit/erase-names.ts';
import { signOutPerson } from './accounts/sign-out-person.ts';
import { reinstatePerson, suspendPerson } from './accounts/suspend-person.ts';
import { inviteToStaff } from './accounts/staff/invite-staff.ts';
import type { Database } from '#platform/database/database.ts';
import { StartError } from '#platform/process/start-error.ts';

const USAGE = `Usage: npm run admin -- <command>

  invite <e-mail address> [support]   prints a link that makes somebody administrator, or support
  staff                               who has a platform role
  reset-second-factor <e-mail address>
                                      for who has lost the app, the passkeys and the recovery codes
  sign-out <e-mail address>           ends every sign-in of somebody, everywhere
  suspend <e-mail address>            ends every sign-in of somebody and allows no other, until:
  reinstate <e-mail address>
  mails                               mails that could not be sent, with their links
  audit-export [--after <position>] [--since <moment>] [--names]
                                      the audit as JSON lines, for another system to keep
  erase-names <e-mail address>        what the audit says about somebody; who did what, by ids, stays
  remove-demo-people                  so that Laadpoort can start without the demo
`;

interface Machine {
  readonly db: Database;
  readonly publicUrl: string;
  readonly say: (text: string) => void;
  /** For what may be long. */
  readonly out: Writable;
}

const addressOf = (text = ''): string => {
  const email = emailSchema.safeParse(text);
  if (!email.success) throw new StartError(`"${text}" is no e-mail address.`);
  return email.data;
};

const invite = async ({ db, publicUrl, say }: Machine, address = '', role = 'admin'): Promise<void> => {
  const email = addressOf(address);
  if (role !== 'admin' && role !== 'support') throw new StartError(USAGE);
  const invited = { email, role, language: 'en' } as const;
  const link = await inviteToStaff(db, invited, 'command-line', { now: new Date(), publicUrl });
  say(
    `Open this link to become ${role === 'admin' ? 'administrator' : 'support'}. It works once, within 24 hours:\n\n  ${link}\n`,
  );
  if (publicUrl.startsWith('http://localhost:'))
    say(
      `If Laadpoort is not open at ${publicUrl}, run this again with the PUBLIC_URL or PORT that it was started with.\n`,
    );
};

const listStaff = async ({ db: { prisma }, say }: Machine): Promise<void> => {
  const staff = await prisma.user.findMany({
    where: { role: { in: ['admin', 'support'] } },
    orderBy: [{ role: 'asc' }, { email: 'asc' }],
  });
  for (const { role, email, name } of staff) say(`${role.padEnd(8)} ${email}  ${name}`);
  if (staff.length === 0) say('Nobody has a platform role yet.');
};

const personOf = async ({ db }: Machine, address = '') => {
  const person = await db.prisma.user.findUnique({ where: { email: address.trim().toLowerCase() } });
  if (!person) throw new StartError(`Nobody has the address "${address}".`);
  return person;
};

const signOut = async (machine: Machine, address = ''): Promise<void> => {
  const { id, email } = await personOf(machine, address);
  const signIns = await signOutPerson(machine.db, id, new Date());
  machine.say(`${email} was signed in ${signIns === 1 ? 'once' : `${signIns} times`}, and no longer is.`);
};

const suspend = async (machine: Machine, address = ''): Promise<void> => {
  const person = await personOf(machine, address);
  if (!(await suspendPerson(machine.db, person, new Date())))
    throw new StartError(`${person.email} is suspended already.`);
  machine.say(
    `${person.email} is signed out and cannot sign in. Their accounts, stations and sessions stay.`,
  );
};

const reinstate = async (machine: Machine, address = ''): Promise<void> => {
  const person = await personOf(machine, address);
  if (!(await reinstatePerson(machine.db, person, new Date())))
    throw new StartError(`${person.email} is not suspended.`);
  machine.say(`${person.email} can sign in again.`);
};

const resetSecondFactor = async (machine: Machine, address = ''): Promise<void> => {
  const { db, publicUrl, say } = machine;
  const person = await personOf(machine, address);
  if (!(await reset({ db, publicUrl, now: new Date() }, person.id)))
    throw new StartError(`${person.email} has no second factor.`);
  say(`${person.email} signs in with the password alone now, and can set up a second factor again.`);
};

const exportOptionsSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0')
    .transform(BigInt),
  since: z.coerce.date().default(new Date(0)),
  names: z.boolean().default(false),
});

const readExportOptions = (args: string[]): z.output<typeof exportOptionsSchema> => {
  try {
    const { values } = parseArgs({
      args,
      options: { after: { type: 'string' }, since: { type: 'string' }, names: { type: 'boolean' } },
    });
    return exportOptionsSchema.parse(values);
  } catch {
    throw new StartError(USAGE);
  }
};

const auditExport = async ({ db, out }: Machine, args: string[]): Promise<void> => {
  const { after, since, names } = readExportOptions(args);
  const lines = exportAudit(db.pool, { after, since, withNames: names });
  await pipeline(Readable.from(lines), out, { end: false });
};

const listMails = async ({ db, say }: Machine): Promise<void> => {
  const mails = await readMailTexts(db);
  for (const { recipient, subject, text } of mails) say(`To: ${recipient}\nSubject: ${subject}\n\n${text}`);
  if (mails.length === 0) say('No mails are waiting.');
};

/** What only who has the machine may do. */
export const runAdminCommand = async (machine: Machine, [command, ...args]: string[]): Promise<void> => {
  switch (command) {
    case 'invite':
      return invite(machine, ...args);
    case 'staff':
      return listStaff(machine);
    case 'reset-second-factor':
      return resetSecondFactor(machine, ...args);
    case 'sign-out':
      return signOut(machine, ...args);
    case 'suspend':
      return suspend(machine, ...args);
    case 'reinstate':
      return reinstate(machine, ...args);
    case 'mails':
      return listMails(machine);
    case 'audit-export':
      return auditExport(machine, args);
    case 'erase-names': {
      const erased = await eraseNamesOf(machine.db.pool, addressOf(args[0]));
      machine.say(`Erased in ${erased} entries of the audit.`);
      return;
    }
    case 'remove-demo-people':
      machine.say(`Removed: ${await removeDemoPeople(machine.db)}. Their stations and sessions stay.`);
      return;
    default:
      throw new StartError(USAGE);
  }
};
