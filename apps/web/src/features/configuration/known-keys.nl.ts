import type { KnownKey } from '@laadpoort/domain/configuration/known-keys';

/** What the standard keys do and what is advised; asked for only where keys are shown. */
export const keyWords: Readonly<Record<KnownKey, string>> = {
  AdditionalRootCertificateCheck:
    'Neemt één rootcertificaat van zijn beheerder aan, met het vorige als terugval.',
  AllowOfflineTxForUnknownId:
    'Zonder verbinding mogen onbekende passen laden. Uit bij betaald laden: niemand kan ze controleren.',
  AuthorizationCacheEnabled:
    'Onthoudt passen die het heeft gezien, om sneller en zonder verbinding te starten.',
  AuthorizationKey: 'Het wachtwoord van de lader. Wijzig het met Nieuwe sleutel: die verandert beide kanten.',
  AuthorizeRemoteTxRequests: 'Vraagt nog eens of een pas mag laden als je van hier een sessie start.',
  BlinkRepeat: 'Hoe vaak het knippert als het iets met zijn lamp zegt.',
  CertificateSignedMaxChainSize: 'Langste certificaatketen die het aanneemt, in tekens.',
  CertificateStoreMaxLength: 'Hoeveel certificaten het kan bewaren.',
  ChargeProfileMaxStackLevel: 'Hoogste niveau dat een laadprofiel mag hebben.',
  ChargingScheduleAllowedChargingRateUnit: 'Eenheden voor laadprofielen: stroom, vermogen of beide.',
  ChargingScheduleMaxPeriods: 'Hoeveel stappen een laadschema mag hebben.',
  ClockAlignedDataInterval:
    'Meterstanden op vaste kloktijden. 900 is goed voor lastprofielen; 0 zet het uit.',
  ConnectionTimeOut: 'Hoe lang het na een pas op de kabel wacht. 60 tot 120 is gebruikelijk.',
  ConnectorPhaseRotation: 'Hoe de fasen zijn aangesloten. Nodig om per fase te verdelen.',
  ConnectorPhaseRotationMaxLength: 'Hoeveel onderdelen de fasevolgorde mag hebben.',
  ConnectorSwitch3to1PhaseSupported: 'Kan tijdens een sessie wisselen tussen een en drie fasen.',
  CpoName: 'Naam van zijn beheerder, gebruikt in certificaten.',
  GetConfigurationMaxKeys: 'Hoeveel sleutels het tegelijk vertelt.',
  HeartbeatInterval: 'Hoe vaak het zegt dat het er is. 300 tot 900 is gebruikelijk.',
  LightIntensity: 'Hoe fel zijn lamp is, in procenten.',
  LocalAuthListEnabled: 'Gebruikt de passenlijst die wij sturen, ook zonder verbinding.',
  LocalAuthListMaxLength: 'Hoeveel passen zijn lijst kan bevatten.',
  LocalAuthorizeOffline: 'Zonder verbinding mogen passen uit zijn lijst en geheugen laden.',
  LocalPreAuthorize:
    'Start meteen voor passen van zijn lijst en vraagt het ons daarna. Alleen met een passenlijst.',
  MaxChargingProfilesInstalled: 'Hoeveel laadprofielen het kan bewaren.',
  MaxEnergyOnInvalidId: 'Energie die een geweigerde pas nog mag afnemen. Klein of 0.',
  MessageTimeout: 'Hoe lang het op ons antwoord wacht.',
  MeterValueSampleInterval: 'Hoe vaak het tijdens een sessie meet. 60 is goed; 0 betekent nooit.',
  MeterValuesAlignedData: 'Wat het op vaste kloktijden meet.',
  MeterValuesAlignedDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  MeterValuesSampledData: 'Wat het tijdens een sessie meet. Het energieregister moet erin staan.',
  MeterValuesSampledDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  MinimumStatusDuration: 'Zo lang moet een toestand duren voordat het hem meldt.',
  NumberOfConnectors: 'Hoeveel laadpunten het heeft.',
  ReserveConnectorZeroSupported: 'Een willekeurig laadpunt kan gereserveerd worden, niet alleen een bepaald.',
  ResetRetries: 'Hoe vaak het een mislukte herstart opnieuw probeert.',
  SecurityProfile: 'Hoe veilig het verbindt, 0 tot 3. Wijzig het met de stappen bij Beveiliging.',
  SendLocalListMaxLength: 'Hoeveel passen het in één bericht aanneemt.',
  StopTransactionMaxMeterValues: 'Hoeveel meterstanden het bij het einde van een sessie meestuurt.',
  StopTransactionOnEVSideDisconnect: 'De sessie eindigt als de kabel bij de auto wordt uitgetrokken.',
  StopTransactionOnInvalidId:
    'Een sessie van een geweigerde pas eindigt. Houd het aan, anders geef je energie weg.',
  StopTxnAlignedData:
    'Standen op kloktijden bij het einde van een sessie. Leeg, tenzij ijkwetgeving ze vraagt.',
  StopTxnAlignedDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  StopTxnSampledData: 'Standen bij het einde van een sessie. Kort, anders wordt het bericht te groot.',
  StopTxnSampledDataMaxLength: 'Hoeveel metingen die lijst mag hebben.',
  SupportedFeatureProfiles: 'De onderdelen van OCPP die het kent.',
  SupportedFeatureProfilesMaxLength: 'Hoeveel onderdelen die lijst mag hebben.',
  SupportedFileTransferProtocols: 'Manieren waarop het bestanden ophaalt en stuurt.',
  TransactionMessageAttempts:
    'Hoe vaak het een sessiebericht opnieuw stuurt. 10 of meer, anders gaan sessies verloren.',
  TransactionMessageRetryInterval: 'Tijd tussen die pogingen. 30 tot 60.',
  UnlockConnectorOnEVSideDisconnect:
    'De kant van de lader ontgrendelt als de kabel bij de auto wordt uitgetrokken.',
  WebSocketPingInterval: 'Hoe vaak het zijn verbinding controleert. 60 is goed; 0 betekent nooit.',
};
