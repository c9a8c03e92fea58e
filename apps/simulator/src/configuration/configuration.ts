import { isMeasured } from '../metering/meter.ts';

type Kind = 'integer' | 'boolean' | 'measurands' | 'text';

interface KeyRule {
  value: string;
  kind: Kind;
  readonly?: true;
  /** A change takes effect at the next boot, and the answer says so. */
  rebootRequired?: true;
}

/** The keys of OCPP 1.6 section 9 that this charge point has, with its factory settings. */
const factorySettings: Readonly<Record<string, KeyRule>> = {
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

const longestValue = 500;

export type ChangeOutcome = 'Accepted' | 'RebootRequired' | 'Rejected' | 'NotSupported';

export interface Configuration {
  text(key: string): string;
  number(key: string): number;
  flag(key: string): boolean;
  list(key: string): string[];
  /** Set by the charge point itself, past read-only marks. */
  set(key: string, value: string): void;
  /** ChangeConfiguration, with the status it answers. */
  change(key: string, value: string): ChangeOutcome;
  /** GetConfiguration; all keys when none is named. */
  read(keys: readonly string[]): {
    configurationKey: { key: string; readonly: boolean; value: string }[];
    unknownKey: string[];
  };
  /** Changes that waited for a boot take effect. */
  boot(): void;
}

export function createConfiguration(initial: Readonly<Record<string, string>>): Configuration {
  const values = new Map(Object.entries(factorySettings).map(([key, rule]) => [key, rule.value]));
  for (const [key, value] of Object.entries(initial)) {
    if (ownName(key) === undefined) throw new Error(`No configuration key is called ${key}`);
    values.set(key, value);
  }
  const atNextBoot = new Map<string, string>();
  const text = (key: string) => values.get(key) ?? '';
  return {
    text,
    number: (key) => Number(text(key)),
    flag: (key) => text(key) === 'true',
    list: (key) => splitList(text(key)),
    set: (key, value) => void values.set(key, value),
    change(key, value) {
      const name = ownName(key);
      const rule = name === undefined ? undefined : factorySettings[name];
      if (name === undefined || rule === undefined) return 'NotSupported';
      if (rule.readonly || value.length > longestValue || !accepts[rule.kind](value)) return 'Rejected';
      if (!rule.rebootRequired) {
        values.set(name, value);
        return 'Accepted';
      }
      atNextBoot.set(name, value);
      return 'RebootRequired';
    },
    read(keys) {
      const names = keys.length === 0 ? [...values.keys()] : keys.flatMap((key) => ownName(key) ?? []);
      return {
        configurationKey: names.map((key) => ({
          key,
          readonly: factorySettings[key]?.readonly === true,
          value: text(key),
        })),
        unknownKey: keys.filter((key) => ownName(key) === undefined),
      };
    },
    boot() {
      for (const [key, value] of atNextBoot) values.set(key, value);
      atNextBoot.clear();
    },
  };
}

/** Keys are case-insensitive (CiString50Type). */
function ownName(key: string): string | undefined {
  const folded = key.toLowerCase();
  return Object.keys(factorySettings).find((name) => name.toLowerCase() === folded);
}

const accepts: Record<Kind, (value: string) => boolean> = {
  integer: (value) => /^\d{1,9}$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  measurands: (value) => splitList(value).every(isMeasured),
  text: () => true,
};

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
