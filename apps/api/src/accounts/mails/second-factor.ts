import { FOOTER, type Mail, type WithUrl } from '#chargers/mails/mail.ts';

export const secondFactorSetUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Your second factor is on',
    paragraphs: [
      'From now on, signing in to Laadpoort needs a code from your app as well as your password. You are signed out on all other devices.',
      'If it was not you, ask support for help.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je tweede factor staat aan',
    paragraphs: [
      'Om in te loggen bij Laadpoort is vanaf nu een code uit je app nodig, naast je wachtwoord. Op alle andere apparaten ben je uitgelogd.',
      'Was jij dit niet? Vraag support dan om hulp.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};

export const passkeyAdded: Mail<WithUrl & { readonly name: string }> = {
  en: ({ url, name }) => ({
    subject: 'You have a new passkey',
    paragraphs: [
      `The passkey “${name}” is now a second factor for signing in to Laadpoort. You are signed out on all other devices.`,
      'If it was not you, remove it from your profile and choose a new password, or ask support for help.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url, name }) => ({
    subject: 'Je hebt een nieuwe passkey',
    paragraphs: [
      `De passkey “${name}” is nu een tweede factor om in te loggen bij Laadpoort. Op alle andere apparaten ben je uitgelogd.`,
      'Was jij dit niet? Verwijder hem dan uit je profiel en kies een nieuw wachtwoord, of vraag support om hulp.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};

interface Removed extends WithUrl {
  /** Its name; null: not a passkey. */
  readonly passkey: string | null;
  readonly isLast: boolean;
}

export const secondFactorRemoved: Mail<Removed> = {
  en: ({ url, passkey, isLast }) => ({
    subject: passkey === null ? 'Your second factor was removed' : 'A passkey was removed',
    paragraphs: [
      ...(passkey === null ? [] : [`The passkey “${passkey}” no longer works.`]),
      isLast
        ? 'Your password alone is now enough to sign in to Laadpoort.'
        : 'Signing in to Laadpoort still needs another second factor.',
      'If it was not you, choose a new password now (“Forgot your password?” on the sign-in page), and set up the second factor again.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url, passkey, isLast }) => ({
    subject: passkey === null ? 'Je tweede factor is verwijderd' : 'Er is een passkey verwijderd',
    paragraphs: [
      ...(passkey === null ? [] : [`De passkey “${passkey}” werkt niet meer.`]),
      isLast
        ? 'Je wachtwoord is weer genoeg om in te loggen bij Laadpoort.'
        : 'Om in te loggen bij Laadpoort is nog een andere tweede factor nodig.',
      'Was jij dit niet? Kies dan nu een nieuw wachtwoord (“Wachtwoord vergeten?” op de inlogpagina) en stel de tweede factor opnieuw in.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};
