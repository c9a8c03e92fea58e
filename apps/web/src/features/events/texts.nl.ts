import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Gebeurtenissen',
  intro: 'Wat er bij deze laadpaal is gebeurd, nieuwste eerst.',
  empty: 'Er is nog niets gebeurd.',
  older: 'Oudere gebeurtenissen tonen',
  messages: 'OCPP-berichten',
  messagesIntro:
    'Wat de laadpaal en het portaal elkaar hebben gestuurd, woord voor woord. Pasnummers en sleutels zijn verborgen.',
  open: 'Berichten tonen',
  filters: {
    label: 'Filters',
    text: 'Zoeken in berichten',
    action: 'Soort bericht',
    from: 'Vanaf',
    until: 'Tot',
    direction: 'Richting',
    both: 'Beide richtingen',
    errorsOnly: 'Alleen fouten en berichten zonder antwoord',
  },
  searched:
    'Gezocht van {{from}} tot {{until}}, nieuwste eerst. Een zoekopdracht beslaat hoogstens 31 dagen.',
  dropped_one:
    'Eén bericht van de dagen in deze periode is hier niet bewaard, omdat de laadpaal die dag te veel stuurde of het portaal het te druk had. Voor sessies maakt dat niet uit.',
  dropped_other:
    '{{messages}} berichten van de dagen in deze periode zijn hier niet bewaard, omdat de laadpaal op een dag te veel stuurde of het portaal het te druk had. Voor sessies maakt dat niet uit.',
  cut: 'Dit is het begin van {{size}}; de rest is niet bewaard.',
  cutHash: 'SHA-256 van de hele tekst: {{sha256}}',
  export: { csv: 'CSV downloaden', jsonl: 'JSON Lines downloaden' },
  session: 'sessie {{id}}',
  ofSession: 'Berichten van sessie {{id}}',
  backToSession: 'Terug naar de sessie',
  onlyOne: 'Dit is één bericht van de sessie.',
  showAll: 'Alle berichten tonen',
  moment: 'Berichten',
  momentLabel: 'Berichten rond {{at}}',
  in: 'van de laadpaal',
  out: 'naar de laadpaal',
  latency: 'beantwoord in {{ms}} ms',
  answer: 'Antwoord',
  noAnswer: 'Geen antwoord',
  messagesEmpty: 'Geen berichten.',
};
