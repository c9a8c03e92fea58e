import { languageSchema, type Language } from '@laadpoort/contract/accounts/account';
import type { Database } from '#platform/database/database.ts';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { writeMail, type MailText } from '#platform/outbox/write-mail.ts';
import { alreadySignedUp, confirmSignUp, forgottenPassword } from '../mails/sign-in.ts';
import { confirmAddress } from '../mails/address.ts';
import { makeLink, wasMadeJustNow, type NewLink } from './one-time-links.ts';

interface Asked {
  readonly now: Date;
  readonly publicUrl: string;
}

/** Makes a link and mails it, unless one was made a moment ago: nobody's mailbox is filled by others. */
const mailLink = async (
  { prisma }: Database,
  link: NewLink,
  textOf: (url: string) => MailText,
  { now, publicUrl }: Asked,
): Promise<void> => {
  if (await wasMadeJustNow(prisma, link, now)) return;
  await prisma.$transaction(async (tx) => {
    const url = publicUrl + (await makeLink(tx, link, now));
    await enqueueMail(tx, writeMail(link.email, link.language, textOf(url)), now);
  });
};

/** A link to make an account with, or, for somebody who has one, a mail that says so. */
export const mailSignUpLink = async (
  db: Database,
  { language, ...asker }: { id?: string; email: string; language: Language; createdById: string },
  asked: Asked,
): Promise<void> => {
  const link = { purpose: 'sign-up', language, ...asker } as const;
  const known = await db.prisma.user.findUnique({
    where: { email: asker.email },
    select: { language: true },
  });
  if (!known) return mailLink(db, link, (url) => confirmSignUp[language]({ url }), asked);
  const speaks = languageSchema.catch('en').parse(known.language);
  // The link is of no use to them; that it is made limits how often they are told.
  const text = alreadySignedUp[speaks]({ url: asked.publicUrl });
  return mailLink(db, { ...link, language: speaks }, () => text, asked);
};

export const mailPasswordLink = async (db: Database, email: string, asked: Asked): Promise<void> => {
  const person = await db.prisma.user.findUnique({ where: { email } });
  if (!person) return;
  const language = languageSchema.catch('en').parse(person.language);
  const link = { purpose: 'password', email, language, userId: person.id, createdById: person.id } as const;
  await mailLink(db, link, (url) => forgottenPassword[language]({ url }), asked);
};

/** Nothing is sent to an address that somebody has already. */
export const mailAddressLink = async (
  db: Database,
  { email, personId }: { readonly email: string; readonly personId: string },
  asked: Asked,
): Promise<void> => {
  const taken = await db.prisma.user.findUnique({ where: { email }, select: { id: true } });
  if (taken) return;
  const person = await db.prisma.user.findUniqueOrThrow({ where: { id: personId } });
  const language = languageSchema.catch('en').parse(person.language);
  const link = { purpose: 'address', email, language, userId: personId, createdById: personId } as const;
  await mailLink(db, link, (url) => confirmAddress[language]({ name: person.name, url }), asked);
};
