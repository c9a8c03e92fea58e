import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Inloggen',
  intro: 'Bekijk je laadstations, stel je tarief in en beheer je passen.',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Inloggen',
  noAccount: 'Nog geen account?',
  toForgotten: 'Wachtwoord vergeten?',
  toSignUp: 'Maak er een',
  passkey: {
    use: 'Inloggen met een passkey',
    unused: 'Er is geen passkey gebruikt. Probeer het opnieuw, of log in met je wachtwoord.',
  },
  code: {
    title: 'Nog één stap',
    intro: 'Je account is beveiligd met een tweede factor.',
    startAgain: 'Als iemand anders inloggen',
  },
  signUp: {
    title: 'Account aanmaken',
    intro: 'Voor je laadstations. Andere mensen kun je later toevoegen.',
    passwordHelp: 'Minstens 12 tekens. Een kort zinnetje onthoud je makkelijk.',
    submit: 'Stuur me een link',
    sent: 'We hebben je een mail gestuurd. Open de link daarin om een naam en een wachtwoord te kiezen.',
    closed:
      'Accounts worden hier op uitnodiging gemaakt. Vraag de beheerder van dit portaal om een uitnodiging.',
    haveAccount: 'Heb je al een account?',
  },
  forgotten: {
    title: 'Nieuw wachtwoord kiezen',
    intro: 'We sturen een link naar je adres.',
    submit: 'Stuur me een link',
    sent: 'Als er een account met dit adres is, hebben we er een mail heen gestuurd. De link werkt een uur.',
  },
  link: {
    title: 'Eenmalige link',
    invalid: 'Deze link is niet meer geldig',
    invalidNext: 'De link is gebruikt, ingetrokken, vervangen of verlopen. Vraag een nieuwe aan.',
    toSignIn: 'Naar de inlogpagina',
    name: 'Je naam',
    newPassword: 'Kies een wachtwoord',
    role: {
      admin: 'beheerder',
      support: 'support',
      owner: 'eigenaar',
      manager: 'manager',
      operator: 'operator',
      viewer: 'meekijker',
      driver: 'berijder',
    },
    nameOrCompany: 'Je naam of bedrijf',
    'sign-up': {
      title: 'Je account aanmaken',
      intro: 'Je adres is bevestigd. Kies een naam en een wachtwoord.',
      submit: 'Account aanmaken',
      done: 'Je account is klaar. Log in om het te gebruiken.',
    },
    password: {
      title: 'Nieuw wachtwoord kiezen',
      intro: 'Op alle andere apparaten word je uitgelogd.',
      submit: 'Wachtwoord wijzigen',
      done: 'Je wachtwoord is gewijzigd.',
    },
    address: {
      title: 'Je adres bevestigen',
      intro: 'Voortaan log je met dit adres in.',
      submit: 'Dit adres gebruiken',
      done: 'Je adres is gewijzigd.',
    },
    member: {
      title: 'Lid worden van een account',
      intro: 'Met deze link word je lid van {{account}} met de rol “{{role}}”.',
      submit: 'Aannemen',
      done: 'Je bent nu lid van het account. Log in om het te zien.',
    },
    staff: {
      title: 'Welkom',
      intro: 'Met deze link krijg je de rol “{{role}}” bij Laadpoort.',
      submit: 'Aannemen',
      done: 'Je hebt deze rol nu. Log in om hem te gebruiken.',
    },
    'bank-account': {
      title: 'Wijziging van de bankrekening ongedaan maken',
      intro:
        'De bankrekening van {{account}} is gewijzigd. Als je dat ongedaan maakt, geldt de vorige weer, als die er was.',
      submit: 'Ongedaan maken',
      done: 'De wijziging is ongedaan gemaakt en alle eigenaren krijgen bericht. Was het niemand van jullie, wijzig dan nu je wachtwoord.',
    },
  },
  demo: {
    title: 'Dit is een demo',
    intro: 'Kies als wie je wilt inloggen.',
    as: {
      owner: 'Inloggen als stationseigenaar',
      employee: 'Inloggen als medewerker',
      bookkeeper: 'Inloggen als boekhouder',
      neighbour: 'Inloggen als andere eigenaar',
      support: 'Inloggen als support',
      admin: 'Inloggen als beheerder',
      secondAdmin: 'Inloggen als tweede beheerder',
    },
    mails: 'Lees de mails die de demo verstuurt',
  },
  failure: {
    wrong: 'Het e-mailadres of wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
    'too-many': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    suspended: 'De beheerder heeft je toegang geblokkeerd. Vraag waarom; je stations en sessies zijn veilig.',
    'wrong-address':
      'Het portaal is ingesteld voor een ander adres dan {{address}}. Open het op het adres in zijn instelling PUBLIC_URL, of stel PUBLIC_URL={{address}} in en herstart het.',
    unreachable: 'Het portaal is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.',
  },
};
