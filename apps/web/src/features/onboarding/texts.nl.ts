import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Laadpaal aanmelden',
  intro:
    'Voor een laadpaal waarin geen sleutel met de hand kan worden ingevoerd. Open een venster van een paar minuten en voer het adres met de koppelcode in de laadpaal in; zodra hij verbinding zoekt, krijgt hij automatisch een eigen sleutel.',
  open: 'Laadpaal aanmelden',
  identity: 'Identiteit van de laadpaal',
  identityHelp: 'Vaak het serienummer. Laat leeg om elke laadpaal aan te melden die de koppelcode toont.',
  connectors: 'Aantal laadpunten',
  minutes: 'Venster openhouden gedurende',
  minutesOption: '{{minutes}} minuten',
  submit: 'Venster openen',
  opened: 'Het venster is open. Voer het adres in de laadpaal in en herstart hem.',
  entered: 'Klaar',
  address: 'Adres om in de laadpaal in te voeren',
  addressIs: 'Zijn adres:',
  addressHelp:
    'OCPP 1.6J. Zet de laadpaal zijn identiteit niet zelf achter het adres, typ er dan / en de identiteit achter. Elk wachtwoord is goed: de laadpaal krijgt een nieuw wachtwoord.',
  code: 'Koppelcode',
  codeHelp:
    'Hij staat ook in het adres. Kun je het adres van de laadpaal niet wijzigen, voer deze code dan als wachtwoord in.',
  windows: 'Aanmeldvensters',
  empty: 'Er zijn nog geen vensters geopend.',
  anyone: 'elke laadpaal met de code',
  columns: {
    identity: 'Identiteit',
    state: 'Status',
    until: 'Venster',
    station: 'Station',
    attempts: 'Pogingen',
    last: 'Laatste poging',
    address: 'Vanaf',
    shows: 'Verbinding',
    actions: 'Acties',
  },
  until: 'open tot {{time}}',
  closed: 'gesloten',
  close: 'Sluiten',
  closeOf: 'Sluit het venster voor {{identity}}',
  state: {
    waiting:
      'Wacht op de laadpaal. Gebeurt er niets, controleer dan het ingevoerde adres en herstart de laadpaal.',
    connected: 'De laadpaal is verbonden en krijgt zijn sleutel. Tot die tijd kan hij niet laden.',
    'key-refused':
      'De laadpaal accepteert geen sleutel van ons. Maak een nieuwe sleutel onder Configuratie en voer die in de laadpaal in.',
    done: 'Klaar: de laadpaal is met zijn eigen sleutel verbonden.',
    closed: 'Gesloten voordat er een laadpaal was aangemeld.',
  },
  refused: 'De laadpaal zocht verbinding maar werd geweigerd: misschien wijkt zijn adres of identiteit af.',
  toCharger: 'Naar de laadpaal',
  unknown: {
    title: 'Onbekende laadpalen',
    intro:
      'Laadpalen die verbinding zochten maar niet geregistreerd zijn. Iedereen kan onder elke naam verbinding zoeken. Daarom wordt een laadpaal pas aangemeld als hij een koppelcode toont die iemand erin heeft ingevoerd.',
    caption: 'Onbekende laadpalen, nieuwste eerst',
    emptyTitle: 'Geen verbindingspogingen',
    emptyText:
      'Een niet-geregistreerde laadpaal die verbinding zoekt, verschijnt hier binnen enkele seconden.',
    adopt: 'Aanmelden',
    adoptOf: '{{identity}} aanmelden',
    adoptAny: 'Elke laadpaal met een code aanmelden',
    dismiss: 'Van de lijst halen',
    dismissOf: '{{identity}} van de lijst halen',
    dismissed: '{{identity}} is van de lijst gehaald.',
    withKey: 'met wachtwoord',
    foreign:
      'geen OCPP 1.6, alleen {{foreignProtocols}}: hij kan pas verbinden als in zijn instellingen OCPP 1.6 is gekozen',
    noProtocol: 'geen enkele OCPP-versie: hij kan pas verbinden als in zijn instellingen OCPP 1.6 is gekozen',
    withoutKey: 'zonder wachtwoord',
    secure: 'versleuteld',
    plain: 'niet versleuteld',
    station: 'Station waar hij bij hoort',
    stationHelp: 'Een deel van naam, straat, plaats of account.',
    stationNone: 'Geen station gevonden.',
    choose: 'Kies een station',
    reason: 'Reden',
    reasonHelp: 'De eigenaar kan dit lezen.',
  },
};
