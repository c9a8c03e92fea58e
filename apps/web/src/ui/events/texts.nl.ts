import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  event: {
    connected: 'De laadpaal maakte verbinding.',
    disconnected:
      'De laadpaal is de verbinding kwijt. Laadpalen bewaren hun sessies intussen en melden die later.',
    disconnectedBy: {
      flood:
        'We hebben de verbinding verbroken omdat de laadpaal veel te veel berichten stuurde. Na een tijdje mag hij weer verbinden.',
      restart:
        'We hebben de verbinding verbroken omdat Laadpoort werd herstart. De laadpaal maakt vanzelf weer verbinding.',
      newer: 'De laadpaal maakte opnieuw verbinding; de oudere verbinding is verbroken.',
    },
    boot: 'De laadpaal is opgestart.',
    bootAgain: 'De laadpaal is opgestart: {{reason}}.',
    hardwareChanged: 'De laadpaal meldt zich als een ander apparaat dan voorheen ({{before}}).',
    firmwareChanged: 'Firmware bijgewerkt van {{from}} naar {{to}}.',
    'data-transfer': 'De laadpaal stuurde een fabrikantbericht.',
    quarantine: 'De laadpaal stuurde een bericht dat niet kon worden gelezen; het is bewaard.',
    command: 'Opdracht: {{action}}. {{state}}.',
    cardAccepted: 'Pas {{card}} is geaccepteerd.',
    cardRefused: 'Pas {{card}} is geweigerd.',
    fault: 'De laadpaal meldt een storing.',
    warning: 'De laadpaal geeft een waarschuwing en gaat door.',
  },
  bootReason: {
    PowerUp: 'de stroom is ingeschakeld',
    PowerReset: 'de stroom was onderbroken',
    Watchdog: 'de laadpaal herstartte uit zichzelf',
    RemoteReset: 'herstart vanuit het portaal',
    ScheduledReset: 'geplande herstart',
    FirmwareUpdate: 'firmware-update',
    LocalReset: 'ter plaatse herstart',
    Triggered: 'wij vroegen de laadpaal zich te melden',
  },
  firmware: {
    waiting: 'Nieuwe firmware wacht op verzending.',
    requested: 'Nieuwe firmware is aangevraagd.',
    sent: 'De laadpaal kreeg opdracht nieuwe firmware te downloaden.',
    downloading: 'De laadpaal downloadt nieuwe firmware.',
    downloaded: 'De laadpaal heeft de nieuwe firmware gedownload.',
    verifying: 'De laadpaal controleert de nieuwe firmware.',
    installing: 'De laadpaal installeert nieuwe firmware. Hij kan even offline zijn.',
    restarting: 'De laadpaal herstart met nieuwe firmware.',
    installed: 'Nieuwe firmware is geïnstalleerd.',
    failed: 'De nieuwe firmware kon niet worden geïnstalleerd. De laadpaal houdt de oude firmware.',
    refused: 'De laadpaal weigerde de nieuwe firmware.',
    unknown: 'Het resultaat van de firmware-update is onbekend. Controleer de versie na de volgende start.',
    replaced: 'Deze firmware-update is vervangen door een nieuwere.',
    cancelled: 'De firmware-update is geannuleerd.',
    reported: 'De laadpaal meldt een firmware-update die hier niet is aangevraagd: {{report}}.',
  },
  log: {
    requested: 'Er is een logboek van de laadpaal aangevraagd.',
    sent: 'De laadpaal is om een logboek gevraagd.',
    uploading: 'De laadpaal uploadt zijn logboek.',
    received: 'Het logboek van de laadpaal is ontvangen.',
    uploaded: 'De laadpaal heeft zijn logboek naar het opgegeven adres geüpload.',
    nothing: 'De laadpaal heeft geen logboek van die periode.',
    failed: 'De laadpaal kon zijn logboek niet uploaden.',
    refused: 'De laadpaal weigerde zijn logboek te uploaden.',
    unknown: 'Het is onbekend wat er met het logboek is gebeurd. Vraag het opnieuw op.',
    replaced: 'In plaats daarvan is een ander logboek aangevraagd.',
    reported: 'De laadpaal meldt een logboek dat hier niet is aangevraagd: {{report}}.',
  },
  reservation: {
    requested: 'Een reservering voor pas {{card}} is aangevraagd.',
    active: 'Gereserveerd voor pas {{card}}.',
    used: 'Pas {{card}} gebruikte de reservering.',
    expired: 'De reservering voor pas {{card}} is ongebruikt verlopen.',
    cancelled: 'De reservering voor pas {{card}} is geannuleerd.',
    refused: 'De laadpaal heeft de reservering voor pas {{card}} niet geaccepteerd.',
    ended: 'De reservering voor pas {{card}} is geëindigd.',
  },
  localList: {
    unknown: 'De passenlijst van de laadpaal is nog niet gelezen.',
    'not-supported':
      'Deze laadpaal ondersteunt geen passenlijst. Offline beslist hij volgens zijn eigen instellingen.',
    syncing: 'De whitelist wordt naar de laadpaal gestuurd.',
    'in-step': 'De laadpaal heeft de whitelist en gebruikt die ook als hij offline is.',
    behind: 'De whitelist wordt verstuurd zodra de laadpaal hem kan ontvangen.',
    failed:
      'De laadpaal heeft de whitelist niet geaccepteerd. Zolang hij online is, werken de passen gewoon.',
  },
  security: {
    critical: 'Een beveiligingsgebeurtenis die aandacht vraagt: {{type}}.',
    other: 'Een beveiligingsgebeurtenis: {{type}}.',
    WrongKey:
      'Iemand probeerde als deze laadpaal verbinding te maken met een verkeerde sleutel. Is de laadpaal zelf online, dan heeft hij er geen last van.',
    TlsRequired:
      'Deze laadpaal probeerde zonder TLS verbinding te maken, en dat is hier niet toegestaan. Voer het adres met TLS in de laadpaal in, of maak een uitzondering onder Configuratie.',
    BelowProfile:
      'Iemand probeerde als deze laadpaal verbinding te maken met een lager beveiligingsprofiel dan eerder is gebruikt. Is de laadpaal teruggezet naar fabrieksinstellingen, vraag dan support.',
    IdentityConflict:
      'Twee apparaten verbinden met de identiteit van deze laadpaal. Een van beide heeft een andere nodig.',
  },
  certificate: {
    requested: 'De laadpaal heeft een certificaat aangevraagd.',
    refused: 'De laadpaal heeft een certificaat aangevraagd, maar er is geen certificaat uitgegeven.',
    sent: 'Het nieuwe certificaat is naar de laadpaal gestuurd.',
    accepted: 'De laadpaal heeft het nieuwe certificaat geaccepteerd.',
    rejected: 'De laadpaal heeft het nieuwe certificaat niet geaccepteerd. Hij houdt het oude.',
    'in-use': 'De laadpaal verbindt nu met het nieuwe certificaat.',
    superseded: 'Een ouder certificaat van de laadpaal wordt niet meer gebruikt.',
    revoked: 'Een certificaat van de laadpaal is ingetrokken: hij kan er niet meer mee verbinden.',
  },
  alert: {
    'security-event': 'Een beveiligingsgebeurtenis vraagt aandacht.',
    'wrong-keys': 'Iemand probeert steeds met verkeerde sleutels als deze laadpaal verbinding te maken.',
    'identity-conflict': 'Twee apparaten gebruiken de identiteit van deze laadpaal.',
    'hardware-changed': 'Onder deze identiteit antwoordt een ander apparaat.',
    silent: 'De laadpaal is verbonden, maar meldt niets terwijl er een auto laadt.',
    clock: 'De klok van de laadpaal staat verkeerd.',
    'unknown-stop': 'De laadpaal beëindigde een sessie waarvan hij de start nooit heeft gemeld.',
    'charging-after-stop': 'De laadpaal laadt door nadat de sessie is afgelopen.',
    'certificate-expires': 'Het certificaat van de laadpaal verloopt binnenkort.',
    'firmware-failed': 'Nieuwe firmware kon niet worden geïnstalleerd.',
    'limit-not-kept': 'De laadpaal neemt meer af dan zijn limiet.',
    'foreign-protocol': 'De laadpaal biedt alleen OCPP-versies aan die hier niet worden ondersteund.',
  },
};
