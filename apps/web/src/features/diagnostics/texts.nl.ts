import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Logboeken',
  intro:
    'Logboeken die de laadpaal zelf bijhoudt. Er kunnen pasnummers en wachtwoorden in staan: deel ze met zorg.',
  list: 'Logboeken van deze laadpaal',
  empty: 'Er zijn nog geen logboeken opgevraagd.',
  ask: 'Logboek opvragen',
  asked: 'Het logboek is bij de laadpaal opgevraagd.',
  kind: {
    diagnostics: 'Diagnose',
    'diagnostics-log': 'Diagnoselogboek',
    'security-log': 'Beveiligingslogboek',
  },
  kindHelp: {
    diagnostics: 'Elke laadpaal met OCPP 1.6 hoort dit te ondersteunen.',
    'diagnostics-log': 'Voor laadpalen met de beveiligingsuitbreiding.',
    'security-log': 'Aanmeldpogingen, certificaten, geknoei; voor laadpalen met de beveiligingsuitbreiding.',
  },
  columns: { log: 'Logboek', state: 'Voortgang', who: 'Wie', when: 'Wanneer', file: 'Bestand' },
  state: {
    requested: 'Wordt opgevraagd',
    sent: 'Laadpaal verzamelt het',
    uploading: 'Wordt geüpload',
    received: 'Ontvangen',
    uploaded: 'Elders geüpload',
    nothing: 'Niets te uploaden',
    failed: 'Mislukt',
    refused: 'Geweigerd',
    unknown: 'Onbekend',
    replaced: 'Vervangen door een nieuwer verzoek',
  },
  report: {
    UploadFailed:
      'De laadpaal kon het niet uploaden. Controleer of hij het adres kan bereiken en vraag het opnieuw op.',
    UploadFailure:
      'De laadpaal kon het niet uploaden. Controleer of hij het adres kan bereiken en vraag het opnieuw op.',
    BadMessage: 'De laadpaal begreep het verzoek niet.',
    NotSupportedOperation: 'De laadpaal heeft dit logboek niet.',
    PermissionDenied: 'De laadpaal mag niet naar dit adres uploaden.',
    NotSupported: 'De laadpaal heeft dit logboek niet. Probeer een andere soort.',
    NotImplemented: 'De laadpaal heeft dit logboek niet. Probeer een andere soort.',
    Rejected: 'De laadpaal weigerde zonder reden te geven.',
    NotArrived:
      'De laadpaal meldt dat hij het logboek heeft geüpload, maar er is niets aangekomen. Vraag het opnieuw op.',
    NoAnswer: 'De laadpaal heeft niet geantwoord. Misschien uploadt hij het logboek nog.',
    Silent: 'De laadpaal heeft al uren niets gemeld. Vraag het opnieuw op.',
    'too-large': 'Het was groter dan toegestaan. Vraag een kortere periode op.',
    'no-room':
      'Er was geen ruimte meer voor logboeken van deze laadpaal. Verwijder oudere en vraag het opnieuw op.',
    'not-connected':
      'De laadpaal was niet verbonden; er is niets opgevraagd. Probeer het opnieuw als hij verbonden is.',
    busy: 'De laadpaal had het te druk; er is niets opgevraagd. Probeer het opnieuw.',
    'invalid-request': 'Er is niets opgevraagd. Probeer het opnieuw.',
  },
  download: 'Downloaden',
  downloadFor: '{{name}} downloaden',
  delete: 'Verwijderen',
  deleteFor: '{{name}} verwijderen',
  deleteText: 'Het bestand wordt definitief verwijderd. Het verzoek zelf blijft in de lijst staan.',
  deleted: 'Het bestand is verwijderd.',
  gone: 'verwijderd',
  at: 'op {{host}}',
  form: {
    kind: 'Logboek',
    from: 'Vanaf',
    until: 'Tot',
    timesHelp: 'Laat leeg voor alles wat de laadpaal heeft.',
    elsewhere: 'Uploaden naar een ander adres',
    elsewhereHelp: 'Voor laadpalen die alleen FTP ondersteunen. Laat leeg om het hierheen te uploaden.',
    reason: 'Reden',
    reasonHelp: 'De eigenaar kan dit lezen.',
    send: 'Logboek opvragen',
  },
};
