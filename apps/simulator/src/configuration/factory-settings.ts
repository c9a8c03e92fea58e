export type KeyKind = 'integer' | 'boolean' | 'measurands' | 'text';

interface KeyRule {
  value: string;
  kind: KeyKind;
  readonly?: true;
  /** A change takes effect at the next boot, and the answer says so. */
  rebootRequired?: true;
}

/** The keys of OCPP 1.6 section 9 that this charge point has, with its factory settings. */
export const factorySettings: Readonly<Record<string, KeyRule>> = {
  AllowOfflineTxForUnknownId: { value: 'false', kind: 'boolean' },
  AuthorizationCacheEnabled: { value: 'true', kind: 'boolean' },
  AuthorizeRemoteTxRequests: { value: 'false', kind: 'boolean' },
  AdditionalRootCertificateCheck: { value: 'false', kind: 'boolean', readonly: true },
  CertificateSignedMaxChainSize: { value: '10000', kind: 'integer', readonly: true },
  CertificateStoreMaxLength: { value: '10', kind: 'integer', readonly: true },
  ChargeProfileMaxStackLevel: { value: '8', kind: 'integer', readonly: true },
  ChargingScheduleAllowedChargingRateUnit: { value: 'Current,Power', kind: 'text', readonly: true },
  ChargingScheduleMaxPeriods: { value: '24', kind: 'integer', readonly: true },
  ClockAlignedDataInterval: { value: '0', kind: 'integer', readonly: true },
  ConnectionTimeOut: { value: '60', kind: 'integer' },
  ConnectorPhaseRotation: { value: '0.RST,1.RST', kind: 'text', rebootRequired: true },
  CpoName: { value: '', kind: 'text' },
  GetConfigurationMaxKeys: { value: '50', kind: 'integer', readonly: true },
  HeartbeatInterval: { value: '300', kind: 'integer' },
  LocalAuthListEnabled: { value: 'true', kind: 'boolean' },
  LocalAuthListMaxLength: { value: '500', kind: 'integer', readonly: true },
  LocalAuthorizeOffline: { value: 'true', kind: 'boolean' },
  LocalPreAuthorize: { value: 'false', kind: 'boolean' },
  MaxChargingProfilesInstalled: { value: '10', kind: 'integer', readonly: true },
  MeterValueSampleInterval: { value: '60', kind: 'integer' },
  MeterValuesAlignedData: { value: '', kind: 'measurands', readonly: true },
  MeterValuesSampledData: {
    value: 'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage',
    kind: 'measurands',
  },
  NumberOfConnectors: { value: '1', kind: 'integer', readonly: true },
  ReserveConnectorZeroSupported: { value: 'true', kind: 'boolean', readonly: true },
  ResetRetries: { value: '1', kind: 'integer' },
  SendLocalListMaxLength: { value: '50', kind: 'integer', readonly: true },
  SecurityProfile: { value: '0', kind: 'integer', rebootRequired: true },
  StopTransactionOnEVSideDisconnect: { value: 'true', kind: 'boolean', readonly: true },
  StopTransactionOnInvalidId: { value: 'true', kind: 'boolean' },
  StopTxnAlignedData: { value: '', kind: 'measurands', readonly: true },
  StopTxnSampledData: { value: 'Energy.Active.Import.Register', kind: 'measurands' },
  SupportedFeatureProfiles: {
    value: 'Core,FirmwareManagement,RemoteTrigger,LocalAuthListManagement,Reservation,SmartCharging',
    kind: 'text',
    readonly: true,
  },
  TransactionMessageAttempts: { value: '3', kind: 'integer' },
  TransactionMessageRetryInterval: { value: '60', kind: 'integer' },
  UnlockConnectorOnEVSideDisconnect: { value: 'true', kind: 'boolean' },
  WebSocketPingInterval: { value: '30', kind: 'integer', rebootRequired: true },
};
