import { describe, expect, test } from 'vitest';
import { keyClass } from '../configuration/key-class.ts';
import {
  commandNeedsStepUp,
  commandPermission,
  configurationNeedsStepUp,
  configurationPermission,
} from './command-permission.ts';

const changing = (key: string) => commandPermission({ action: 'ChangeConfiguration', key });

describe('operating a charger is not configuring it', () => {
  test.each([
    'Reset',
    'UnlockConnector',
    'RemoteStartTransaction',
    'RemoteStopTransaction',
    'ChangeAvailability',
    'ClearCache',
    'GetConfiguration',
    'TriggerMessage',
  ] as const)('%s', (action) => {
    expect(commandPermission({ action })).toBe('commands.operate');
  });

  test('what a vendor’s message does is not known', () => {
    expect(commandPermission({ action: 'DataTransfer' })).toBe('stations.manage');
  });

  test('a harmless key needs less than one that a bill, the connection or the security depends on', () => {
    expect(changing('LightIntensity')).toBe('commands.configure');
    for (const key of ['MeterValueSampleInterval', 'WebSocketPingInterval', 'AuthorizationKey'])
      expect(changing(key), key).toBe('stations.manage');
  });

  test('a key of the charger’s own, of which nobody knows what it does, is no harmless one', () => {
    for (const key of ['BackendUrl', 'ocpp.csms.address', '', 'LightIntensity2', 'ＬightIntensіty'])
      expect(changing(key), key).toBe('stations.manage');
  });
});

test.each([
  ['AuthorizationKey', 'security'],
  ['  authorization-KEY ', 'security'],
  ['Ａuthorization_Key', 'security'],
  ['Security.Profile', 'security'],
  ['web socket ping interval', 'connection'],
  ['METERVALUESSAMPLEDDATA', 'billing'],
  ['light_intensity', 'harmless'],
  ['ConnectorPhaseRotation', 'other'],
  ['CentralSystemAddress', 'other'],
])('%s: %s', (key, expected) => {
  expect(keyClass(key)).toBe(expected);
});

test('keys of the connection, of bills and of security need step-up, whoever sets them and however', () => {
  for (const key of ['WebSocketPingInterval', 'meter value sample interval', 'AuthorizationKey']) {
    expect(commandNeedsStepUp({ action: 'ChangeConfiguration', key }), key).toBe(true);
    expect(configurationNeedsStepUp({ change: 'set', key }), key).toBe(true);
  }
  expect(commandNeedsStepUp({ action: 'ChangeConfiguration', key: 'LightIntensity' })).toBe(false);
  for (const action of ['UpdateFirmware', 'SignedUpdateFirmware'] as const)
    expect(commandNeedsStepUp({ action }), action).toBe(true);
  for (const action of ['InstallCertificate', 'DeleteCertificate', 'CertificateSigned'] as const)
    expect(commandNeedsStepUp({ action }), action).toBe(true);
  expect(commandNeedsStepUp({ action: 'Reset' })).toBe(false);
  expect(configurationNeedsStepUp({ change: 'apply-desired' })).toBe(false);
});

test('a change of several keys needs what its keys need', () => {
  expect(configurationPermission({ change: 'set', key: 'BlinkRepeat' })).toBe('commands.configure');
  expect(configurationPermission({ change: 'forget', key: 'SecurityProfile' })).toBe('stations.manage');
  expect(configurationPermission({ change: 'apply-desired' })).toBe('commands.configure');
  expect(configurationPermission({ change: 'apply-recommended' })).toBe('stations.manage');
  expect(configurationPermission({ change: 'ask-measurements' })).toBe('stations.manage');
});
