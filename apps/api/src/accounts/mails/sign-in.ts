import { ADDRESS_ENTERED, FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

/** To who wants an account. */
export const confirmSignUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Make your Laadpoort account',
    paragraphs: [
      'With this link you choose a name and a password for your account. It works once, within 24 hours.',
      'If you did not expect it, you can ignore this mail: no account is made then.',
    ],
    action: { label: 'Make the account', url },
    footer: ADDRESS_ENTERED.en,
  }),
  nl: ({ url }) => ({
    subject: 'Maak je account bij Laadpoort',
    paragraphs: [
      'Met deze link kies je een naam en een wachtwoord voor je account. De link werkt één keer, binnen 24 uur.',
      'Had je dit niet verwacht? Dan kun je deze mail negeren: er wordt dan geen account gemaakt.',
    ],
    action: { label: 'Account maken', url },
    footer: ADDRESS_ENTERED.nl,
  }),
};

/** To who has one. */
export const alreadySignedUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'You already have a Laadpoort account',
    paragraphs: [
      'Somebody, perhaps you, wanted to make an account with this address. There is one already.',
      'Sign in with your password. If you do not know it any more, choose a new one on the sign-in page.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je hebt al een account bij Laadpoort',
    paragraphs: [
      'Iemand, misschien jijzelf, wilde een account maken met dit adres. Dat is er al.',
      'Log in met je wachtwoord. Weet je het niet meer, kies dan een nieuw op de inlogpagina.',
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
      'With this link you choose a new password. It works once, within an hour.',
      'If you did not ask for it, you can ignore this mail: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Kies een nieuw wachtwoord',
    paragraphs: [
      'Met deze link kies je een nieuw wachtwoord. De link werkt één keer, binnen een uur.',
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
      'If it was not you, choose a new password now: "Forgot your password?" on the sign-in page.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je wachtwoord is gewijzigd',
    paragraphs: [
      'Het wachtwoord van je account bij Laadpoort is gewijzigd. Op alle andere apparaten ben je uitgelogd.',
      'Was jij dit niet? Kies dan nu een nieuw wachtwoord: "Wachtwoord vergeten?" op de inlogpagina.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};
