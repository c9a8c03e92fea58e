import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { accountUrl } from '#chargers/mails/account-url.ts';
import { tell } from '#chargers/mails/tell.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { newCreditNote, newDocument } from './mails.ts';

/** Tells every owner of an account about a final document, in the transaction that makes it final. */
export const mailDocument = async (
  tx: Prisma.TransactionClient,
  accountId: string,
  { id, document }: { readonly id: string; readonly document: SettlementDocument },
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): Promise<void> => {
  const { accountName, number, month, total, credits } = document;
  const owners = await tx.member.findMany({
    where: { organizationId: accountId, role: 'owner' },
    select: { user: { select: { email: true, language: true } } },
  });
  const url = accountUrl(publicUrl, accountId, `/account/income/${id}`);
  const facts = { accountName, number: number ?? '', month, total, url };
  for (const { user } of owners) {
    if (credits === null) await tell(tx, user, newDocument, facts, now);
    else await tell(tx, user, newCreditNote, { ...facts, credited: credits.number }, now);
  }
};
