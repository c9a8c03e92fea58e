import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  activity: 'Activiteit',
  activityIntro: 'Alle laadsessies op alle stations.',
  columns: {
    started: 'Begin',
    duration: 'Duur',
    energy: 'Energie',
    amount: 'Bedrag',
    amountWithoutVat: 'Bedrag excl. btw',
    network: 'Netwerk',
    card: 'Pas',
    where: 'Waar',
    notes: 'Opmerkingen',
    whitelist: 'Whitelist',
  },
  empty: 'Nog geen laadsessies. Ze verschijnen hier zodra iemand laadt.',
  emptyFiltered: 'Geen laadsessies gevonden met deze filters.',
  more: 'Meer tonen',
  filters: {
    label: 'Filters',
    from: 'Van',
    to: 'Tot en met',
    station: 'Station',
    allStations: 'Alle stations',
    card: 'Pas',
    cardPlaceholder: 'UID of omschrijving',
    kind: 'Soort',
    clear: 'Filters wissen',
    cardOfReport: 'Die van het rapport',
    kinds: {
      all: 'Alle',
      paid: 'Betaald',
      free: 'Gratis',
      running: 'Lopend',
      billed: 'Verrekend',
      flagged: 'Gemarkeerd',
      waiting: 'Wacht op beoordeling',
    },
  },
  totals: {
    label: 'Totalen van de selectie',
    sessions: 'Sessies',
    energy: 'Energie',
    amount: 'Bedrag excl. btw',
    duration: 'Duur',
    partial: 'De totalen bevatten ook sessies die nog niet worden getoond.',
    unbilled:
      'In de lijst staan ook {{energy}} en {{amount}} die niet in de totalen zitten: sessies die op beoordeling wachten of zijn uitgesloten.',
  },
  export: {
    open: 'Downloaden',
    title: 'Deze sessies downloaden',
    notation: 'Getallen in CSV',
    notations: {
      dutch: 'Nederlands: 1,25 en puntkomma’s tussen de kolommen',
      international: 'Internationaal: 1.25 en komma’s tussen de kolommen',
    },
    cards: 'Pasnummers',
    cardsHelp:
      'Hele nummers staan er alleen van passen van mensen in dit account en van passen waarvan het nummer met de hand is ingevoerd.',
    cardNumbers: { masked: 'Gemaskeerd', whole: 'Volledig' },
    formats:
      'Kies voor een spreadsheet XLSX: daarin blijven pas- en serienummers tekst. Importeer je CSV, zet die kolommen dan op Tekst.',
    csv: 'CSV downloaden',
    xlsx: 'XLSX downloaden',
  },
};
