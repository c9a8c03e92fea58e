import { expect, test } from 'vitest';
import { parseCommandLine } from '../src/fleet/command-line.ts';
import { parseFleet } from '../src/fleet/fleet-file.ts';
import { quirkNames } from '../src/quirks/quirks.ts';
import { card, startCharging, startOnlineStation } from './station.ts';

test('a quirk is chosen by its name, on the command line and in a fleet', () => {
  const url = ['--url', 'ws://localhost:3000/ocpp'];
  expect(parseCommandLine([...url, '--quirk', 'growatt-local-time'])?.fleet).toMatchObject([
    { quirk: 'growatt-local-time' },
  ]);
  expect(() => parseCommandLine([...url, '--quirk', 'none-such'])).toThrow('There is no quirk none-such');
  expect(parseFleet('[{"identity":"A","quirk":"no-pong"}]')).toEqual([{ identity: 'A', quirk: 'no-pong' }]);
  expect(() => parseFleet('[{"identity":"A","quirk":"none-such"}]')).toThrow('quirk is not one of');
  expect(new Set(quirkNames).size).toBe(quirkNames.length);
});

test('a charge point without a quirk sends nothing that its quirk would', async () => {
  await using running = await startOnlineStation();
  await startCharging(running);
  await running.station.tapCard(card, 1);
  await running.central.received('StopTransaction');
  expect(running.central.of('StopTransaction')).toHaveLength(1);
  expect(running.central.of('StopTransaction')[0]?.payload['transactionId']).toBe(1);
});

test('a quirk changes what leaves, and nothing else', async () => {
  await using running = await startOnlineStation({ quirk: 'delta-stop-transaction-0' });
  await startCharging(running);
  await running.station.tapCard(card, 1);
  const [stop] = await running.central.received('StopTransaction');
  expect(stop?.payload['transactionId']).toBe(0);
  expect(running.central.of('MeterValues')[0]?.payload['transactionId']).toBe(1);
  expect(running.central.schemaFaults).toEqual([]);
});

test('a call that a quirk leaves without answer stays so', async () => {
  await using running = await startOnlineStation({ quirk: 'en-plus-hangs-up-on-availability' });
  const asked = running.central.send('ChangeAvailability', { connectorId: 1, type: 'Inoperative' });
  await expect(asked).rejects.toThrow();
  expect(running.station.state.connectors[0]?.status).toBe('Available');
});

test('two quirks are those of one charger', async () => {
  await using running = await startOnlineStation({
    quirk: ['delta-stop-transaction-0', 'wallbox-transaction-id-of-its-own'],
  });
  await startCharging(running);
  await running.station.tapCard(card, 1);
  const [stop] = await running.central.received('StopTransaction');
  expect(stop?.payload['transactionId']).toBe(0);
  expect(running.central.of('MeterValues')[0]?.payload['transactionId']).toBe(1_652_017_320);
});

test('a call of the central system is answered with an error code by a charger that does not know it', async () => {
  await using running = await startOnlineStation({ quirk: 'fronius-knows-no-set-up' });
  const asked = running.central.send('GetConfiguration', {});
  await expect(asked).rejects.toMatchObject({ rpcErrorCode: 'NotImplemented' });
});

test('what a quirk tells the firmware is answered to nobody', async () => {
  await using running = await startOnlineStation({ quirk: 'go-e-forgets-profiles' });
  const csChargingProfiles = {
    chargingProfileId: 1,
    stackLevel: 0,
    chargingProfilePurpose: 'TxDefaultProfile' as const,
    chargingProfileKind: 'Relative' as const,
    chargingSchedule: {
      chargingRateUnit: 'A' as const,
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }],
    },
  };
  await running.central.send('SetChargingProfile', { connectorId: 1, csChargingProfiles });
  await running.station.goOffline();
  running.station.goOnline();
  await running.station.waitFor(({ link }) => link === 'online');
  expect(await running.central.send('ClearChargingProfile', {})).toEqual({ status: 'Unknown' });
  expect(running.central.schemaFaults).toEqual([]);
});
