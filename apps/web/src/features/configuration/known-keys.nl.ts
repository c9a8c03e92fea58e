import type { KnownKey } from '@laadpoort/domain/configuration/known-keys';

/** What the standard keys do and what is advised; asked for only where keys are shown. */
export const keyWords: Readonly<Record<KnownKey, string>> = {
  AdditionalRootCertificateCheck: 'Accepteert maar één rootcertificaat van ons, met het vorige als terugval.',
  AllowOfflineTxForUnknownId:
    'Onbekende passen mogen laden als de laadpaal offline is. Zet dit uit bij betaald laden: niemand kan die passen controleren.',
  AuthorizationCacheEnabled:
    'Onthoudt passen die eerder zijn gebruikt, zodat ze sneller starten en ook offline werken.',
  AuthorizationKey:
    'Het wachtwoord van de laadpaal. Wijzig het met “Nieuwe sleutel”: die wijzigt het aan beide kanten.',
  AuthorizeRemoteTxRequests:
    'Controleert bij ons of de pas mag laden als een sessie vanuit het portaal wordt gestart.',
  BlinkRepeat: 'Hoe vaak de lamp knippert als signaal.',
  CertificateSignedMaxChainSize: 'De langste certificaatketen die hij accepteert, in tekens.',
  CertificateStoreMaxLength: 'Hoeveel certificaten hij kan opslaan.',
  ChargeProfileMaxStackLevel: 'Het hoogste stackniveau dat een laadprofiel mag hebben.',
  ChargingScheduleAllowedChargingRateUnit:
    'Eenheden die hij in laadprofielen accepteert: stroom, vermogen of beide.',
  ChargingScheduleMaxPeriods: 'Hoeveel stappen een laadschema mag hebben.',
  ClockAlignedDataInterval:
    'Neemt meterstanden op vaste kloktijden. 900 is geschikt voor lastprofielen; 0 zet het uit.',
  ConnectionTimeOut:
    'Hoe lang hij op de kabel wacht nadat een pas is geaccepteerd. 60 tot 120 is gebruikelijk.',
  ConnectorPhaseRotation: 'Hoe de fasen zijn aangesloten. Nodig voor loadbalancing per fase.',
  ConnectorPhaseRotationMaxLength: 'Hoeveel onderdelen de fasevolgorde mag hebben.',
  ConnectorSwitch3to1PhaseSupported: 'Kan tijdens een sessie schakelen tussen één en drie fasen.',
  CpoName: 'De naam van de beheerder, gebruikt in certificaten.',
  GetConfigurationMaxKeys: 'Hoeveel instellingen in één keer kunnen worden gelezen.',
  HeartbeatInterval: 'Hoe vaak hij een levensteken stuurt. 300 tot 900 is gebruikelijk.',
  LightIntensity: 'Helderheid van de lamp, in procenten.',
  LocalAuthListEnabled: 'Gebruikt de passenlijst die wij sturen, ook offline.',
  LocalAuthListMaxLength: 'Hoeveel passen er op de passenlijst kunnen.',
  LocalAuthorizeOffline: 'Passen uit de passenlijst en het pasgeheugen mogen laden als hij offline is.',
  LocalPreAuthorize:
    'Start meteen bij passen uit de passenlijst en controleert het daarna bij ons. Alleen zinvol met een passenlijst.',
  MaxChargingProfilesInstalled: 'Hoeveel laadprofielen hij kan opslaan.',
  MaxEnergyOnInvalidId: 'Hoeveel energie een geweigerde pas nog mag afnemen. Houd het klein, of 0.',
  MessageTimeout: 'Hoe lang hij op ons antwoord wacht.',
  MeterValueSampleInterval: 'Hoe vaak hij tijdens een sessie meet. 60 is een goede waarde; 0 betekent nooit.',
  MeterValuesAlignedData: 'Wat hij op vaste kloktijden meet.',
  MeterValuesAlignedDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  MeterValuesSampledData: 'Wat hij tijdens een sessie meet. Het energieregister moet erbij staan.',
  MeterValuesSampledDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  MinimumStatusDuration: 'Hoe lang een status moet duren voordat die wordt gemeld.',
  NumberOfConnectors: 'Hoeveel laadpunten hij heeft.',
  ReserveConnectorZeroSupported:
    'Een willekeurig laadpunt kan worden gereserveerd, niet alleen een bepaald laadpunt.',
  ResetRetries: 'Hoe vaak hij een mislukte herstart opnieuw probeert.',
  SecurityProfile:
    'Hoe veilig hij verbinding maakt, van 0 tot 3. Support wijzigt dit met de stappen bij Beveiliging.',
  SendLocalListMaxLength: 'Hoeveel passen hij in één bericht accepteert.',
  StopTransactionMaxMeterValues: 'Hoeveel meterstanden hij bij het einde van een sessie meestuurt.',
  StopTransactionOnEVSideDisconnect: 'De sessie eindigt als de kabel uit de auto wordt getrokken.',
  StopTransactionOnInvalidId:
    'Een sessie met een geweigerde pas eindigt. Laat dit aan, anders geef je energie weg.',
  StopTxnAlignedData:
    'Standen op kloktijden, meegestuurd bij het einde van een sessie. Laat leeg, tenzij de ijkwetgeving ze vereist.',
  StopTxnAlignedDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  StopTxnSampledData:
    'Standen die bij het einde van een sessie worden meegestuurd. Houd het kort, anders wordt het bericht te groot.',
  StopTxnSampledDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  SupportedFeatureProfiles: 'De onderdelen van OCPP die hij ondersteunt.',
  SupportedFeatureProfilesMaxLength: 'Hoeveel onderdelen die lijst mag hebben.',
  SupportedFileTransferProtocols: 'Protocollen waarmee hij bestanden kan downloaden en uploaden.',
  TransactionMessageAttempts:
    'Hoe vaak hij een sessiebericht probeert te sturen. Gebruik 10 of meer, anders gaan sessies verloren.',
  TransactionMessageRetryInterval: 'Tijd tussen die pogingen. Gebruik 30 tot 60.',
  UnlockConnectorOnEVSideDisconnect:
    'De stekker in de laadpaal wordt ontgrendeld als de kabel uit de auto wordt getrokken.',
  WebSocketPingInterval: 'Hoe vaak hij de verbinding controleert. 60 is een goede waarde; 0 betekent nooit.',
};
