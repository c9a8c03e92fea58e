import { ADDRESS_ENTERED, FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

/** To who wants an account. */
export const confirmSignUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Create your Laadpoort account',
    paragraphs: [
      'Open this link to choose a name and a password for your account. It works once and is valid for 24 hours.',
      'If you did not expect this e-mail, you can ignore it: no account is created then.',
    ],
    action: { label: 'Create the account', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ url }) => ({
    subject: 'Maak je account bij Laadpoort aan',
    paragraphs: [
      'Open deze link om een naam en een wachtwoord voor je account te kiezen. De link werkt één keer en is 24 uur geldig.',
      'Had je dit niet verwacht? Dan kun je deze mail negeren: er wordt dan geen account aangemaakt.',
    ],
    action: { label: 'Account aanmaken', url },
    footer: ADDRESS_ENTERED.nl,
  }),
};

/** To who has one. */
export const alreadySignedUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'You already have a Laadpoort account',
    paragraphs: [
      'Somebody, perhaps you, wanted to create an account with this address. There already is one.',
      'Sign in with your password. If you no longer know it, choose a new one on the sign-in page.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je hebt al een account bij Laadpoort',
    paragraphs: [
      'Iemand, misschien jijzelf, wilde een account aanmaken met dit adres. Dat is er al.',
      'Log in met je wachtwoord. Weet je het niet meer, kies dan een nieuw wachtwoord op de inlogpagina.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};

/** To who has forgotten it. */
export const forgottenPassword: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Open this link to choose a new password. It works once and is valid for an hour.',
      'If you did not ask for this e-mail, you can ignore it: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Kies een nieuw wachtwoord',
    paragraphs: [
      'Open deze link om een nieuw wachtwoord te kiezen. De link werkt één keer en is een uur geldig.',
      'Heb je er niet om gevraagd? Dan kun je deze mail negeren: je wachtwoord blijft zoals het is.',
    ],
    action: { label: 'Nieuw wachtwoord kiezen', url },
    footer: FOOTER.nl,
  }),
};

/** To whose password it is. */
export const passwordChanged: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your Laadpoort account was changed. You are signed out on all other devices.',
      'If it was not you, choose a new password now: “Forgot your password?” on the sign-in page.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je wachtwoord is gewijzigd',
    paragraphs: [
      'Het wachtwoord van je account bij Laadpoort is gewijzigd. Op alle andere apparaten ben je uitgelogd.',
      'Was jij dit niet? Kies dan nu een nieuw wachtwoord: “Wachtwoord vergeten?” op de inlogpagina.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};
