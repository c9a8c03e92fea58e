import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  profile: {
    title: 'Beveiligingsprofiel',
    intro: 'Hoe de lader bewijst wie hij is. Hoger is veiliger; het gaat stap voor stap omhoog.',
    set: 'Ingesteld op',
    proven: 'Tot nu toe getoond',
    names: {
      '0': '0 · geen sleutel',
      '1': '1 · sleutel',
      '2': '2 · sleutel over een versleutelde verbinding',
      '3': '3 · certificaat over een versleutelde verbinding',
    },
    raise: 'Verhogen naar profiel {{profile}}',
    raiseTitle: 'Verhogen naar beveiligingsprofiel {{profile}}?',
    raiseText:
      'De lader krijgt het te horen, herstart en moet met het hogere profiel terugkomen. Tot dan mag hij verbinden als voorheen.',
    cancel: 'Niet langer wachten',
    cancelTitle: 'Deze verhoging stoppen?',
    cancelText:
      'De lader blijft verbinden als voorheen. Komt hij toch met het hogere profiel, dan mag hij binnen.',
    lower: 'Lager profiel toestaan',
    lowerTitle: 'Verbindingen met profiel {{profile}} weer toestaan?',
    lowerText:
      'Alleen na een fabrieksreset of vervanging. Wie de sleutel kent, kan dan in zijn plaats verbinden zonder de bescherming van nu.',
    lowered: 'Het lagere profiel is weer toegestaan',
    highest: 'Hij heeft het hoogste profiel.',
    obstacles: 'Voordat hij naar profiel {{profile}} kan',
    pass: 'Ik weet het; toch verhogen',
    started: 'De verhoging is begonnen',
    cancelled: 'De verhoging is gestopt',
  },
  obstacle: {
    'not-the-next-profile': 'Profielen gaan één voor één omhoog.',
    'upgrade-running': 'Er loopt al een verhoging.',
    'not-connected': 'De lader is niet verbonden.',
    'no-key': 'Hij heeft nog geen sleutel: stuur een nieuwe sleutel.',
    'key-pending': 'Nog onbekend of hij zijn nieuwe sleutel heeft aangenomen: herstart hem.',
    'no-tls': 'Deze installatie neemt geen versleutelde verbindingen van laders aan: stel OCPP_TLS_PORT in.',
    'no-root':
      'Er is geen geïnstalleerd rootcertificaat bekend: zonder kan de lader niet nagaan met wie hij praat.',
    'no-certificate': 'Hij heeft nog geen certificaat: vraag er hieronder een aan.',
    'session-running': 'Er laadt een auto; de herstart zou die sessie beëindigen.',
  },
  step: {
    title: 'Verhoging van profiel {{from}} naar {{to}}',
    configure: 'De lader vertellen',
    reset: 'Herstarten',
    reconnect: 'Wachten tot hij met het hogere profiel terugkomt',
    proven: 'Bewezen: verbindingen daaronder worden geweigerd',
    states: {
      running: 'Loopt sinds',
      done: 'Klaar',
      failed: 'Mislukt',
      cancelled: 'Gestopt',
    },
  },
  problem: {
    'refused-by-charger': 'De lader weigerde. Hij verbindt nog als voorheen.',
    'not-supported': 'De lader kent geen beveiligingsprofielen. Hij verbindt nog als voorheen.',
    'no-answer': 'De lader antwoordde niet. Hij verbindt nog als voorheen; probeer het opnieuw.',
    'reset-refused':
      'De lader wilde niet herstarten. Zet hem met de hand uit en aan: misschien komt hij dan met het hogere profiel terug.',
    'came-back-as-before':
      'De lader is herstart en verbond als voorheen, dus er is niets verloren. Controleer zijn klok, zijn rootcertificaat en het adres dat hij gebruikt.',
    'did-not-come-back':
      'De lader is niet teruggekomen. Hij mag verbinden als voorheen: laat iemand hem uit- en aanzetten.',
  },
  key: {
    title: 'Sleutel',
    intro:
      'Het wachtwoord van de lader. Niemand ziet het, wij ook niet: alleen de vingerafdruk wordt bewaard.',
    state: {
      none: 'Hij heeft geen sleutel.',
      set: 'Hij heeft een sleutel.',
      sent: 'Er is een nieuwe sleutel onderweg naar de lader.',
      both: 'Er is een nieuwe sleutel gestuurd. Tot de lader daarmee verbonden is, geldt de oude ook.',
    },
    restart: 'Herstart de lader zodat hij de nieuwe sleutel gebruikt.',
    lastAnswer: 'De lader zei op de laatste nieuwe sleutel: {{answer}}',
    rotate: 'Nieuwe sleutel sturen',
    rotateTitle: 'De lader een nieuwe sleutel sturen?',
    rotateText:
      'Dat gaat over de eigen verbinding van de lader. Neemt hij hem niet aan, dan blijft de oude; het laden gaat hoe dan ook door.',
    sent: 'Er is een nieuwe sleutel onderweg',
  },
  certificate: {
    title: 'Certificaten',
    intro:
      'Wat de lader bij beveiligingsprofiel 3 toont. Hier gemaakt als hij erom vraagt, en 30 dagen voor het einde vernieuwd.',
    empty: 'Er is nog geen certificaat voor deze lader gemaakt.',
    ask: 'Om een aanvraag vragen',
    askTitle: 'De lader om een certificaataanvraag vragen?',
    askText:
      'Hij maakt een nieuwe sleutel en vraagt ons die te tekenen; het certificaat gaat er vanzelf heen. Tot dan geldt het oude.',
    asked: 'Het is de lader gevraagd',
    revoke: 'Intrekken',
    revokeTitle: 'Dit certificaat intrekken?',
    revokeText:
      'De verbinding wordt verbroken, en met profiel 3 kan hij pas terug met een ander certificaat.',
    revoked: 'Het certificaat is ingetrokken',
    columns: { subject: 'Certificaat', state: 'Toestand', validity: 'Geldig', actions: 'Wat je kunt doen' },
    state: {
      requested: 'wordt gemaakt',
      refused: 'niet gemaakt',
      sent: 'gestuurd',
      accepted: 'aangenomen, nog niet gebruikt',
      rejected: 'door de lader geweigerd',
      'in-use': 'in gebruik',
      superseded: 'vervangen',
      revoked: 'ingetrokken',
    },
    problem: {
      'csr-unreadable': 'De aanvraag was niet te lezen.',
      'csr-foreign-key': 'De aanvraag was niet met de eigen sleutel getekend.',
      'csr-key-too-short': 'De sleutel is te kort: 2048 bits zijn nodig.',
      'csr-key-kind': 'Dit soort sleutel wordt niet ondersteund.',
      other: 'De lader weigerde het.',
    },
    until: 'tot {{date}}',
    left_one: 'nog {{count}} dag',
    left_other: 'nog {{count}} dagen',
    ended: 'is verlopen',
    none: 'geen',
  },
  trust: {
    title: 'Wie de lader vertrouwt',
    intro:
      'Zijn rootcertificaten, zoals hij ze het laatst noemde. Zonder het juiste kan hij ons niet versleuteld bereiken.',
    empty: 'Nog niet bekend. Vraag het de lader.',
    read: 'Vraag het de lader',
    readTitle: 'De lader vragen welke roots hij vertrouwt?',
    readText: 'In de lader verandert niets.',
    asked: 'Het is de lader gevraagd',
    install: 'Root installeren',
    installTitle: 'Een rootcertificaat installeren',
    own: '{{subject}} gebruiken',
    pem: 'Certificaat (PEM)',
    type: 'Waarvoor het is',
    sent: 'Het certificaat is onderweg',
    remove: 'Verwijderen',
    removeTitle: 'Dit rootcertificaat verwijderen?',
    removeText: 'De lader vertrouwt dan niet meer wat ermee getekend is.',
    lastRoot: 'Dit is zijn laatste root om ons te bereiken: zonder blijft hij misschien voorgoed weg.',
    removing: 'De lader kreeg opdracht het te verwijderen',
    columns: { certificate: 'Certificaat', type: 'Voor', read: 'Zoals genoemd', actions: 'Wat je kunt doen' },
    types: {
      CentralSystemRootCertificate: 'ons bereiken',
      ManufacturerRootCertificate: 'getekende firmware',
    },
    unknown: 'Niet van hier geïnstalleerd · serienummer {{serialNumber}}',
    until: '{{subject}}, tot {{date}}',
  },
  reason: 'Waarom',
  reasonHelp: 'De eigenaar ziet het.',
  summary: { certificate: 'Certificaat', key: 'Sleutel' },
};
