import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Gebeurtenissen',
  intro: 'Wat er bij deze lader gebeurde, nieuwste eerst.',
  empty: 'Er is nog niets gebeurd.',
  older: 'Ouder tonen',
  messages: 'OCPP-berichten',
  messagesIntro:
    'Wat de lader en wij tegen elkaar zeiden, woord voor woord. Pasnummers en sleutels zijn verborgen.',
  open: 'Berichten tonen',
  search: 'Zoek in berichten',
  action: 'Soort bericht',
  all: 'Alle',
  in: 'van de lader',
  out: 'naar de lader',
  latency: 'beantwoord in {{ms}} ms',
  answer: 'Antwoord',
  noAnswer: 'Geen antwoord',
  download: 'Download wat je ziet',
  messagesEmpty: 'Geen berichten.',
};
