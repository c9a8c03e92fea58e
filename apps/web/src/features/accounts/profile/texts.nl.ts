import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  profile: {
    title: 'Profiel',
    personal: 'Persoonlijke gegevens',
    name: 'Naam',
    saved: 'Je naam is opgeslagen.',
    language: 'Taal',
    languageIntro: 'Het portaal schakelt meteen over en onthoudt je keuze op elk apparaat.',
  },
  address: {
    title: 'E-mailadres',
    intro: 'Je logt in als {{email}}.',
    new: 'Nieuw adres',
    submit: 'Stuur een link naar dit adres',
    sent: 'Als {{email}} gebruikt kan worden, hebben we er een link heen gestuurd. De wijziging gaat in als je die opent.',
  },
  security: {
    title: 'Wachtwoord',
    current: 'Huidig wachtwoord',
    new: 'Nieuw wachtwoord',
    newHelp: 'Minstens 12 tekens. Een korte zin is makkelijk te onthouden.',
    change: 'Wachtwoord wijzigen',
    changed: 'Je wachtwoord is gewijzigd. Op alle andere apparaten ben je uitgelogd.',
  },
};
