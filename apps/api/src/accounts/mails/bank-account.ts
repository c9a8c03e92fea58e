import { FOOTER, type Mail } from './mail.ts';

interface BankAccountChanged {
  readonly accountName: string;
  readonly changedBy: string;
  readonly ibanMasked: string;
  readonly url: string;
}

/** To every owner of the account. */
export const bankAccountChanged: Mail<BankAccountChanged> = {
  en: ({ accountName, changedBy, ibanMasked, url }) => ({
    subject: `The bank account of ${accountName} was changed`,
    paragraphs: [
      `${changedBy} changed the bank account of ${accountName}. From now on reimbursements are paid to ${ibanMasked}.`,
      'If you did not expect this, check the bank account and change your password.',
    ],
    action: { label: 'View the bank account', url: `${url}/account/bank-account` },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, changedBy, ibanMasked, url }) => ({
    subject: `De bankrekening van ${accountName} is gewijzigd`,
    paragraphs: [
      `${changedBy} heeft de bankrekening van ${accountName} gewijzigd. Vanaf nu worden vergoedingen betaald op ${ibanMasked}.`,
      'Had je dit niet verwacht? Controleer dan de bankrekening en wijzig je wachtwoord.',
    ],
    action: { label: 'Bankrekening bekijken', url: `${url}/account/bank-account` },
    footer: FOOTER.nl,
  }),
};
