import { emailSchema } from '@laadpoort/contract/accounts/account';
import { removeDemoPeople } from './demo/demo-people.ts';
import { readMailTexts } from './mail/store.ts';
import { inviteToStaff } from './accounts/staff/invite-staff.ts';
import type { Database } from '#platform/database/database.ts';
import { StartError } from '#platform/process/start-error.ts';

const USAGE = `Usage: npm run admin -- <command>

  invite <e-mail address> [support]   prints a link that makes somebody administrator, or support
  staff                               who has a platform role
  mails                               mails that could not be sent, with their links
  remove-demo-people                  so that Laadpoort can start without the demo
`;

interface Machine {
  readonly db: Database;
  readonly publicUrl: string;
  readonly say: (text: string) => void;
}

const invite = async ({ db, publicUrl, say }: Machine, address = '', role = 'admin'): Promise<void> => {
  const email = emailSchema.safeParse(address);
  if (!email.success) throw new StartError(`"${address}" is no e-mail address.`);
  if (role !== 'admin' && role !== 'support') throw new StartError(USAGE);
  const invited = { email: email.data, role, language: 'en' } as const;
  const link = await inviteToStaff(db, invited, 'command-line', { now: new Date(), publicUrl });
  say(
    `Open this link to become ${role === 'admin' ? 'administrator' : 'support'}. It works once, within 24 hours:\n\n  ${link}\n`,
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
    case 'mails':
      return listMails(machine);
    case 'remove-demo-people':
      machine.say(`Removed: ${await removeDemoPeople(machine.db)}. Their stations and sessions stay.`);
      return;
    default:
      throw new StartError(USAGE);
  }
};
