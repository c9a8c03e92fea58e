import type { Texts } from '#lib/texts.ts';
import type { answersEn } from './answers.en.ts';

export const answersNl: Texts<typeof answersEn> = {
  Reset: {
    Accepted: 'De laadpaal gaat herstarten. Deze pagina volgt hem tot hij terug is.',
    Rejected:
      'De laadpaal is niet herstart. Misschien is hij bezig: wacht een minuut, of probeer een harde herstart.',
  },
  ChangeAvailability: {
    Accepted: 'De laadpaal heeft de wijziging doorgevoerd.',
    Rejected: 'Er is niets gewijzigd. Bekijk de status: een storing moet eerst zijn opgelost.',
    Scheduled: 'Er laadt een auto. De wijziging gaat in als die sessie eindigt; je hoeft niets te doen.',
  },
  UnlockConnector: {
    Unlocked: 'De kabel is ontgrendeld en kan eruit.',
    UnlockFailed:
      'De kabel zit vast. Start een harde herstart en trek de kabel eruit terwijl de laadpaal herstart.',
    NotSupported:
      'Dit laadpunt heeft geen vergrendeling die op afstand open kan, of het heeft een vaste kabel.',
  },
  RemoteStartTransaction: {
    Accepted: 'De laadpaal gaat starten. De sessie begint als er een auto is aangesloten.',
    Rejected:
      'Er is geen sessie gestart. Controleer of het laadpunt vrij en in gebruik is en probeer het opnieuw, of houd de pas voor de laadpaal.',
  },
  RemoteStopTransaction: {
    Accepted: 'De laadpaal gaat stoppen. Deze pagina volgt de sessie tot die is afgelopen.',
    Rejected:
      'Deze sessie loopt niet op de laadpaal. Laadt de auto nog, stop dan bij de laadpaal met de pas.',
  },
  GetConfiguration: { Answered: 'Het antwoord van de laadpaal staat onder Configuratie.' },
  ChangeConfiguration: {
    Accepted: 'De laadpaal gebruikt nu de nieuwe waarde.',
    Rejected:
      'De instelling is niet gewijzigd. Misschien is ze alleen te lezen, of accepteert de laadpaal deze waarde niet: zoek op wat is toegestaan.',
    RebootRequired: 'De waarde is opgeslagen. De laadpaal gebruikt die pas na een herstart: herstart hem.',
    NotSupported: 'De laadpaal heeft deze instelling niet. Vergelijk de spelling met zijn configuratie.',
  },
  ClearCache: {
    Accepted:
      'De laadpaal heeft zijn pasgeheugen gewist. De volgende keer dat een pas wordt gebruikt, vraagt hij het ons opnieuw.',
    Rejected: 'De laadpaal heeft geen pasgeheugen, of het staat uit. Passen werken zoals eerst.',
  },
  TriggerMessage: {
    Accepted: 'De laadpaal stuurt het bericht. Je vindt het onder Gebeurtenissen.',
    Rejected: 'De laadpaal kan dit bericht nu niet sturen. Wacht een minuut en probeer het opnieuw.',
    NotImplemented: 'Dit bericht kun je niet opvragen. De laadpaal stuurt het alleen uit zichzelf.',
  },
  DataTransfer: {
    Accepted: 'De laadpaal heeft het bericht geaccepteerd. Zijn reactie staat in het antwoord.',
    Rejected: 'De laadpaal kent het bericht maar weigerde de inhoud. Vergelijk die met de handleiding.',
    UnknownVendorId: 'De laadpaal kent deze fabrikant niet. Vergelijk de naam met de handleiding.',
    UnknownMessageId:
      'De laadpaal kent de fabrikant maar niet dit bericht. Vergelijk het met de handleiding.',
  },
  GetLocalListVersion: {
    Answered:
      'De versie staat in het antwoord: 0 is een lege lijst, -1 betekent dat de laadpaal geen lijst bijhoudt.',
  },
  SendLocalList: {
    Accepted: 'De laadpaal heeft de lijst.',
    Failed: 'De laadpaal kon de lijst niet opslaan. Misschien is de lijst te lang: stuur minder passen.',
    NotSupported:
      'De laadpaal houdt geen passenlijst bij. Zolang hij verbonden is, controleren wij elke pas.',
    VersionMismatch:
      'De laadpaal heeft een andere versie dan waar deze wijzigingen voor zijn. Stuur de hele lijst, met een hogere versie.',
  },
  ReserveNow: {
    Accepted: 'Het laadpunt wordt tot de opgegeven tijd vrijgehouden voor deze pas.',
    Faulted: 'Er is niets gereserveerd: het laadpunt heeft een storing. Kies een ander laadpunt.',
    Occupied:
      'Er is niets gereserveerd: het laadpunt is bezet. Kies een ander laadpunt, of wacht tot het vrij is.',
    Rejected:
      'Er is niets gereserveerd: de laadpaal accepteert geen reserveringen, of niet voor dit laadpunt.',
    Unavailable: 'Er is niets gereserveerd: het laadpunt is buiten gebruik. Neem het eerst weer in gebruik.',
  },
  CancelReservation: {
    Accepted: 'Het laadpunt is weer vrij.',
    Rejected: 'De laadpaal heeft geen reservering met dit nummer. Die is al voorbij, of heeft nooit bestaan.',
  },
  SetChargingProfile: {
    Accepted: 'De laadpaal heeft het profiel. Vraag het laadschema op om het effect te zien.',
    Rejected:
      'De limieten zijn niet gewijzigd. Controleer de eenheid, het aantal stappen en het stackniveau: misschien ondersteunt de laadpaal er minder.',
    NotSupported: 'De laadpaal ondersteunt geen laadprofielen en is dus niet op afstand te begrenzen.',
  },
  ClearChargingProfile: {
    Accepted:
      'De profielen zijn weg. De overige profielen gelden nu, of anders de eigen limiet van de laadpaal.',
    Unknown: 'De laadpaal had geen profiel dat hieraan voldoet, dus er viel niets te wissen.',
  },
  GetCompositeSchedule: {
    Accepted: 'Het schema staat in het antwoord.',
    Rejected:
      'De laadpaal gaf geen schema. Controleer of het laadpunt bestaat en of de laadpaal laadprofielen ondersteunt.',
  },
  GetDiagnostics: {
    Answered:
      'De laadpaal heeft het verzoek en uploadt het bestand als het klaar is. Staat er geen bestandsnaam in het antwoord, dan valt er niets te uploaden.',
  },
  UpdateFirmware: {
    Answered:
      'De laadpaal heeft de opdracht ontvangen, maar is nog niet bijgewerkt. Hij downloadt en installeert zodra hij kan, en meldt de voortgang.',
  },
  CertificateSigned: {
    Accepted: 'De laadpaal heeft zijn nieuwe certificaat en gebruikt het vanaf de volgende verbinding.',
    Rejected:
      'De laadpaal houdt zijn oude certificaat. Het nieuwe past niet bij de sleutel van zijn laatste aanvraag: vraag hem om een nieuwe aanvraag (SignChargePointCertificate).',
  },
  InstallCertificate: {
    Accepted: 'De laadpaal vertrouwt dit rootcertificaat nu.',
    Failed:
      'De laadpaal kon het niet opslaan. Misschien is de certificaatopslag vol: verwijder een rootcertificaat dat niet meer nodig is.',
    Rejected:
      'Er is niets geïnstalleerd. De laadpaal ziet het niet als een geldig rootcertificaat: controleer het bestand, de geldigheid en de gekozen soort.',
  },
  GetInstalledCertificateIds: {
    Accepted: 'De certificaten staan met hun hashes in het antwoord.',
    NotFound: 'De laadpaal heeft geen certificaten van deze soort.',
  },
  DeleteCertificate: {
    Accepted: 'De laadpaal heeft dit certificaat niet meer.',
    Failed: 'Het certificaat is er nog. Misschien is het in gebruik: installeer eerst het nieuwe.',
    NotFound:
      'De laadpaal heeft zo’n certificaat niet. Vraag op welke hij heeft, en neem de hashes over uit het antwoord.',
  },
  ExtendedTriggerMessage: {
    Accepted: 'De laadpaal stuurt het bericht. Je vindt het onder Gebeurtenissen.',
    Rejected: 'De laadpaal kan dit bericht nu niet sturen. Wacht een minuut en probeer het opnieuw.',
    NotImplemented: 'Dit bericht kun je niet opvragen. De laadpaal stuurt het alleen uit zichzelf.',
  },
  GetLog: {
    Accepted: 'De laadpaal uploadt het logboek als het klaar is.',
    Rejected:
      'Er komt geen logboek: de laadpaal heeft er geen van deze periode. Vraag het opnieuw op zonder datums.',
    AcceptedCanceled: 'De laadpaal uploadt dit logboek en heeft de vorige upload afgebroken.',
  },
  SignedUpdateFirmware: {
    Accepted:
      'De laadpaal heeft de opdracht ontvangen, maar is nog niet bijgewerkt. Hij downloadt, controleert en installeert zodra hij kan, en meldt de voortgang.',
    Rejected:
      'De laadpaal houdt zijn huidige firmware. Misschien loopt er al een update: wacht tot die klaar is.',
    AcceptedCanceled: 'De laadpaal begint met deze update en heeft de vorige afgebroken.',
    InvalidCertificate:
      'De laadpaal houdt zijn huidige firmware. Hij vertrouwt het certificaat van de ondertekenaar niet: gebruik dat van de fabrikant, of installeer eerst het rootcertificaat van de fabrikant.',
    RevokedCertificate:
      'De laadpaal houdt zijn huidige firmware. De fabrikant heeft het certificaat van de ondertekenaar ingetrokken: vraag om een opnieuw ondertekend bestand.',
  },
};
