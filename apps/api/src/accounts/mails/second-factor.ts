import { FOOTER, type Mail, type WithUrl } from './mail.ts';

export const secondFactorSetUp: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Your second factor is on',
    paragraphs: [
      'From now on, signing in to Laadpoort needs a code from your app, besides your password. You are signed out on all other devices.',
      'If it was not you, ask whoever runs this Laadpoort for help.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je tweede factor staat aan',
    paragraphs: [
      'Om in te loggen bij Laadpoort is vanaf nu een code uit je app nodig, naast je wachtwoord. Op alle andere apparaten ben je uitgelogd.',
      'Was jij dit niet? Vraag dan hulp aan wie deze Laadpoort beheert.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};

export const secondFactorRemoved: Mail<WithUrl> = {
  en: ({ url }) => ({
    subject: 'Your second factor was removed',
    paragraphs: [
      'Your password is enough again to sign in to Laadpoort.',
      'If it was not you, choose a new password now ("Forgot your password?" on the sign-in page), and set up the second factor again.',
    ],
    action: { label: 'Sign in', url: `${url}/sign-in` },
    footer: FOOTER.en,
  }),
  nl: ({ url }) => ({
    subject: 'Je tweede factor is verwijderd',
    paragraphs: [
      'Je wachtwoord is weer genoeg om in te loggen bij Laadpoort.',
      'Was jij dit niet? Kies dan nu een nieuw wachtwoord ("Wachtwoord vergeten?" op de inlogpagina) en stel de tweede factor opnieuw in.',
    ],
    action: { label: 'Inloggen', url: `${url}/sign-in` },
    footer: FOOTER.nl,
  }),
};
