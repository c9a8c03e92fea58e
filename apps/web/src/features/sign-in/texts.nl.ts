import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Inloggen',
  intro: 'Bekijk je laadstations, stel je tarief in en beheer je passen.',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Inloggen',
  noAccount: 'Nog geen account?',
  toSignUp: 'Maak er een',
  signUp: {
    title: 'Account aanmaken',
    intro: 'Voor je laadstations. Andere mensen kun je later toevoegen.',
    name: 'Je naam of bedrijf',
    passwordHelp: 'Minstens 12 tekens.',
    submit: 'Account aanmaken',
    haveAccount: 'Heb je al een account?',
  },
  link: {
    title: 'Eenmalige link',
    invalid: 'Deze link is niet meer geldig',
    invalidNext: 'De link is gebruikt, ingetrokken, vervangen of verlopen. Vraag een nieuwe aan.',
    toSignIn: 'Naar de inlogpagina',
    name: 'Je naam',
    password: 'Kies een wachtwoord',
    role: { admin: 'beheerder', support: 'support' },
    staff: {
      title: 'Welkom',
      intro: 'Met deze link krijg je de rol "{{role}}" bij Laadpoort.',
      submit: 'Aannemen',
      done: 'Je hebt de rol nu. Log in om hem te gebruiken.',
    },
  },
  demo: {
    title: 'Dit is een demo',
    intro: 'Kies als wie je wilt inloggen.',
    as: 'Log in als {{who}}',
    mails: 'Lees de mails die de demo verstuurt',
  },
  failure: {
    taken: 'Er is al een account met dit e-mailadres. Log daarmee in.',
    wrong: 'Het e-mailadres of wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
    'too-many': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    'wrong-address':
      'Het portaal is ingesteld voor een ander adres dan {{address}}. Open het op het adres in zijn instelling PUBLIC_URL, of stel PUBLIC_URL={{address}} in en start het opnieuw.',
    unreachable: 'Het portaal is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.',
  },
};
