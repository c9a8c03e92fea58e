import { ADDRESS_ENTERED, FOOTER, type Mail } from '#chargers/mails/mail.ts';

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
        ? `${email} was invited to Laadpoort with the role “${ROLE.en[to]}”.`
        : `The role of ${email} changed from ${ROLE.en[from]} to ${ROLE.en[to]}.`,
      'Every administrator gets this e-mail. If you did not expect it, check who has a role.',
    ],
    action: { label: 'View the staff', url: `${url}/support/staff` },
    footer: FOOTER.en,
  }),
  nl: ({ email, from, to, invited = false, url }) => ({
    subject: invited ? `${email} is uitgenodigd als ${ROLE.nl[to]}` : `De rol van ${email} is gewijzigd`,
    paragraphs: [
      invited
        ? `${email} is uitgenodigd voor Laadpoort met de rol “${ROLE.nl[to]}”.`
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
    subject: 'You have been invited to Laadpoort',
    paragraphs: [
      `${invitedBy} invites you to Laadpoort with the role “${ROLE.en[role]}”.`,
      'The link works once and is valid for 24 hours. If you did not expect this e-mail, you can ignore it.',
    ],
    action: { label: 'Accept the invitation', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ invitedBy, role, url }) => ({
    subject: 'Je bent uitgenodigd voor Laadpoort',
    paragraphs: [
      `${invitedBy} nodigt je uit voor Laadpoort met de rol “${ROLE.nl[role]}”.`,
      'De link werkt één keer en is 24 uur geldig. Had je dit niet verwacht? Dan kun je deze mail negeren.',
    ],
    action: { label: 'Uitnodiging aannemen', url },
    footer: ADDRESS_ENTERED.nl,
  }),
};
