import type { KnownKey } from './known-keys.ts';

/** What a wrong value of a key can harm; `other`: nobody knows, or the wiring. */
export type KeyClass = 'harmless' | 'connection' | 'billing' | 'security' | 'other';

const KEYS: Readonly<Record<Exclude<KeyClass, 'other'>, readonly KnownKey[]>> = {
  harmless: [
    'BlinkRepeat',
    'ConnectionTimeOut',
    'LightIntensity',
    'MinimumStatusDuration',
    'ResetRetries',
    'UnlockConnectorOnEVSideDisconnect',
  ],
  connection: ['HeartbeatInterval', 'MessageTimeout', 'WebSocketPingInterval'],
  billing: [
    'AllowOfflineTxForUnknownId',
    'AuthorizationCacheEnabled',
    'AuthorizeRemoteTxRequests',
    'ClockAlignedDataInterval',
    'LocalAuthListEnabled',
    'LocalAuthorizeOffline',
    'LocalPreAuthorize',
    'MaxEnergyOnInvalidId',
    'MeterValueSampleInterval',
    'MeterValuesAlignedData',
    'MeterValuesSampledData',
    'StopTransactionMaxMeterValues',
    'StopTransactionOnEVSideDisconnect',
    'StopTransactionOnInvalidId',
    'StopTxnAlignedData',
    'StopTxnSampledData',
    'TransactionMessageAttempts',
    'TransactionMessageRetryInterval',
  ],
  security: [
    'AdditionalRootCertificateCheck',
    'AuthorizationKey',
    'CertificateSignedMaxChainSize',
    'CertificateStoreMaxLength',
    'CpoName',
    'SecurityProfile',
  ],
};

/** Chargers may take a key for another that is written like it: with other case, blanks, hyphens or wide letters. */
const normalised = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const CLASSES = new Map(
  Object.entries(KEYS).flatMap(([keyClass, keys]) =>
    keys.map((key) => [normalised(key), keyClass as KeyClass]),
  ),
);

/** Keys of a charger's own are `other`: what they do is not known. */
export const keyClass = (key: string): KeyClass => CLASSES.get(normalised(key)) ?? 'other';
