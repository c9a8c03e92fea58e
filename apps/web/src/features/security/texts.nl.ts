import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  profile: {
    title: 'Beveiligingsprofiel',
    intro: 'Hoe de laadpaal bewijst wie hij is. Hoger is veiliger; je kunt het stap voor stap verhogen.',
    set: 'Ingesteld op',
    proven: 'Hoogste tot nu toe gebruikt',
    names: {
      '0': '0 · geen sleutel',
      '1': '1 · sleutel',
      '2': '2 · sleutel via een versleutelde verbinding',
      '3': '3 · certificaat via een versleutelde verbinding',
    },
    raise: 'Verhogen naar profiel {{profile}}',
    raiseTitle: 'Verhogen naar beveiligingsprofiel {{profile}}?',
    raiseText:
      'De laadpaal krijgt de nieuwe instelling, herstart en moet opnieuw verbinding maken met het hogere profiel. Tot die tijd mag hij verbinden zoals voorheen.',
    cancel: 'Niet langer wachten',
    cancelTitle: 'Deze verhoging stoppen?',
    cancelText:
      'De laadpaal blijft verbinden zoals voorheen. Maakt hij toch verbinding met het hogere profiel, dan wordt hij toegelaten.',
    lower: 'Lager profiel toestaan',
    lowerTitle: 'Verbindingen met profiel {{profile}} weer toestaan?',
    lowerText:
      'Doe dit alleen na een fabrieksreset of vervanging. Wie de sleutel kent, kan dan in zijn plaats verbinden zonder de huidige bescherming.',
    lowered: 'Het lagere profiel is nu weer toegestaan',
    highest: 'De laadpaal heeft het hoogste profiel.',
    obstacles: 'Eerst op te lossen voor profiel {{profile}}',
    pass: 'Ik begrijp het; toch verhogen',
    started: 'De verhoging is begonnen',
    cancelled: 'De verhoging is gestopt',
  },
  obstacle: {
    'not-the-next-profile': 'Profielen kunnen alleen stap voor stap worden verhoogd.',
    'upgrade-running': 'Er loopt al een verhoging.',
    'not-connected': 'De laadpaal is niet verbonden.',
    'no-key': 'De laadpaal heeft nog geen sleutel: stuur een nieuwe sleutel.',
    'key-pending':
      'Het is nog niet bekend of de laadpaal zijn nieuwe sleutel heeft geaccepteerd: herstart hem.',
    'no-tls':
      'Deze installatie accepteert geen versleutelde verbindingen van laadpalen: stel OCPP_TLS_PORT in.',
    'no-root':
      'Voor zover bekend is er geen rootcertificaat geïnstalleerd. Zonder rootcertificaat kan de laadpaal niet controleren met wie hij verbinding maakt.',
    'no-certificate': 'De laadpaal heeft nog geen certificaat: geef er hieronder een uit.',
    'session-running': 'Er laadt een auto; de herstart zou die sessie beëindigen.',
  },
  step: {
    title: 'Verhoging van profiel {{from}} naar {{to}}',
    configure: 'Laadpaal instellen',
    reset: 'Laadpaal herstarten',
    reconnect: 'Wachten tot de laadpaal met het hogere profiel verbinding maakt',
    proven: 'Bewezen: lagere profielen worden nu geweigerd',
    states: {
      running: 'Loopt sinds',
      done: 'Klaar',
      failed: 'Mislukt',
      cancelled: 'Gestopt',
    },
  },
  problem: {
    'refused-by-charger': 'De laadpaal weigerde. Hij blijft verbinden zoals voorheen.',
    'not-supported':
      'De laadpaal ondersteunt geen beveiligingsprofielen. Hij blijft verbinden zoals voorheen.',
    'no-answer': 'De laadpaal antwoordde niet. Hij blijft verbinden zoals voorheen; probeer het opnieuw.',
    'reset-refused':
      'De laadpaal weigerde te herstarten. Zet hem met de hand uit en aan: misschien maakt hij dan verbinding met het hogere profiel.',
    'came-back-as-before':
      'De laadpaal is herstart en verbonden zoals voorheen, dus er is niets verloren. Controleer de klok, het rootcertificaat en het adres dat hij gebruikt.',
    'did-not-come-back':
      'De laadpaal heeft geen verbinding meer gemaakt. Hij mag nog verbinden zoals voorheen: laat iemand hem uit- en aanzetten.',
  },
  key: {
    title: 'Sleutel',
    intro:
      'Het wachtwoord van de laadpaal. Niemand kan het zien, ook wij niet: alleen een vingerafdruk wordt bewaard.',
    state: {
      none: 'De laadpaal heeft geen sleutel.',
      set: 'De laadpaal heeft een sleutel.',
      sent: 'Er is een nieuwe sleutel onderweg naar de laadpaal.',
      both: 'Er is een nieuwe sleutel gestuurd. Tot de laadpaal daarmee verbinding heeft gemaakt, is ook de oude geldig.',
    },
    restart: 'Herstart de laadpaal, zodat hij de nieuwe sleutel gebruikt.',
    lastAnswer: 'Antwoord van de laadpaal op de laatste nieuwe sleutel: {{answer}}',
    rotate: 'Nieuwe sleutel sturen',
    rotateTitle: 'De laadpaal een nieuwe sleutel sturen?',
    rotateText:
      'De sleutel gaat via de eigen verbinding van de laadpaal. Accepteert de laadpaal hem niet, dan blijft de oude geldig. Het laden gaat in beide gevallen door.',
    sent: 'Er is een nieuwe sleutel onderweg',
  },
  certificate: {
    title: 'Certificaten',
    intro:
      'Waarmee de laadpaal zich bij beveiligingsprofiel 3 identificeert. Het wordt hier uitgegeven als de laadpaal erom vraagt, en vernieuwd als het nog 30 dagen geldig is.',
    empty: 'Er zijn nog geen certificaten voor deze laadpaal uitgegeven.',
    ask: 'Nieuw certificaat uitgeven',
    askTitle: 'Nieuw certificaat uitgeven?',
    askText:
      'De laadpaal maakt een nieuwe sleutel en vraagt ons die te ondertekenen; daarna wordt het certificaat automatisch verstuurd. Tot die tijd blijft het oude geldig.',
    asked: 'Het verzoek is verstuurd',
    revoke: 'Intrekken',
    revokeTitle: 'Dit certificaat intrekken?',
    revokeText:
      'De verbinding met de laadpaal wordt verbroken. Met profiel 3 kan hij pas weer verbinden als hij een ander certificaat heeft.',
    revoked: 'Het certificaat is ingetrokken',
    columns: { subject: 'Certificaat', state: 'Status', validity: 'Geldig', actions: 'Acties' },
    state: {
      requested: 'wordt uitgegeven',
      refused: 'niet uitgegeven',
      sent: 'gestuurd',
      accepted: 'geaccepteerd, nog niet gebruikt',
      rejected: 'door de laadpaal geweigerd',
      'in-use': 'in gebruik',
      superseded: 'vervangen',
      revoked: 'ingetrokken',
    },
    problem: {
      'csr-unreadable': 'De aanvraag kon niet worden gelezen.',
      'csr-foreign-key': 'De aanvraag is niet met de eigen sleutel ondertekend.',
      'csr-key-too-short': 'De sleutel is te kort: minstens 2048 bits zijn vereist.',
      'csr-key-kind': 'Dit soort sleutel wordt niet ondersteund.',
      'csr-weak-hash': 'De aanvraag is ondertekend met een verouderde hash: minstens SHA-256 is vereist.',
      other: 'De laadpaal heeft het geweigerd.',
    },
    until: 'tot {{date}}',
    left_one: 'nog {{count}} dag',
    left_other: 'nog {{count}} dagen',
    ended: 'verlopen',
    none: 'geen',
  },
  trust: {
    title: 'Rootcertificaten in de laadpaal',
    intro:
      'Wat de laadpaal vertrouwt, zoals het laatst gemeld. Zonder het juiste rootcertificaat kan hij ons niet via een versleutelde verbinding bereiken.',
    empty: 'Nog niet bekend. Lees ze uit de laadpaal.',
    read: 'Uit laadpaal lezen',
    readTitle: 'De rootcertificaten uit de laadpaal lezen?',
    readText: 'Dit wijzigt niets in de laadpaal.',
    asked: 'Het verzoek is verstuurd',
    install: 'Rootcertificaat installeren',
    installTitle: 'Rootcertificaat installeren',
    own: '{{subject}} gebruiken',
    pem: 'Certificaat (PEM)',
    type: 'Doel',
    sent: 'Het certificaat is onderweg',
    remove: 'Verwijderen',
    removeTitle: 'Dit rootcertificaat verwijderen?',
    removeText: 'De laadpaal vertrouwt dan niets meer dat ermee is ondertekend.',
    lastRoot:
      'Dit is het laatste rootcertificaat waarmee hij ons kan bereiken. Zonder dit certificaat kan de laadpaal misschien nooit meer verbinding maken.',
    removing: 'De laadpaal heeft opdracht gekregen het te verwijderen',
    columns: { certificate: 'Certificaat', type: 'Doel', read: 'Laatst gemeld', actions: 'Acties' },
    types: {
      CentralSystemRootCertificate: 'ons bereiken',
      ManufacturerRootCertificate: 'ondertekende firmware',
    },
    unknown: 'Niet door ons geïnstalleerd · serienummer {{serialNumber}}',
    until: '{{subject}}, tot {{date}}',
  },
  reason: 'Reden',
  reasonHelp: 'De eigenaar kan dit lezen.',
  summary: { certificate: 'Certificaat', key: 'Sleutel' },
};
