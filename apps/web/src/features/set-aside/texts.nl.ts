import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Apart gehouden',
  intro:
    'Wat laadpalen meldden en waar geen sessie bij gevonden kon worden. Zodra er iets nieuws bekend is, wordt er opnieuw naar gekeken; wat overblijft, beslis jij.',
  supportIntro: 'Wat laadpalen van alle accounts meldden en waar geen sessie bij gevonden kon worden.',
  note: {
    some_one: '{{count}} melding hoort niet zeker bij een sessie.',
    some_other: '{{count}} meldingen horen niet zeker bij een sessie.',
    many: 'Meer dan {{count}} meldingen horen niet zeker bij een sessie.',
    why: 'Tot je beslist, wordt de energie misschien aan niemand of bij de verkeerde sessie verrekend.',
  },
  empty: {
    title: 'Er is niets apart gehouden',
    text: 'Stops, meterstanden en berichten die bij geen sessie horen, verschijnen hier.',
  },
  more: 'Je ziet de nieuwste {{count}}. De andere volgen als je over deze hebt beslist.',
  columns: { what: 'Wat', where: 'Waar', received: 'Ontvangen', actions: 'Acties' },
  charger: '{{serialNumber}}, {{station}}',
  removed: '{{serialNumber}} (verwijderd), {{station}}',
  what: {
    stop: 'Stop van transactie {{transaction}}',
    conflicting: 'Tweede stop van een sessie die al was beëindigd',
    proposal: 'Stop die bij meer dan één sessie past',
    readings_one: '{{count}} meting van transactie {{transaction}}',
    readings_other: '{{count}} metingen van transactie {{transaction}}',
    message: 'Bericht dat niet gelezen kon worden',
  },
  facts: {
    at: 'op {{at}}',
    from: 'van {{at}}',
    until: 'tot {{at}}',
    register: 'meter {{register}}',
    connector: 'laadpunt {{number}}',
    card: 'pas {{card}}',
  },
  session: {
    running: 'Laadpunt {{number}}, sinds {{from}}, {{energy}}, loopt nog',
    ended: 'Laadpunt {{number}}, {{from}} tot {{until}}, {{energy}}',
    noCard: 'geen pas',
  },
  noneFits: 'Er komt geen sessie van deze laadpaal in aanmerking.',
  possible_one: 'Het kan bij {{count}} sessie horen.',
  possible_other: 'Het kan bij een van {{count}} sessies horen.',
  confirmOrExchange: 'Bevestigen of omwisselen',
  assign: {
    button: 'Toewijzen',
    confirm: 'Bevestigen',
    exchange: 'Omwisselen',
    question: 'Bij welke sessie hoort het?',
    effect: {
      confirm: 'De sessie houdt dit einde en wordt verrekend, tenzij er nog iets anders onzeker is.',
      proposal:
        'Die sessie eindigt met deze stop. De sessie die hem had, krijgt de stop van de andere of wacht op haar eigen stop.',
      stop: 'Die sessie eindigt met deze stop en de energie wordt opnieuw berekend. Heb je al over de sessie beslist, dan blijft de energie zoals die is.',
      readings:
        'Standen uit de tijd van die sessie gaan naar die sessie; standen uit de tijd van een andere sessie niet. De energie wordt opnieuw berekend. Heb je al over de sessie beslist, dan blijft de energie zoals die is.',
      message: 'Het bericht wordt bij die sessie bewaard. Het einde en de energie veranderen niet.',
    },
    done: 'Toegewezen.',
  },
  dismiss: {
    button: 'Afwijzen',
    consequence: 'Het verdwijnt uit deze lijst en wordt nooit aan een sessie toegewezen. Het blijft bewaard.',
    done: 'Van de lijst gehaald.',
  },
  reason: 'Reden',
  reasonHelp: 'Wordt vastgelegd in de geschiedenis van het account.',
};
