import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import { describe, expect, test } from 'vitest';
import { expertActions, expertFields } from './expert-fields.ts';
import { expertRequest, type ExpertValues } from './expert-request.ts';
import { en } from '../texts.en.ts';
import { typedProfile } from './typed-profile.ts';

// Neither the reader's zone nor the operator's.
const ZONE = 'Europe/Lisbon';

const make = (action: (typeof expertActions)[number], values: ExpertValues) =>
  expertRequest(action, expertFields(action), values, ZONE);

test('every action has a form, and every field of it words', () => {
  expect(expertActions).toHaveLength(26);
  const names = new Set(expertActions.flatMap((action) => expertFields(action).map(({ name }) => name)));
  expect([...names].filter((name) => !(name in en.expert.fields))).toEqual([]);
  expect(expertActions.filter((action) => !(action in en.expert.actions))).toEqual([]);
});

describe('what is typed becomes the request', () => {
  test('with numbers, times and lists, without what is empty', () => {
    expect(make('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: '1' }).valid).toEqual({
      action: 'TriggerMessage',
      requestedMessage: 'MeterValues',
      connectorId: 1,
    });
    expect(make('GetConfiguration', { key: 'A, B,' }).valid).toEqual({
      action: 'GetConfiguration',
      key: ['A', 'B'],
    });
    expect(make('GetConfiguration', { key: '' }).valid).toEqual({ action: 'GetConfiguration' });
    const log = { logType: 'SecurityLog', requestId: '5', 'log.remoteLocation': 'https://a.example/x' };
    expect(make('GetLog', log).valid).toEqual({
      action: 'GetLog',
      logType: 'SecurityLog',
      requestId: 5,
      log: { remoteLocation: 'https://a.example/x' },
    });
  });

  test('with times by the clock of the station', () => {
    const typed = { location: 'https://a.example/x', retrieveDate: '2026-12-01T10:00' };
    expect(make('UpdateFirmware', typed).valid).toMatchObject({ retrieveDate: '2026-12-01T10:00:00.000Z' });
  });

  test('with a charging profile, its limits cut to one decimal', () => {
    const { valid } = make('SetChargingProfile', {
      connectorId: '1',
      'csChargingProfiles.chargingProfileId': '3',
      'csChargingProfiles.stackLevel': '0',
      'csChargingProfiles.chargingProfilePurpose': 'TxDefaultProfile',
      'csChargingProfiles.chargingProfileKind': 'Absolute',
      'csChargingProfiles.chargingSchedule.chargingRateUnit': 'A',
      'csChargingProfiles.chargingSchedule.chargingSchedulePeriod': [
        { startPeriod: '0', limit: '6,58', numberPhases: '' },
        { startPeriod: '60', limit: '16', numberPhases: '1' },
      ],
    });
    expect(valid).toMatchObject({
      csChargingProfiles: {
        chargingSchedule: {
          chargingSchedulePeriod: [
            { startPeriod: 0, limit: 6.5 },
            { startPeriod: 60, limit: 16, numberPhases: 1 },
          ],
        },
      },
    });
  });
});

test('a profile that was sent fills the form with itself', () => {
  const profile: ChargingProfile = {
    chargingProfileId: 3,
    stackLevel: 1,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind: 'Recurring',
    recurrencyKind: 'Daily',
    validFrom: '2026-11-22T12:00:00.000Z',
    chargingSchedule: {
      duration: 60,
      chargingRateUnit: 'W',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 4_140.5, numberPhases: 3 }],
    },
  };
  expect(make('SetChargingProfile', typedProfile(2, profile, ZONE)).valid).toEqual({
    action: 'SetChargingProfile',
    connectorId: 2,
    csChargingProfiles: profile,
  });
});

test('what is wrong is told at its field', () => {
  expect(make('Reset', {}).problems).toEqual({ type: 'required' });
  expect(make('UnlockConnector', { connectorId: 'one' }).problems).toHaveProperty('connectorId');
  expect(make('GetDiagnostics', { location: 'javascript:x' }).problems).toEqual({ location: 'file-address' });
  const list = { listVersion: '1', updateType: 'Full', localAuthorizationList: 'no JSON' };
  expect(make('SendLocalList', list).problems).toHaveProperty('localAuthorizationList');
  expect(make('RemoteStartTransaction', { connectorId: '1', idTag: '' }).problems).toEqual({
    idTag: 'required',
  });
});
