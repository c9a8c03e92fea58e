import { ADDRESS_ENTERED, FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

const ROLE = {
  en: { owner: 'owner', manager: 'manager', operator: 'operator', viewer: 'viewer', driver: 'driver' },
  nl: {
    owner: 'eigenaar',
    manager: 'manager',
    operator: 'operator',
    viewer: 'meekijker',
    driver: 'berijder',
  },
} as const;

interface Invited extends WithUrl {
  readonly invitedBy: string;
  readonly accountName: string;
  readonly role: keyof typeof ROLE.en;
}

/** To who is invited to an account. */
export const memberInvitation: Mail<Invited> = {
  en: ({ invitedBy, accountName, role, url }) => ({
    subject: `You have been invited to ${accountName}`,
    paragraphs: [
      `${invitedBy} invites you to the account ${accountName} at Laadpoort, with the role “${ROLE.en[role]}”.`,
      'The link works once and is valid for a week. If you did not expect this e-mail, you can ignore it.',
    ],
    action: { label: 'Accept the invitation', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ invitedBy, accountName, role, url }) => ({
    subject: `Je bent uitgenodigd voor ${accountName}`,
    paragraphs: [
      `${invitedBy} nodigt je uit voor het account ${accountName} bij Laadpoort, met de rol “${ROLE.nl[role]}”.`,
      'De link werkt één keer en is een week geldig. Had je dit niet verwacht? Dan kun je deze mail negeren.',
    ],
    action: { label: 'Uitnodiging aannemen', url },
    footer: ADDRESS_ENTERED.nl,
  }),
};

interface OfAccount extends WithUrl {
  readonly accountName: string;
}

/** To who is no longer a member. */
export const memberRemoved: Mail<OfAccount> = {
  en: ({ accountName, url }) => ({
    subject: `You are no longer a member of ${accountName}`,
    paragraphs: [`You were removed from the account ${accountName} at Laadpoort.`],
    action: { label: 'Open Laadpoort', url },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, url }) => ({
    subject: `Je bent geen lid meer van ${accountName}`,
    paragraphs: [`Je bent verwijderd uit het account ${accountName} bij Laadpoort.`],
    action: { label: 'Laadpoort openen', url },
    footer: FOOTER.nl,
  }),
};

interface HandedOver extends OfAccount {
  readonly from: string;
  readonly to: string;
}

/** To both owners, the one before and the one from now on. */
export const handedOver: Mail<HandedOver> = {
  en: ({ accountName, from, to, url }) => ({
    subject: `${to} is now the owner of ${accountName}`,
    paragraphs: [
      `${from} handed the account ${accountName} over to ${to}, and is now its manager.`,
      'The bank account of the account has not changed. If you did not expect this, check the members.',
    ],
    action: { label: 'View the members', url: `${url}/account/members` },
    footer: FOOTER.en,
  }),
  nl: ({ accountName, from, to, url }) => ({
    subject: `${to} is nu de eigenaar van ${accountName}`,
    paragraphs: [
      `${from} heeft het account ${accountName} overgedragen aan ${to} en is er nu manager van.`,
      'De bankrekening van het account is niet gewijzigd. Had je dit niet verwacht? Bekijk dan de leden.',
    ],
    action: { label: 'Leden bekijken', url: `${url}/account/members` },
    footer: FOOTER.nl,
  }),
};
