import type { ChargingProfile } from '@laadpoort/ocpp/messages/charging-profile';
import { expect, test } from 'vitest';
import { startCharging, startOnlineStation, type Station } from './station.ts';

const profile = (given: Partial<ChargingProfile> = {}, limit = 10) => ({
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile' as const,
  chargingProfileKind: 'Relative' as const,
  chargingSchedule: {
    chargingRateUnit: 'A' as const,
    chargingSchedulePeriod: [{ startPeriod: 0, limit }],
  },
  ...given,
});

const set = async (
  { central }: Station,
  given: Partial<ChargingProfile>,
  limit?: number,
  connectorId = 1,
) => {
  const answer = await central.send('SetChargingProfile', {
    connectorId,
    csChargingProfiles: profile(given, limit),
  });
  return answer['status'];
};
const powerOf = async ({ station }: Station, fits: (powerW: number) => boolean) =>
  (await station.waitFor(({ connectors }) => fits(connectors[0]?.powerW ?? 0))).connectors[0]?.powerW;

test('power follows the lowest limit, and a limit below 6 A is a pause', async () => {
  await using running = await startOnlineStation();
  await startCharging(running);
  await powerOf(running, (powerW) => powerW > 10_000);
  expect(await set(running, {}, 10)).toBe('Accepted');
  await powerOf(running, (powerW) => powerW === 10 * 690);
  expect(
    await set(running, { chargingProfileId: 2, chargingProfilePurpose: 'ChargePointMaxProfile' }, 8, 0),
  ).toBe('Accepted');
  await powerOf(running, (powerW) => powerW === 8 * 690);
  expect(await set(running, {}, 0)).toBe('Accepted');
  await running.station.waitFor(({ connectors }) => connectors[0]?.status === 'SuspendedEVSE');
  expect(await running.central.send('ClearChargingProfile', {})).toEqual({ status: 'Accepted' });
  expect(await running.central.send('ClearChargingProfile', {})).toEqual({ status: 'Unknown' });
  await powerOf(running, (powerW) => powerW > 10_000);
});

test('the profile of a transaction is taken only while it runs, and goes before the default', async () => {
  await using running = await startOnlineStation();
  const tx = { chargingProfilePurpose: 'TxProfile' as const, chargingProfileId: 5 };
  expect(await set(running, { ...tx, transactionId: 1 })).toBe('Rejected');
  await startCharging(running);
  const transactionId = running.station.state.connectors[0]?.transaction?.id ?? 0;
  expect(await set(running, { ...tx, transactionId: transactionId + 1 })).toBe('Rejected');
  await set(running, {}, 6);
  expect(await set(running, { ...tx, transactionId }, 12)).toBe('Accepted');
  await powerOf(running, (powerW) => powerW === 12 * 690);
});

test('a profile that comes with a remote start limits the session that follows', async () => {
  await using running = await startOnlineStation();
  running.station.plugIn(1);
  const chargingProfile = profile({ chargingProfilePurpose: 'TxProfile' }, 7);
  expect(
    await running.central.send('RemoteStartTransaction', { connectorId: 1, idTag: 'APP1', chargingProfile }),
  ).toEqual({ status: 'Accepted' });
  await powerOf(running, (powerW) => powerW === 7 * 690);
});

test('what it cannot hold is rejected; the composite schedule shows what holds', async () => {
  await using running = await startOnlineStation();
  expect(await set(running, { stackLevel: 9 })).toBe('Rejected');
  expect(await set(running, { chargingProfilePurpose: 'ChargePointMaxProfile' }, 10, 1)).toBe('Rejected');
  const startSchedule = new Date(Date.now() - 1_000).toISOString();
  const steps = [
    { startPeriod: 0, limit: 16 },
    { startPeriod: 1_800, limit: 6.5 },
  ];
  await set(running, {
    chargingProfileKind: 'Absolute',
    chargingSchedule: { startSchedule, chargingRateUnit: 'A', chargingSchedulePeriod: steps },
  });
  const answer = await running.central.send('GetCompositeSchedule', { connectorId: 1, duration: 3_600 });
  expect(answer).toMatchObject({
    status: 'Accepted',
    connectorId: 1,
    chargingSchedule: { chargingRateUnit: 'A', duration: 3_600 },
  });
  const { chargingSchedule } = answer as unknown as { chargingSchedule: ChargingProfile['chargingSchedule'] };
  expect(chargingSchedule.chargingSchedulePeriod.map(({ limit }) => limit)).toEqual([16, 6.5]);
  expect(await running.central.send('GetCompositeSchedule', { connectorId: 9, duration: 60 })).toEqual({
    status: 'Rejected',
  });
});

test('the current in MeterValues follows the limit, also when its schedule goes on to the next step', async () => {
  await using running = await startOnlineStation({ timeScale: 100, meterSampleIntervalSeconds: 10 });
  await startCharging(running);
  const drawn = (fits: (currentA: number) => boolean) =>
    running.central.received('MeterValues', () =>
      fits(running.central.readings('Current.Import').at(-1) ?? 0),
    );
  await drawn((currentA) => currentA > 15);
  const steps = [
    { startPeriod: 0, limit: 9 },
    { startPeriod: 1, limit: 6 },
  ];
  const startSchedule = new Date().toISOString();
  await set(running, {
    chargingProfileKind: 'Absolute',
    chargingSchedule: { startSchedule, chargingRateUnit: 'A', chargingSchedulePeriod: steps },
  });
  await drawn((currentA) => Math.abs(currentA - 9) < 0.2);
  await drawn((currentA) => Math.abs(currentA - 6) < 0.2);
});
