import { ADDRESS_ENTERED, FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

/** To the new address. */
export const confirmAddress: Mail<WithUrl & { readonly name: string }> = {
  en: ({ name, url }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `${name}, open this link to sign in with this address from now on. It works once and is valid for 24 hours.`,
      'If you did not expect this e-mail, you can ignore it.',
    ],
    action: { label: 'Use this address', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ name, url }) => ({
    subject: 'Bevestig je nieuwe adres',
    paragraphs: [
      `${name}, open deze link om voortaan met dit adres in te loggen. De link werkt één keer en is 24 uur geldig.`,
      'Had je dit niet verwacht? Dan kun je deze mail negeren.',
    ],
    action: { label: 'Dit adres gebruiken', url },
    footer: ADDRESS_ENTERED.nl,
  }),
};

/** To the address before it. */
export const addressChanged: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Your address was changed',
    paragraphs: [
      'Your Laadpoort account now has a different e-mail address. You can no longer sign in with this one.',
      'If it was not you, ask support for help at once.',
    ],
    action: { label: 'Open Laadpoort', url },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je adres is gewijzigd',
    paragraphs: [
      'Je account bij Laadpoort heeft nu een ander e-mailadres. Met dit adres kun je niet meer inloggen.',
      'Was jij dit niet? Vraag support dan meteen om hulp.',
    ],
    action: { label: 'Laadpoort openen', url },
    footer: FOOTER.nl,
  }),
};
