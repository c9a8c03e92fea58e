import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  deviceTabs: {
    label: 'Laadpaal',
    configuration: 'Configuratie',
    operation: 'Bediening',
    sessions: 'Sessies',
    events: 'Gebeurtenissen',
  },
  setUp: {
    reported: 'Laadpunt {{number}} heeft zichzelf gemeld',
    question:
      'Niemand heeft het ingesteld. Voeg het toe als de laadpaal dit laadpunt echt heeft, of verberg het. De sessies blijven in beide gevallen bewaard.',
    add: 'Laadpunt {{number}} toevoegen',
    hide: 'Laadpunt {{number}} verbergen',
    hidden: 'Verwijderde laadpunten: {{numbers}}.',
    added: 'Laadpunt {{number}} is toegevoegd.',
    removed: 'Laadpunt {{number}} is verwijderd. De sessies blijven bewaard.',
    remove: 'Verwijderen',
    removeOf: 'Laadpunt {{number}} verwijderen',
    removeTitle: 'Laadpunt {{number}} verwijderen?',
    removeText:
      'Het staat niet meer in lijsten en op de statuspagina, gasten kunnen er niet meer laden en loadbalancing telt het niet meer mee. De sessies blijven bewaard en je kunt het hier weer toevoegen.',
  },
  meterKeys: {
    title: 'Metersleutels',
    intro:
      'Sommige meters ondertekenen hun standen. Met de openbare sleutel van de meter worden die handtekeningen gecontroleerd en worden de ondertekende standen verrekend. Dit geldt voor sessies die vanaf nu eindigen.',
    point: 'Laadpunt',
    key: 'Openbare sleutel',
    none: 'Niet bekend',
    enter: 'Sleutel invoeren',
    change: 'Wijzigen',
    enterOf: 'Sleutel invoeren voor de meter van laadpunt {{number}}',
    changeOf: 'Wijzigen: de sleutel van de meter van laadpunt {{number}}',
    dialogTitle: 'Metersleutel van laadpunt {{number}}',
    help: 'De sleutel staat op het etiket van de meter, in de documentatie of op de website van de fabrikant. PEM, base64 of hexadecimaal.',
    reason: 'Reden',
    reasonHelp: 'De eigenaar kan dit lezen.',
    save: 'Opslaan',
    remove: 'Sleutel verwijderen',
    saved: 'De metersleutel van laadpunt {{number}} is opgeslagen.',
    removed: 'De metersleutel van laadpunt {{number}} is verwijderd.',
  },
  remove: {
    title: 'Deze laadpaal verwijderen',
    intro: 'Voor een laadpaal die vervangen, verkocht of weggehaald is.',
    button: 'Laadpaal verwijderen',
    question: 'Laadpaal {{serialNumber}} verwijderen?',
    happens: 'Wat er gebeurt',
    stays: 'Wat er blijft',
    effects: {
      disconnected:
        'De verbinding wordt verbroken en de laadpaal kan geen verbinding meer maken: sleutel en certificaten zijn niet meer geldig.',
      unsent:
        'Sessies die de laadpaal nog niet heeft doorgegeven, bijvoorbeeld van een periode zonder internet, gaan verloren.',
      gone: 'De laadpaal verdwijnt van stations, de statuspagina, passenlijsten en firmware-updates. Reserveringen worden geannuleerd en meldingen verdwijnen.',
      load: 'Loadbalancing telt de laadpaal niet meer mee. Zorg dat die geen stroom meer afneemt.',
      undecided:
        'Wat van de laadpaal apart is gehouden, kan niet meer aan een sessie worden toegewezen, en de instellingen helpen niet meer om sessies te beoordelen die daarop wachten. Beslis daar eerst over.',
      files: 'De logbestanden worden verwijderd.',
      history: 'Sessies, meterstanden, gebeurtenissen, berichten en inkomsten blijven, met het serienummer.',
      again:
        'Je kunt de laadpaal later opnieuw toevoegen, als nieuwe laadpaal. Je kunt dit niet ongedaan maken.',
    },
    charging: 'De laadpaal is niet verwijderd: er wordt nog geladen. Stop dat eerst, of beëindig de sessie.',
    session: 'Sessie {{id}}',
    done: 'Laadpaal {{serialNumber}} is verwijderd. De sessies blijven bewaard.',
  },
  sticker: {
    open: 'Sticker',
    title: 'Sticker voor laadpunt {{number}}',
    qr: 'QR-code van de prijspagina',
    intro:
      'Print deze code en plak hem op het laadpunt. Bestuurders zien er zonder in te loggen wat laden kost. De pagina zegt niets over jou.',
  },
  configuration: {
    points: 'Laadpunten',
    pointName: 'Laadpunt {{number}}',
    publicHelp: 'Gasten met een laadpas kunnen hier tegen jouw tarief laden.',
    saved: 'Laadpunt {{number}} is opgeslagen.',
    nowPublic: 'Laadpunt {{number}} is nu openbaar toegankelijk.',
    notPublic: 'Laadpunt {{number}} is niet meer openbaar toegankelijk.',
    mode: {
      title: 'Wie mag laden',
      whitelist: { label: 'Alleen whitelist', help: 'Alleen passen op je whitelist. Zij laden gratis.' },
      'whitelist-and-guests': {
        label: 'Whitelist en gasten',
        help: 'Passen op je whitelist laden gratis. Ieder ander met een bekende laadpas laadt tegen jouw tarief, op openbaar toegankelijke laadpunten.',
      },
      free: { label: 'Gratis laden', help: 'Met elke pas kan worden geladen, en niemand betaalt.' },
      saved: 'Je keuze is opgeslagen.',
      needsPublic:
        'Gasten mogen hier laden, maar er is nog geen laadpunt openbaar toegankelijk. Vink er een aan in de tabel hierboven.',
    },
    security: {
      title: 'Verbinding',
      profile: 'Beveiligingsprofiel',
      profiles: {
        '0': '0: geen wachtwoord',
        '1': '1: wachtwoord',
        '2': '2: TLS en wachtwoord',
        '3': '3: TLS met clientcertificaat',
      },
      last: 'Laatste verbinding',
      neverConnected: 'nooit verbonden',
      from: 'vanaf {{address}}',
      url: 'Adres',
      tlsUrl: 'Adres met TLS',
      pending:
        'Deze laadpaal is aangemeld, maar heeft zijn eigen sleutel nog niet. Tot die tijd kan hij niet laden.',
      weakTitle: 'De sleutel van deze laadpaal is zwak',
      weakText:
        'De sleutel is door iemand bedacht en dus te raden. Accepteert de laadpaal een andere, maak dan een nieuwe sleutel en voer die daar in.',
      conflictTitle: 'Twee laadpalen lijken deze identiteit te gebruiken',
      conflictText:
        'Ze nemen steeds elkaars verbinding over. Er wordt niets naar een van beide gestuurd tot de tweede een eigen identiteit heeft. Opgemerkt',
      conflictClear: 'Het conflict is opgelost',
      tlsOnly: 'Deze laadpaal mag alleen met TLS verbinden.',
      plainUntil:
        'Mag tot {{date}} zonder TLS verbinden. Wie de verbinding afluistert, kan de sleutel lezen.',
      plainEnd: 'Uitzondering beëindigen',
      plainDay: 'Verbindingen zonder TLS toestaan tot',
      plainHelp: 'Voor een laadpaal die geen TLS ondersteunt; hoogstens een jaar.',
      plainAllow: 'Toestaan',
      choose: 'De sleutel invoeren',
      chooseTitle: 'De bestaande sleutel van de laadpaal invoeren',
      chooseText:
        'Voor een laadpaal waarvan het wachtwoord niet te wijzigen is. Een sleutel die wij maken is altijd veiliger: gebruik “Nieuwe sleutel” als het kan.',
      chooseKey: 'Wachtwoord van de laadpaal',
      chooseHelp:
        '8 tot 40 letters, cijfers en symbolen. De sleutel wordt onleesbaar opgeslagen en als zwak gemarkeerd.',
      chooseSave: 'Deze sleutel gebruiken',
      chosen: 'Deze sleutel geldt vanaf nu.',
      reason: 'Reden',
      reasonHelp: 'De eigenaar kan dit lezen.',
      renew: 'Nieuwe sleutel',
      renewTitle: 'Een nieuwe sleutel maken?',
      renewText:
        'Vanaf de volgende verbinding wordt de laadpaal geweigerd tot de nieuwe sleutel erin is ingevoerd.',
      renewConfirm: 'Nieuwe sleutel maken',
    },
  },
  device: {
    of: 'Laadpaal bij',
    connected: 'Verbonden',
    offline: 'Niet verbonden',
    lastSeen: 'laatste contact',
  },
};
