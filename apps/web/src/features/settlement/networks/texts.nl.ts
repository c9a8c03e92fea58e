import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Netwerken',
  intro:
    'Uitgevers van passen. Met hun passen mag worden geladen waar gasten dat mogen. Wat ze laden wordt vergoed zodra twee mensen hebben bevestigd dat de uitgever ons betaalt.',
  none: 'Er is nog geen uitgever geregistreerd.',
  columns: { name: 'Uitgever', cards: 'Passen', pays: 'Betaalt ons', action: 'Actie' },
  pays: {
    no: 'Nee',
    said: 'Volgens {{name}}. Zonder een tweede persoon telt dat niet.',
    confirmed: 'Ja, volgens {{said}} en {{confirmed}}, sinds {{at}}',
  },
  add: {
    open: 'Uitgever toevoegen',
    name: 'Naam',
    nameHelp: 'Rijders en eigenaren zien die bij een pas.',
    done: 'De uitgever is toegevoegd.',
  },
  say: {
    yes: 'Betaalt ons',
    yesOf: '{{name}} betaalt ons',
    no: 'Betaalt ons niet',
    noOf: '{{name}} betaalt ons niet',
    yesText: 'Iemand anders moet dit bevestigen. Daarna wordt vergoed wat met de passen wordt geladen.',
    noText:
      'Dit telt meteen: wat met de passen is geladen wordt niet vergoed, tenzij het al op een document staat.',
    reason: 'Reden',
    reasonHelp: 'Bijvoorbeeld het contract. De reden wordt bewaard in het logboek.',
    done: 'Opgeslagen.',
    confirm: 'Bevestigen',
    confirmOf: 'Bevestigen dat {{name}} ons betaalt',
    confirmText: 'Volgens {{by}} betaalt deze uitgever ons voor wat met de passen wordt geladen.',
    confirmed: 'Bevestigd. Wat met de passen wordt geladen, wordt vergoed.',
  },
  waiting: {
    text_one:
      '{{count}} pas is door één persoon geregistreerd. Wat ermee wordt geladen, wordt pas uitbetaald als iemand anders de pas bevestigt.',
    text_other:
      '{{count}} passen zijn door één persoon geregistreerd. Wat ermee wordt geladen, wordt pas uitbetaald als iemand anders ze bevestigt.',
    confirm_one: '{{count}} pas bevestigen',
    confirm_other: '{{count}} passen bevestigen',
    question: 'Deze passen zijn echt van deze uitgever: ik heb ze vergeleken met wat die ons heeft gestuurd.',
    done: 'De passen zijn bevestigd.',
  },
  cards: {
    title: 'Passen',
    all: 'Alle netwerken',
    find: 'Zoeken',
    findHelp: 'Het nummer van een pas, of waar een opgedrukt nummer of een contract mee begint.',
    none: 'Er is geen pas gevonden.',
    more: 'Je ziet de eerste {{count}}. Typ meer van het nummer om andere te vinden.',
    columns: {
      uid: 'UID',
      visual: 'Opgedrukt nummer',
      contract: 'Contract',
      expires: 'Verloopt',
      blocked: 'Geblokkeerd',
    },
    blocked: 'Geblokkeerd',
    never: 'Nooit',
  },
  card: {
    open: 'Pas toevoegen of wijzigen',
    uid: 'UID',
    uidHelp: 'Zoals een lezer die leest. Een pas van deze uitgever met dit nummer wordt gewijzigd.',
    visualNumber: 'Opgedrukt nummer',
    contractId: 'Contractnummer',
    expiresOn: 'Laatste dag waarop de pas geldig is',
    blocked: 'Geblokkeerd',
    save: 'Opslaan',
    saved: 'De pas is opgeslagen.',
  },
  file: {
    open: 'Bestand importeren',
    text: 'CSV met de kolommen uid, visual_number, contract_id, expires_on en blocked; alleen uid is nodig. Alle passen worden overgenomen, of geen.',
    file: 'Bestand',
    choose: 'Kies een bestand',
    progress: 'Uploaden',
    send: 'Importeren',
    done: '{{added}} passen toegevoegd, {{changed}} gewijzigd.',
    wrong: 'Er is niets gewijzigd. Verbeter het bestand en importeer het opnieuw:',
    line: 'Regel {{line}}',
    lineField: 'Regel {{line}}, {{field}}',
    whole: 'Het bestand',
  },
};
