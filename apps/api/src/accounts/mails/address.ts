import { ADDRESS_ENTERED, FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

/** To the new address. */
export const confirmAddress: Mail<WithUrl & { readonly name: string }> = {
  en: ({ name, url }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `${name}, with this link you sign in with this address from now on. It works once, within 24 hours.`,
      'If you did not expect it, you can ignore this mail.',
    ],
    action: { label: 'Use this address', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ name, url }) => ({
    subject: 'Bevestig je nieuwe adres',
    paragraphs: [
      `${name}, met deze link log je voortaan in met dit adres. De link werkt één keer, binnen 24 uur.`,
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
      'Your Laadpoort account now has another e-mail address. You no longer sign in with this one.',
      'If it was not you, ask the support of your Laadpoort for help at once.',
    ],
    action: { label: 'Open Laadpoort', url },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je adres is gewijzigd',
    paragraphs: [
      'Je account bij Laadpoort heeft nu een ander e-mailadres. Met dit adres log je niet meer in.',
      'Was jij dit niet? Vraag dan meteen de support van je Laadpoort om hulp.',
    ],
    action: { label: 'Laadpoort openen', url },
    footer: FOOTER.nl,
  }),
};
