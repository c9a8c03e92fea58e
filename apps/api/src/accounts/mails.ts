import type { Language } from '@laadpoort/contract/accounts/account';
import type { MailText } from '#platform/outbox/write-mail.ts';

type Mail<Facts> = Readonly<Record<Language, (facts: Facts) => MailText>>;

const FOOTER = {
  en: 'You get this mail because of your account with Laadpoort.',
  nl: 'Je krijgt deze mail vanwege je account bij Laadpoort.',
} as const;

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

export interface StaffChange {
  readonly email: string;
  readonly from: PlatformRole;
  readonly to: PlatformRole;
  readonly invited?: boolean;
  readonly url: string;
}

type PlatformRole = 'user' | 'support' | 'admin';

const ROLE = {
  en: { user: 'no role', support: 'support', admin: 'administrator' },
  nl: { user: 'geen rol', support: 'support', admin: 'beheerder' },
} as const;

/** To every administrator. */
export const staffChanged: Mail<StaffChange> = {
  en: ({ email, from, to, invited = false, url }) => ({
    subject: invited ? `${email} was invited as ${ROLE.en[to]}` : `The role of ${email} was changed`,
    paragraphs: [
      invited
        ? `${email} was invited to Laadpoort with the role "${ROLE.en[to]}".`
        : `The role of ${email} changed from ${ROLE.en[from]} to ${ROLE.en[to]}.`,
      'Every administrator gets this mail. If you did not expect it, have a look at who has a role.',
    ],
    action: { label: 'View the staff', url: `${url}/support/staff` },
    footer: FOOTER.en,
  }),
  nl: ({ email, from, to, invited = false, url }) => ({
    subject: invited ? `${email} is uitgenodigd als ${ROLE.nl[to]}` : `De rol van ${email} is gewijzigd`,
    paragraphs: [
      invited
        ? `${email} is uitgenodigd voor Laadpoort met de rol "${ROLE.nl[to]}".`
        : `De rol van ${email} is gewijzigd van ${ROLE.nl[from]} in ${ROLE.nl[to]}.`,
      'Elke beheerder krijgt deze mail. Had je dit niet verwacht? Kijk dan wie er een rol heeft.',
    ],
    action: { label: 'Medewerkers bekijken', url: `${url}/support/staff` },
    footer: FOOTER.nl,
  }),
};

interface StaffInvitation {
  readonly invitedBy: string;
  readonly role: 'support' | 'admin';
  readonly url: string;
}

export const staffInvitation: Mail<StaffInvitation> = {
  en: ({ invitedBy, role, url }) => ({
    subject: 'You are invited to Laadpoort',
    paragraphs: [
      `${invitedBy} invites you to Laadpoort with the role "${ROLE.en[role]}".`,
      'The link works once, within 24 hours. If you did not expect it, you can ignore this mail.',
    ],
    action: { label: 'Accept the invitation', url },
    footer: 'You get this mail because somebody entered your address.',
  }),
  nl: ({ invitedBy, role, url }) => ({
    subject: 'Je bent uitgenodigd voor Laadpoort',
    paragraphs: [
      `${invitedBy} nodigt je uit voor Laadpoort met de rol "${ROLE.nl[role]}".`,
      'De link werkt één keer, binnen 24 uur. Had je dit niet verwacht? Dan kun je deze mail negeren.',
    ],
    action: { label: 'Uitnodiging aannemen', url },
    footer: 'Je krijgt deze mail omdat iemand je adres heeft ingevuld.',
  }),
};
