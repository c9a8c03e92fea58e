import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  stepUp: {
    title: 'Ben jij het?',
    text: 'Je bent al even geleden ingelogd. Vul je wachtwoord nog een keer in, zodat niemand anders dit op jouw apparaat kan doen.',
    password: 'Je wachtwoord',
    codeText:
      'Je bent al even geleden ingelogd. Laat nog een keer zien dat jij het bent, zodat niemand anders dit op jouw apparaat kan doen.',
    confirm: 'Doorgaan',
  },
};
