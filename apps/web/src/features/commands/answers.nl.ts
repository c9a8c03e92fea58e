import type { Texts } from '#lib/texts.ts';
import type { answersEn } from './answers.en.ts';

export const answersNl: Texts<typeof answersEn> = {
  Reset: {
    Accepted: 'De lader gaat herstarten. We volgen hem tot hij terug is.',
    Rejected:
      'Hij gaat door zoals hij was. Misschien is hij bezig: wacht een minuut, of probeer een harde herstart.',
  },
  ChangeAvailability: {
    Accepted: 'De lader heeft het gewijzigd.',
    Rejected: 'Er is niets gewijzigd. Kijk naar zijn toestand: een storing moet eerst opgelost zijn.',
    Scheduled: 'Er laadt een auto. De wijziging volgt als die sessie eindigt; je hoeft niets te doen.',
  },
  UnlockConnector: {
    Unlocked: 'De kabel is los en kan eruit.',
    UnlockFailed: 'De kabel zit vast. Trek eraan terwijl de lader herstart, met Harde herstart.',
    NotSupported:
      'Dit laadpunt heeft geen slot dat van hieruit open kan, of zijn kabel zit vast aan de lader.',
  },
  RemoteStartTransaction: {
    Accepted: 'De lader gaat starten. De sessie begint als er een auto is aangesloten.',
    Rejected:
      'Er is geen sessie begonnen. Is het laadpunt vrij en in gebruik? Probeer het dan opnieuw, of houd de pas voor de lader.',
  },
  RemoteStopTransaction: {
    Accepted: 'De lader gaat stoppen. We volgen hem tot de sessie is geëindigd.',
    Rejected: 'De lader kent zo’n sessie nu niet. Laadt de auto nog, stop hem dan ter plaatse met de pas.',
  },
  GetConfiguration: { Answered: 'Wat de lader zei staat onder Configuratie.' },
  ChangeConfiguration: {
    Accepted: 'De lader gebruikt de nieuwe waarde.',
    Rejected:
      'De instelling heeft haar waarde gehouden. Ze is alleen te lezen, of de lader neemt deze waarde niet aan: zoek op wat hij toestaat.',
    RebootRequired: 'De waarde is bewaard. De lader gebruikt haar na een herstart: stuur een herstart.',
    NotSupported: 'De lader heeft deze instelling niet. Vergelijk de spelling met zijn configuratie.',
  },
  ClearCache: {
    Accepted: 'De lader is vergeten welke passen hij heeft gezien. Bij de volgende vraagt hij het ons weer.',
    Rejected: 'De lader houdt zo’n geheugen niet bij, of het staat uit. Passen werken zoals eerst.',
  },
  TriggerMessage: {
    Accepted: 'Het bericht komt vanzelf. Zoek het onder Gebeurtenissen.',
    Rejected: 'De lader kan dit bericht nu niet sturen. Wacht een minuut en vraag het opnieuw.',
    NotImplemented: 'Dit bericht kun je de lader niet vragen. Hij stuurt het alleen uit zichzelf.',
  },
  DataTransfer: {
    Accepted: 'De lader nam het bericht aan. Wat hij erop zei staat in zijn antwoord.',
    Rejected: 'De lader kent het bericht maar weigerde wat erin staat. Vergelijk het met zijn handleiding.',
    UnknownVendorId: 'De lader kent deze fabrikant niet. Vergelijk de naam met zijn handleiding.',
    UnknownMessageId: 'De lader kent de fabrikant maar niet dit bericht. Vergelijk het met zijn handleiding.',
  },
  GetLocalListVersion: {
    Answered: 'Het nummer staat in zijn antwoord: 0 is een lege lijst, -1 dat hij geen lijst bijhoudt.',
  },
  SendLocalList: {
    Accepted: 'De lader heeft de lijst.',
    Failed: 'De lader kon de lijst niet bewaren. Misschien is ze te lang voor hem: stuur minder passen.',
    NotSupported:
      'De lader houdt geen passenlijst bij. Zijn passen worden hier gecontroleerd, zolang hij verbonden is.',
    VersionMismatch:
      'De lader heeft een andere versie dan waar deze wijzigingen op bouwen. Stuur de hele lijst, met een hoger nummer.',
  },
  ReserveNow: {
    Accepted: 'De plek wordt voor deze pas vrijgehouden tot de gegeven tijd.',
    Faulted: 'Er is niets gereserveerd: het laadpunt heeft een storing. Neem een ander.',
    Occupied: 'Er is niets gereserveerd: het laadpunt is bezet. Neem een ander, of wacht tot het vrij is.',
    Rejected: 'Er is niets gereserveerd: de lader neemt geen reserveringen aan, of niet voor dit laadpunt.',
    Unavailable: 'Er is niets gereserveerd: het laadpunt is buiten gebruik. Neem het eerst weer in gebruik.',
  },
  CancelReservation: {
    Accepted: 'De plek is weer vrij.',
    Rejected: 'De lader heeft geen reservering met dit nummer. Ze is al geëindigd, of was er nooit.',
  },
  SetChargingProfile: {
    Accepted: 'De lader heeft het profiel. Vraag zijn laadschema om te zien wat hij ervan maakt.',
    Rejected:
      'De grenzen zijn zoals ze waren. Kijk naar de eenheid, het aantal stappen en het niveau: misschien neemt de lader er minder aan.',
    NotSupported: 'De lader neemt geen laadprofielen aan: hij is van hieruit niet te begrenzen.',
  },
  ClearChargingProfile: {
    Accepted: 'De profielen zijn weg. Wat overblijft beslist, of de eigen grens van de lader.',
    Unknown: 'De lader had geen profiel dat hierbij past, dus er viel niets te wissen.',
  },
  GetCompositeSchedule: {
    Accepted: 'Het schema staat in zijn antwoord.',
    Rejected: 'De lader gaf geen schema. Bestaat dit laadpunt, en neemt de lader laadprofielen aan?',
  },
  GetDiagnostics: {
    Answered:
      'De lader heeft het verzoek en brengt het bestand als hij zover is. Zonder bestandsnaam heeft hij niets te brengen.',
  },
  UpdateFirmware: {
    Answered:
      'De lader heeft de opdracht; hij is nog niet bijgewerkt. Hij haalt en installeert in zijn eigen tijd, en vertelt hoever hij is.',
  },
  CertificateSigned: {
    Accepted: 'De lader heeft zijn nieuwe certificaat en toont het vanaf de volgende verbinding.',
    Rejected:
      'De lader houdt het certificaat dat hij had. Dit is niet voor de sleutel van zijn laatste aanvraag: vraag hem om een nieuwe aanvraag (SignChargePointCertificate).',
  },
  InstallCertificate: {
    Accepted: 'De lader vertrouwt deze root vanaf nu.',
    Failed:
      'De lader kon hem niet bewaren. Misschien is zijn opslag vol: verwijder een root die niet meer nodig is.',
    Rejected:
      'Er is niets geïnstalleerd. De lader ziet er geen geldige root in: kijk naar het bestand, zijn data en de gekozen soort.',
  },
  GetInstalledCertificateIds: {
    Accepted: 'De certificaten staan in zijn antwoord, met hun hashes.',
    NotFound: 'De lader heeft geen certificaat van deze soort.',
  },
  DeleteCertificate: {
    Accepted: 'De lader heeft dit certificaat niet meer.',
    Failed: 'Het certificaat is er nog. Misschien is het in gebruik: installeer eerst zijn opvolger.',
    NotFound: 'De lader heeft zo’n certificaat niet. Vraag welke hij heeft, en neem de hashes daaruit over.',
  },
  ExtendedTriggerMessage: {
    Accepted: 'Het bericht komt vanzelf. Zoek het onder Gebeurtenissen.',
    Rejected: 'De lader kan dit bericht nu niet sturen. Wacht een minuut en vraag het opnieuw.',
    NotImplemented: 'Dit bericht kun je de lader niet vragen. Hij stuurt het alleen uit zichzelf.',
  },
  GetLog: {
    Accepted: 'De lader brengt het logboek als hij zover is.',
    Rejected: 'Er komt geen logboek: de lader heeft er geen voor deze tijd. Vraag het zonder data.',
    AcceptedCanceled: 'De lader brengt dit logboek, en is gestopt met dat waarmee hij bezig was.',
  },
  SignedUpdateFirmware: {
    Accepted:
      'De lader heeft de opdracht; hij is nog niet bijgewerkt. Hij haalt, controleert en installeert in zijn eigen tijd, en vertelt hoever hij is.',
    Rejected:
      'De lader gaat door met de firmware die hij heeft. Misschien loopt er al een update: wacht tot die klaar is.',
    AcceptedCanceled: 'De lader begint aan deze update, en is gestopt met die waarmee hij bezig was.',
    InvalidCertificate:
      'De lader gaat door met de firmware die hij heeft. Hij vertrouwt het ondertekeningscertificaat niet: neem dat van de fabrikant, of installeer eerst de root van de fabrikant.',
    RevokedCertificate:
      'De lader gaat door met de firmware die hij heeft. De fabrikant heeft het ondertekeningscertificaat ingetrokken: vraag om een opnieuw ondertekend bestand.',
  },
};
