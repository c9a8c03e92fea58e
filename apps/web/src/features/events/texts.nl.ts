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
  filters: {
    label: 'Zoek in berichten',
    text: 'Zoek in berichten',
    action: 'Soort bericht',
    from: 'Van',
    until: 'Tot',
    direction: 'Richting',
    both: 'Beide richtingen',
    errorsOnly: 'Alleen geweigerd of niet beantwoord',
  },
  searched:
    'Gezocht van {{from}} tot {{until}}, nieuwste eerst. Een zoekopdracht beslaat hoogstens 31 dagen.',
  export: { csv: 'Download CSV', jsonl: 'Download JSON-regels' },
  session: 'sessie {{id}}',
  ofSession: 'Berichten van sessie {{id}}',
  backToSession: 'Terug naar de sessie',
  backToSupport: 'Terug naar support',
  moment: 'Berichten',
  momentLabel: 'Berichten rond {{at}}',
  in: 'van de lader',
  out: 'naar de lader',
  latency: 'beantwoord in {{ms}} ms',
  answer: 'Antwoord',
  noAnswer: 'Geen antwoord',
  messagesEmpty: 'Geen berichten.',
};
