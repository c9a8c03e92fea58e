import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { expect } from 'vitest';
import { conformance } from './case.ts';
import type { Tool } from './tool.ts';

const { octt } = conformance();

const booted = async (tool: Tool) => {
  const cp = await tool.connect();
  await cp.boot();
  return cp;
};

octt('TC_054', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ TriggerMessage: { status: 'Accepted' } });
  const trigger = async (request: Omit<Extract<CommandRequest, { action: 'TriggerMessage' }>, 'action'>) => {
    const command = await tool.operate({ action: 'TriggerMessage', ...request });
    expect(command).toMatchObject({ state: 'done', answer: 'Accepted' });
    expect(await tool.received('TriggerMessage')).toEqual(request);
  };
  await trigger({ requestedMessage: 'MeterValues', connectorId: 1 });
  const meterValue = [
    { timestamp: new Date().toISOString(), sampledValue: [{ value: '10', context: 'Trigger' as const }] },
  ];
  expect(await cp.call('MeterValues', { connectorId: 1, meterValue })).toEqual({});
  await trigger({ requestedMessage: 'Heartbeat' });
  await cp.call('Heartbeat', {});
  await trigger({ requestedMessage: 'StatusNotification', connectorId: 1 });
  await cp.status(1, 'Available');
  await trigger({ requestedMessage: 'DiagnosticsStatusNotification' });
  expect(await cp.call('DiagnosticsStatusNotification', { status: 'Idle' })).toEqual({});
  tool.answer({ TriggerMessage: { status: 'NotImplemented' } });
  const command = await tool.operate({
    action: 'TriggerMessage',
    requestedMessage: 'FirmwareStatusNotification',
  });
  expect(command).toMatchObject({ state: 'not-supported', answer: 'NotImplemented' });
  expect(await cp.call('FirmwareStatusNotification', { status: 'Idle' })).toEqual({});
});

octt('TC_055', async (tool) => {
  await booted(tool);
  tool.answer({ TriggerMessage: { status: 'Rejected' } });
  const command = await tool.operate({
    action: 'TriggerMessage',
    requestedMessage: 'MeterValues',
    connectorId: 1,
  });
  expect(command).toMatchObject({ state: 'rejected', answer: 'Rejected' });
});

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

const profile = (
  purpose: ChargingProfile['chargingProfilePurpose'],
  more: Partial<ChargingProfile> = {},
): ChargingProfile => ({
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: purpose,
  chargingProfileKind: 'Absolute',
  validFrom: hours(0),
  validTo: hours(24),
  chargingSchedule: {
    duration: 86_400,
    startSchedule: hours(0),
    chargingRateUnit: 'A',
    chargingSchedulePeriod: [{ startPeriod: 0, limit: 6, numberPhases: 3 }],
  },
  ...more,
});

octt('TC_056', async (tool) => {
  await booted(tool);
  tool.answer({ SetChargingProfile: { status: 'Accepted' } });
  const csChargingProfiles = profile('TxDefaultProfile');
  const command = await tool.operate({ action: 'SetChargingProfile', connectorId: 1, csChargingProfiles });
  expect(command).toMatchObject({ state: 'done', answer: 'Accepted' });
  const request = await tool.received('SetChargingProfile');
  expect(request).toEqual({ connectorId: 1, csChargingProfiles });
  expect(request.csChargingProfiles).not.toHaveProperty('transactionId');
  expect(request.csChargingProfiles).not.toHaveProperty('recurrencyKind');
});

octt('TC_057', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  tool.answer({ SetChargingProfile: { status: 'Accepted' } });
  const csChargingProfiles = profile('TxProfile', { transactionId });
  const command = await tool.operate({ action: 'SetChargingProfile', connectorId: 1, csChargingProfiles });
  expect(command).toMatchObject({ state: 'done' });
  expect(await tool.received('SetChargingProfile')).toEqual({ connectorId: 1, csChargingProfiles });
});

octt('TC_059', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ RemoteStartTransaction: { status: 'Accepted' } });
  const idTag = tool.cards.valid;
  const chargingProfile = profile('TxProfile');
  await tool.operate({ action: 'RemoteStartTransaction', connectorId: 1, idTag, chargingProfile });
  const request = await tool.received('RemoteStartTransaction');
  expect(request).toEqual({ connectorId: 1, idTag, chargingProfile });
  expect(request.chargingProfile).not.toHaveProperty('transactionId');
  await cp.charge(idTag);
});

octt('TC_066', async (tool) => {
  await booted(tool);
  tool.answer({
    GetCompositeSchedule: {
      status: 'Accepted',
      connectorId: 1,
      scheduleStart: hours(0),
      chargingSchedule: {
        duration: 300,
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }],
      },
    },
  });
  const asked = { connectorId: 1, duration: 300, chargingRateUnit: 'A' } as const;
  const command = await tool.operate({ action: 'GetCompositeSchedule', ...asked });
  expect(command).toMatchObject({ state: 'done', answer: 'Accepted' });
  expect(await tool.received('GetCompositeSchedule')).toEqual(asked);
});

octt('TC_067', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  tool.answer({ SetChargingProfile: { status: 'Accepted' }, ClearChargingProfile: { status: 'Accepted' } });
  const three = [
    [0, profile('ChargePointMaxProfile', { chargingProfileId: 1 })],
    [1, profile('TxDefaultProfile', { chargingProfileId: 2 })],
    [1, profile('TxProfile', { chargingProfileId: 3, transactionId })],
  ] as const;
  for (const [connectorId, csChargingProfiles] of three) {
    await tool.operate({ action: 'SetChargingProfile', connectorId, csChargingProfiles });
    expect(await tool.received('SetChargingProfile')).toEqual({ connectorId, csChargingProfiles });
  }
  const criteria = { connectorId: 1, chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 0 } as const;
  for (const clear of [{ id: 1 }, criteria, {}]) {
    const command = await tool.operate({ action: 'ClearChargingProfile', ...clear });
    expect(command).toMatchObject({ state: 'done', answer: 'Accepted' });
    expect(await tool.received('ClearChargingProfile')).toEqual(clear);
  }
});
