import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Inloggen',
  intro: 'Bekijk je laadstations, stel je tarief in en beheer je passen.',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Inloggen',
  demo: { title: 'Dit is een demo', intro: 'Kies als wie je wilt rondkijken.', as: 'Log in als {{who}}' },
  failure: {
    wrong: 'E-mailadres of wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
    'too-many': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    unreachable: 'Het portaal is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.',
  },
};
