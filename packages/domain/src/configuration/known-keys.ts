/** The type of a key's value and its useful range. */
export type KeyKind =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly unit: 's' | 'Wh' | null; readonly min: number; readonly max: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'text' };

const flag: KeyKind = { kind: 'boolean' };
const list: KeyKind = { kind: 'list' };
const text: KeyKind = { kind: 'text' };
const seconds = (min = 0, max = 86_400): KeyKind => ({ kind: 'number', unit: 's', min, max });
const count = (min = 0, max = 100_000): KeyKind => ({ kind: 'number', unit: null, min, max });

/** The keys of OCPP 1.6 (chapter 9), its errata and its security extension. Chargers also have keys of their own. */
export const KNOWN_KEYS = {
  AdditionalRootCertificateCheck: flag,
  AllowOfflineTxForUnknownId: flag,
  AuthorizationCacheEnabled: flag,
  AuthorizationKey: text,
  AuthorizeRemoteTxRequests: flag,
  BlinkRepeat: count(),
  CertificateSignedMaxChainSize: count(),
  CertificateStoreMaxLength: count(),
  ChargeProfileMaxStackLevel: count(),
  ChargingScheduleAllowedChargingRateUnit: list,
  ChargingScheduleMaxPeriods: count(),
  ClockAlignedDataInterval: seconds(),
  ConnectionTimeOut: seconds(1, 3_600),
  ConnectorPhaseRotation: list,
  ConnectorPhaseRotationMaxLength: count(),
  ConnectorSwitch3to1PhaseSupported: flag,
  CpoName: text,
  GetConfigurationMaxKeys: count(),
  HeartbeatInterval: seconds(1),
  LightIntensity: count(0, 100),
  LocalAuthListEnabled: flag,
  LocalAuthListMaxLength: count(),
  LocalAuthorizeOffline: flag,
  LocalPreAuthorize: flag,
  MaxChargingProfilesInstalled: count(),
  MaxEnergyOnInvalidId: { kind: 'number', unit: 'Wh', min: 0, max: 1_000_000 },
  MessageTimeout: seconds(),
  MeterValueSampleInterval: seconds(),
  MeterValuesAlignedData: list,
  MeterValuesAlignedDataMaxLength: count(),
  MeterValuesSampledData: list,
  MeterValuesSampledDataMaxLength: count(),
  MinimumStatusDuration: seconds(),
  NumberOfConnectors: count(1, 64),
  ReserveConnectorZeroSupported: flag,
  ResetRetries: count(0, 100),
  SecurityProfile: count(0, 3),
  SendLocalListMaxLength: count(),
  StopTransactionMaxMeterValues: count(),
  StopTransactionOnEVSideDisconnect: flag,
  StopTransactionOnInvalidId: flag,
  StopTxnAlignedData: list,
  StopTxnAlignedDataMaxLength: count(),
  StopTxnSampledData: list,
  StopTxnSampledDataMaxLength: count(),
  SupportedFeatureProfiles: list,
  SupportedFeatureProfilesMaxLength: count(),
  SupportedFileTransferProtocols: list,
  TransactionMessageAttempts: count(0, 1_000),
  TransactionMessageRetryInterval: seconds(),
  UnlockConnectorOnEVSideDisconnect: flag,
  WebSocketPingInterval: seconds(),
} as const satisfies Readonly<Record<string, KeyKind>>;

export type KnownKey = keyof typeof KNOWN_KEYS;

const byFolded = new Map(Object.keys(KNOWN_KEYS).map((key) => [key.toLowerCase(), key as KnownKey]));

/** The standard key that a charger refers to; names are case-insensitive (CiString50Type). */
export const knownKey = (key: string): KnownKey | null => {
  return byFolded.get(key.toLowerCase()) ?? null;
};
