import type { Texts } from '#lib/texts.ts';
import type { en } from './texts.en.ts';

export const nl: Texts<typeof en> = {
  title: 'Meldingen',
  intro: 'Meldingen uit alle accounts waar iemand iets mee moet doen. De openstaande eerst.',
  open: 'Vraagt aandacht',
  all: 'Toon ook meldingen die al gezien zijn',
  none: { title: 'Niets vraagt aandacht', text: 'Ernstige meldingen van laadpalen verschijnen hier.' },
  times_one: 'één keer',
  times_other: '{{count}} keer',
  acknowledge: 'Markeer als gezien',
  acknowledged: 'Gemarkeerd als gezien',
  acknowledgedBy: 'Gezien door {{who}}',
  somebody: 'iemand',
  charger: 'Laadpaal {{serialNumber}}, {{station}}',
  ofAccount: 'account {{account}}',
  what: {
    'security-event': 'De laadpaal meldde een beveiligingsgebeurtenis: {{type}}',
    'wrong-keys':
      'Iemand probeert steeds met verkeerde sleutels als deze laadpaal verbinding te maken, vanaf {{from}}.',
    'identity-conflict': 'Twee laadpalen lijken dezelfde identiteit te gebruiken.',
    'hardware-changed': 'Onder deze identiteit lijkt een andere laadpaal te antwoorden.',
    silent: 'De laadpaal meldt niets meer over een sessie die nog niet is afgelopen.',
    clock: 'De klok van de laadpaal staat verkeerd.',
    'unknown-stop': 'De laadpaal beëindigde een sessie waarvan hij de start nooit heeft gemeld.',
    'charging-after-stop': 'De laadpaal bleef stroom leveren nadat de sessie was afgelopen.',
    'certificate-expires': 'Het certificaat van de laadpaal verloopt op {{date}}.',
    'firmware-failed': 'Een firmware-update is mislukt.',
    'limit-not-kept': 'De laadpaal neemt meer af dan zijn limiet.',
    'foreign-protocol':
      'De laadpaal kan geen verbinding maken: hij biedt {{offered}} aan, en hier wordt alleen OCPP 1.6 ondersteund.',
  },
  unknownAddress: 'een adres waarvandaan hij nooit eerder verbinding heeft gemaakt',
  localTime:
    'De laadpaal stuurt zo te zien lokale tijd alsof het UTC is. Sessies worden verrekend met onze klok. Laat de installateur de klok op UTC zetten, of vraag support om de tijden als lokaal te behandelen.',
  next: {
    'security-event':
      'Het laden gaat door. Zoek uit of iemand aan de laadpaal heeft gewerkt; zo niet, laat hem nakijken.',
    'wrong-keys':
      'Een laadpaal die verbonden is, merkt er niets van, en een adres met veel verkeerde sleutels wordt een tijd geweigerd. Is de laadpaal zelf offline, voer dan zijn sleutel opnieuw in of geef hem een nieuwe.',
    'identity-conflict':
      'Opdrachten worden tegengehouden, zodat er geen bij de verkeerde laadpaal terechtkomt. Zoek de tweede laadpaal en geef hem een eigen identiteit.',
    'hardware-changed':
      'Sessies gaan door. Is de laadpaal vervangen, dan hoef je niets te doen; zo niet, geef hem een nieuwe sleutel.',
    silent:
      'De sessie blijft open en er gaat niets verloren. Controleer de stroom en het internet van de laadpaal. Komt er geen stop meer, beëindig de sessie dan op de sessiepagina.',
    clock:
      'Sessies worden verrekend met onze klok. Herstart de laadpaal, of laat de installateur de tijd instellen.',
    'unknown-stop':
      'De energie van die sessie wordt aan niemand verrekend. Staat gratis laden aan in de laadpaal zelf, zet het daar dan uit.',
    'charging-after-stop':
      'Die energie wordt niet verrekend. Herstart de laadpaal; gebeurt het opnieuw, vraag dan de installateur.',
    'certificate-expires':
      'Tot die tijd verandert er niets; daarna kan de laadpaal geen verbinding meer maken. Support kan een nieuw certificaat uitgeven op het tabblad Beveiliging van de laadpaal.',
    'firmware-failed':
      'De laadpaal werkt met de oude firmware. Support kan zien wat hij heeft gemeld en de update opnieuw sturen.',
    'limit-not-kept':
      'De andere laadpalen krijgen minder, zodat er op de netaansluiting ruimte is voor alles wat deze kan afnemen. Laat nakijken of hij laadprofielen accepteert.',
  },
  protocol: {
    known: 'Stel in de {{device}} in: {{setting}}. Start hem daarna opnieuw.',
    unknown:
      'Kies in de instellingen van {{device}} OCPP 1.6 (ook 1.6J of 1.6 JSON) als protocol of OCPP-versie; in een netwerkprofiel van OCPP 2 heet dit OCPP16. Start hem daarna opnieuw.',
    device: 'de laadpaal',
    none: 'geen versie van OCPP',
  },
  event: {
    FirmwareUpdated: 'de firmware is bijgewerkt.',
    SettingSystemTime: 'de klok is ingesteld.',
    StartupOfTheDevice: 'hij is opgestart.',
    ResetOrReboot: 'hij is herstart.',
    SecurityLogWasCleared: 'het beveiligingslogboek is gewist.',
    MemoryExhaustion: 'het geheugen is vol.',
    TamperDetectionActivated: 'iemand heeft misschien de behuizing geopend.',
    other: '{{type}}.',
  },
};
