import type { Language } from '@laadpoort/contract/accounts/account';
import { randomUUID } from 'node:crypto';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { writeMail } from '#platform/outbox/write-mail.ts';
import { makeLink } from '../links/one-time-links.ts';
import { staffInvitation } from '../mails/staff.ts';
import { tellAdministrators, type Told } from './tell-administrators.ts';

interface Invited {
  readonly email: string;
  readonly role: 'support' | 'admin';
  readonly language: Language;
}

/**
 * Makes a link to a platform role. An administrator's invitation is mailed to the invited; on the command line, nobody
 * but who sits there sees the link. @returns the link
 */
export const inviteToStaff = (
  { prisma }: Database,
  { email, role, language }: Invited,
  by: { readonly personId: string; readonly name: string } | 'command-line',
  told: Told,
): Promise<string> =>
  prisma.$transaction(async (tx) => {
    const { now, publicUrl } = told;
    const actorId = by === 'command-line' ? 'system' : by.personId;
    const id = randomUUID();
    const invited = { id, purpose: 'staff', email, language, role, createdById: actorId } as const;
    const url = publicUrl + (await makeLink(tx, invited, now));
    if (by !== 'command-line') {
      const text = staffInvitation[language]({ invitedBy: by.name, role, url });
      await enqueueMail(tx, writeMail(email, language, text), now);
    }
    await audit(tx, {
      at: now,
      accountId: null,
      actorId,
      action: 'staff.invite',
      targetId: id,
      detail: { role },
      names: { email },
    });
    await tellAdministrators(tx, { email, from: 'user', to: role, invited: true }, told);
    return url;
  });
