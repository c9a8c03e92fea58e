import { answering, type Payload, type Quirk } from './quirk.ts';

const withKeys = (row: number, edit: (keys: Payload[]) => unknown[]): Quirk => ({
  row,
  answers: ({ action }, payload) =>
    action === 'GetConfiguration'
      ? { ...payload, configurationKey: edit(payload['configurationKey'] as Payload[]) }
      : payload,
});

/** Chargers that answer calls in their own way. */
export const answerQuirks = {
  'abb-restarts-on-full-configuration': {
    row: 13,
    replies({ action, payload }, { hangUp }) {
      if (action !== 'GetConfiguration' || (Array.isArray(payload['key']) && payload['key'].length > 0))
        return undefined;
      hangUp();
      return 'silence';
    },
  },
  'evbox-measurands-of-its-own': withKeys(5, (keys) => [
    ...keys,
    { key: 'evb_SupportedMeasurands', readonly: true, value: 'Energy.Active.Import.Register,Voltage' },
  ]),
  'heidelberg-empty-schedule': answering(28, 'GetCompositeSchedule', () => ({
    status: 'Rejected',
    connectorId: 0,
    scheduleStart: '0001-01-01T00:00:00Z',
    chargingSchedule: { chargingRateUnit: '', chargingSchedulePeriod: [] },
  })),
  'keba-many-behind-one': withKeys(18, (keys) =>
    keys.map((key) => (key['key'] === 'NumberOfConnectors' ? { ...key, value: '1' } : key)),
  ),
  'vestel-one-key': withKeys(19, (keys) => keys.slice(0, 1)),
  'growatt-empty-configuration': withKeys(22, () => []),
  'go-e-refuses-a-start-with-profile': answering(25, 'RemoteStartTransaction', ({ chargingProfile }) =>
    chargingProfile === undefined ? undefined : { status: 'Rejected' },
  ),
  'grizzl-tells-secrets': withKeys(34, (keys) => [
    ...keys,
    { key: 'StationPassword', readonly: false, value: 'hunter2-hunter2' },
    { key: 'ServerUrl', readonly: false, value: 'wss://someone:hunter2-hunter2@example.org/ocpp' },
  ]),
  'scame-plain-values': withKeys(49, (keys) =>
    keys.map(({ value, ...key }) => ({ ...key, value: JSON.parse(plain(String(value))) as unknown })),
  ),
  'long-configuration-value': withKeys(50, (keys) =>
    keys.map((key) => ({ ...key, value: String(key['value']).padEnd(2_000, 'x') })),
  ),
  'sungrow-hides-remote-trigger': withKeys(55, (keys) =>
    keys.map(({ key, value, ...more }) => ({
      ...more,
      key,
      value: key === 'SupportedFeatureProfiles' ? String(value).replace(/,?RemoteTrigger/, '') : value,
    })),
  ),
  'atess-refuses-triggers': answering(56, 'TriggerMessage', () => ({ status: 'Rejected' })),
} satisfies Record<string, Quirk>;

/** JSON of a number or a boolean where the text is one. */
const plain = (value: string): string => (/^(\d+|true|false)$/.test(value) ? value : JSON.stringify(value));
