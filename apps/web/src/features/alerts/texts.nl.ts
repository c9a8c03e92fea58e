import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Meldingen',
  intro: 'Waar iemand naar moet kijken, in alle accounts. De open meldingen eerst.',
  open: 'Iemand moet kijken',
  all: 'Toon ook waar al iemand naar keek',
  none: { title: 'Niets om naar te kijken', text: 'Meldt een lader iets ernstigs, dan staat het hier.' },
  times_one: 'één keer',
  times_other: '{{count}} keer',
  acknowledge: 'Ik heb ernaar gekeken',
  acknowledged: 'Genoteerd dat je hebt gekeken',
  acknowledgedBy: 'Bekeken door {{who}}',
  somebody: 'iemand',
  charger: 'Lader {{serialNumber}}, {{station}}',
  ofAccount: 'account {{account}}',
  what: {
    'security-event': 'De lader meldt een beveiligingsgebeurtenis: {{type}}',
    'identity-conflict': 'Twee laders lijken dezelfde identiteit te gebruiken.',
    'hardware-changed': 'Een andere lader lijkt op de plaats van deze te antwoorden.',
    silent: 'De lader zegt niets meer over een sessie die niet is afgelopen.',
    clock: 'De klok van de lader loopt verkeerd.',
    'unknown-stop': 'De lader beëindigde een sessie waarvan nooit een start is gemeld.',
    'charging-after-stop': 'De lader levert nog stroom nadat de sessie klaar was.',
    'certificate-expires': 'Het certificaat van de lader eindigt op {{date}}.',
    'firmware-failed': 'Een firmware-update is mislukt.',
    'limit-not-kept': 'De lader houdt zich niet aan zijn stroomlimiet.',
  },
  localTime:
    'Hij stuurt zo te zien zijn plaatselijke tijd alsof het UTC is. Sessies worden verrekend met onze klok. Laat de installateur de klok op UTC zetten; support kan zijn tijden als plaatselijk laten lezen.',
  next: {
    'security-event':
      'Het laden gaat door. Zoek uit of daar iemand aan het werk was; zo niet, laat ernaar kijken.',
    'identity-conflict':
      'Opdrachten wachten, zodat er geen naar de verkeerde gaat. Zoek de tweede lader en geef hem een eigen identiteit.',
    'hardware-changed':
      'Sessies gaan door. Is de lader vervangen, dan is alles goed; zo niet, geef hem een nieuwe sleutel.',
    silent:
      'De sessie blijft open en er gaat niets verloren. Controleer stroom en internet van de lader. Komt er geen stop meer, beëindig de sessie dan op haar pagina.',
    clock:
      'Sessies worden met onze klok verrekend. Herstart de lader, of laat de installateur de tijd instellen.',
    'unknown-stop':
      'Wat toen is geladen, wordt niemand in rekening gebracht. Staat vrij laden aan op de lader zelf, zet het daar dan uit.',
    'charging-after-stop':
      'Die energie wordt niet verrekend. Herstart de lader; gebeurt het weer, vraag de installateur.',
    'certificate-expires':
      'Tot dan werkt alles als voorheen; daarna kan hij geen verbinding meer maken. Vernieuw het certificaat op zijn pagina Beveiliging.',
    'firmware-failed': 'De lader werkt met de oude firmware. Op zijn firmwarepagina staat wat hij meldde.',
    'limit-not-kept':
      'De andere laders krijgen minder, zodat er op de netaansluiting ruimte is voor alles wat deze kan trekken. Laat nakijken of hij laadprofielen aanneemt.',
  },
  event: {
    FirmwareUpdated: 'de firmware is gewijzigd.',
    SettingSystemTime: 'de klok is ingesteld.',
    StartupOfTheDevice: 'hij is opgestart.',
    ResetOrReboot: 'hij is herstart.',
    SecurityLogWasCleared: 'het beveiligingslogboek is geleegd.',
    MemoryExhaustion: 'het geheugen is vol.',
    TamperDetectionActivated: 'iemand heeft hem misschien geopend.',
    other: '{{type}}.',
  },
};
