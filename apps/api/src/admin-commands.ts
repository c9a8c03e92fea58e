import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { removeDemoPeople } from './remove-demo-people.ts';
import { readMailTexts } from './mail/store.ts';
import { exportAudit } from './accounts/audit/export-audit.ts';
import { eraseNamesOf } from './accounts/audit/erase-names.ts';
import { StartError } from '#platform/process/start-error.ts';
import { ADMIN_USAGE, type AdminMachine } from './admin-usage.ts';
import {
  addressOf,
  inviteStaff,
  listStaff,
  signOutAddress,
  suspendAddress,
  reinstateAddress,
  resetSecondFactor,
} from './admin-people.ts';

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
    throw new StartError(ADMIN_USAGE);
  }
};

const auditExport = async ({ db, out }: AdminMachine, args: string[]): Promise<void> => {
  const { after, since, names } = readExportOptions(args);
  const lines = exportAudit(db.pool, { after, since, withNames: names });
  await pipeline(Readable.from(lines), out, { end: false });
};

const listMails = async ({ db, say }: AdminMachine): Promise<void> => {
  const mails = await readMailTexts(db);
  for (const { recipient, subject, text } of mails) say(`To: ${recipient}\nSubject: ${subject}\n\n${text}`);
  if (mails.length === 0) say('No e-mails are waiting.');
};

/** What only who has the machine may do. */
export const runAdminCommand = async (machine: AdminMachine, [command, ...args]: string[]): Promise<void> => {
  switch (command) {
    case 'invite':
      return inviteStaff(machine, ...args);
    case 'staff':
      return listStaff(machine);
    case 'reset-second-factor':
      return resetSecondFactor(machine, ...args);
    case 'sign-out':
      return signOutAddress(machine, ...args);
    case 'suspend':
      return suspendAddress(machine, ...args);
    case 'reinstate':
      return reinstateAddress(machine, ...args);
    case 'mails':
      return listMails(machine);
    case 'audit-export':
      return auditExport(machine, args);
    case 'erase-names': {
      const erased = await eraseNamesOf(machine.db.pool, addressOf(args[0]));
      machine.say(`Erased from ${erased} audit entries.`);
      return;
    }
    case 'remove-demo-people': {
      const removed = await removeDemoPeople(machine.db, {
        now: new Date(),
        publicUrl: machine.publicUrl,
      });
      machine.say(`Removed: ${removed}. Their stations and sessions are kept.`);
      return;
    }
    default:
      throw new StartError(ADMIN_USAGE);
  }
};
