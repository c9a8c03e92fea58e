import type { KnownKey } from '@laadpoort/domain/configuration/known-keys';

/** What the standard keys do and what is advised; asked for only where keys are shown. */
export const keyWords: Readonly<Record<KnownKey, string>> = {
  AdditionalRootCertificateCheck:
    'Accepts only one root certificate from us, with the previous one as a fallback.',
  AllowOfflineTxForUnknownId:
    'Unknown cards may charge while the charger is offline. Switch it off for paid charging: nobody can check those cards.',
  AuthorizationCacheEnabled: 'Remembers cards it has seen, so that they start faster and also work offline.',
  AuthorizationKey: 'The charger’s password. Change it with “New key”, which changes it on both sides.',
  AuthorizeRemoteTxRequests:
    'Checks with us whether the card may charge when a session is started from the portal.',
  BlinkRepeat: 'How many times its light blinks as a signal.',
  CertificateSignedMaxChainSize: 'The longest certificate chain it accepts, in characters.',
  CertificateStoreMaxLength: 'How many certificates it can store.',
  ChargeProfileMaxStackLevel: 'The highest stack level that a charging profile may have.',
  ChargingScheduleAllowedChargingRateUnit: 'Units it accepts in charging profiles: current, power or both.',
  ChargingScheduleMaxPeriods: 'How many steps a charging schedule may have.',
  ClockAlignedDataInterval:
    'Takes meter readings at fixed clock times. 900 suits load profiles; 0 switches it off.',
  ConnectionTimeOut: 'How long it waits for the cable after a card was accepted. 60 to 120 is usual.',
  ConnectorPhaseRotation: 'How the phases are wired. Needed for load management per phase.',
  ConnectorPhaseRotationMaxLength: 'How many entries the phase rotation may have.',
  ConnectorSwitch3to1PhaseSupported: 'Can switch between one and three phases during a session.',
  CpoName: 'The name of its operator, used in certificates.',
  GetConfigurationMaxKeys: 'How many settings can be read at once.',
  HeartbeatInterval: 'How often it sends a sign of life. 300 to 900 is usual.',
  LightIntensity: 'Brightness of its light, in percent.',
  LocalAuthListEnabled: 'Uses the card list that we send, also while offline.',
  LocalAuthListMaxLength: 'How many cards its card list can hold.',
  LocalAuthorizeOffline: 'Cards from its card list and card memory may charge while it is offline.',
  LocalPreAuthorize:
    'Starts immediately for cards on its card list, and checks with us afterwards. Only useful with a card list.',
  MaxChargingProfilesInstalled: 'How many charging profiles it can store.',
  MaxEnergyOnInvalidId: 'How much energy a refused card may still take. Keep it small, or 0.',
  MessageTimeout: 'How long it waits for our answer.',
  MeterValueSampleInterval: 'How often it measures during a session. 60 is a good value; 0 means never.',
  MeterValuesAlignedData: 'What it measures at fixed clock times.',
  MeterValuesAlignedDataMaxLength: 'How many measurements that list may have.',
  MeterValuesSampledData: 'What it measures during a session. This must include the energy register.',
  MeterValuesSampledDataMaxLength: 'How many measurements that list may have.',
  MinimumStatusDuration: 'How long a status has to last before it is reported.',
  NumberOfConnectors: 'How many charging points it has.',
  ReserveConnectorZeroSupported: 'Any of its charging points can be reserved, not only a specific one.',
  ResetRetries: 'How many times it tries again if a restart fails.',
  SecurityProfile: 'How securely it connects, from 0 to 3. Support changes it with the steps under Security.',
  SendLocalListMaxLength: 'How many cards it accepts in one message.',
  StopTransactionMaxMeterValues: 'How many readings it includes at the end of a session.',
  StopTransactionOnEVSideDisconnect: 'The session ends when the cable is unplugged from the car.',
  StopTransactionOnInvalidId: 'A session with a refused card ends. Keep this on, or you give energy away.',
  StopTxnAlignedData:
    'Readings at clock times, sent at the end of a session. Leave empty unless calibration law requires them.',
  StopTxnAlignedDataMaxLength: 'How many measurements that list may have.',
  StopTxnSampledData:
    'Readings sent at the end of a session. Keep it short, or the message becomes too large.',
  StopTxnSampledDataMaxLength: 'How many measurements that list may have.',
  SupportedFeatureProfiles: 'The parts of OCPP that it supports.',
  SupportedFeatureProfilesMaxLength: 'How many parts that list may have.',
  SupportedFileTransferProtocols: 'Protocols it can use to download and upload files.',
  TransactionMessageAttempts:
    'How many times it tries to send a session message. Use 10 or more, or sessions get lost.',
  TransactionMessageRetryInterval: 'Time between those attempts. Use 30 to 60.',
  UnlockConnectorOnEVSideDisconnect:
    'The plug in the charger is unlocked when the cable is unplugged from the car.',
  WebSocketPingInterval: 'How often it checks its connection. 60 is a good value; 0 means never.',
};
