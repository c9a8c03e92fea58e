import { ACCOUNT_TIME_ZONE } from '@laadpoort/domain/reports/month';
import { FOOTER, type Mail } from '#chargers/mails/mail.ts';

interface BankAccountChanged {
  readonly accountName: string;
  readonly changedBy: string;
  readonly ibanMasked: string;
  readonly payableFrom: Date;
  /** Cancels the change. */
  readonly url: string;
}

const moment = (locale: string, at: Date): string =>
  at.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: ACCOUNT_TIME_ZONE });

/** To every owner of the account. */
export const bankAccountChanged: Mail<BankAccountChanged> = {
  en: ({ accountName, changedBy, ibanMasked, payableFrom, url }) => ({
    subject: `The bank account of ${accountName} was changed`,
    paragraphs: [
      `${changedBy} changed the bank account of ${accountName} to ${ibanMasked}. Nothing is paid to it before ${moment('en-GB', payableFrom)}.`,
      'If you did not expect this, undo the change with the link below, which works until then, and then change your password. If it is right, there is nothing to do.',
    ],
    action: { label: 'Undo the change', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, changedBy, ibanMasked, payableFrom, url }) => ({
    subject: `De bankrekening van ${accountName} is gewijzigd`,
    paragraphs: [
      `${changedBy} heeft de bankrekening van ${accountName} gewijzigd in ${ibanMasked}. Daarop wordt niets betaald vóór ${moment('nl-NL', payableFrom)}.`,
      'Had je dit niet verwacht? Maak de wijziging dan ongedaan met de link hieronder, die tot dat moment werkt, en wijzig daarna je wachtwoord. Klopt het, dan hoef je niets te doen.',
    ],
    action: { label: 'Wijziging ongedaan maken', url },
    footer: FOOTER.nl,
  }),
};

interface BankAccountCancelled {
  readonly accountName: string;
  readonly cancelledBy: string;
  /** The one that counts again; null: there is none. */
  readonly ibanMasked: string | null;
  readonly url: string;
}

/** To every owner of the account. */
export const bankAccountCancelled: Mail<BankAccountCancelled> = {
  en: ({ accountName, cancelledBy, ibanMasked, url }) => ({
    subject: `The change of the bank account of ${accountName} was undone`,
    paragraphs: [
      `${cancelledBy} undid the change of the bank account of ${accountName}. ${ibanMasked === null ? 'There is no bank account now.' : `It is ${ibanMasked} again.`}`,
      'If one of you entered that number, agree on it and enter it again.',
    ],
    action: { label: 'View the bank account', url: `${url}/account/bank-account` },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, cancelledBy, ibanMasked, url }) => ({
    subject: `De wijziging van de bankrekening van ${accountName} is ongedaan gemaakt`,
    paragraphs: [
      `${cancelledBy} heeft de wijziging van de bankrekening van ${accountName} ongedaan gemaakt. ${ibanMasked === null ? 'Er is nu geen bankrekening.' : `Het is weer ${ibanMasked}.`}`,
      'Had een van jullie dat nummer zelf ingevuld? Stem het dan af en vul het opnieuw in.',
    ],
    action: { label: 'Bankrekening bekijken', url: `${url}/account/bank-account` },
    footer: FOOTER.nl,
  }),
};
