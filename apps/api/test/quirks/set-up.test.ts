import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { card, chargeOnce, countOf, expectNothingLost, sessionsOf, type QuirkyCharger } from './charger.ts';
import { useFleet } from './fleet.ts';
import { callsOf, configurationOf, outcomeOf } from './commands.ts';

/* Chargers that cannot bear, or do not support, the usual set-up. */

const fleet = useFleet({ callTimeoutMs: 800 });
const { start } = fleet;
const send = (quirky: QuirkyCharger, request: CommandRequest) => outcomeOf(fleet.t, quirky, request);
const setting = (key: string, value: string): CommandRequest => ({
  action: 'ChangeConfiguration',
  key,
  value,
});
/** Longer than the product waits before it reads the configuration of a charger that has booted. */
const aWhile = () => sleep(3_500);

const chargesWell = async (quirky: QuirkyCharger): Promise<void> => {
  await chargeOnce(quirky);
  await expectNothingLost(fleet.t, quirky);
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'completed', stopReason: 'Local' }]);
};

test('row 12 Easee: refuses samples more often than every 30 seconds', async () => {
  const quirky = await start({ quirk: 'easee-samples-every-30-seconds' });
  expect(await send(quirky, setting('MeterValueSampleInterval', '10'))).toBe('rejected');
  expect(await send(quirky, setting('MeterValueSampleInterval', '30'))).toBe('done');
});

test('row 22 Growatt: restarts when it is set up, so it is not', async () => {
  const quirky = await start({ quirk: 'growatt-restarts-when-set-up' });
  await aWhile();
  expect(await countOf(fleet.t, quirky, 'BootNotification')).toBe(1);
  await chargesWell(quirky);
}, 20_000);

test('row 22 Growatt: that nobody knows as such restarts once, not over and over', async () => {
  const quirky = await start({ quirk: 'growatt-restarts-when-set-up', treated: { setUp: 'normal' } });
  await vi.waitFor(async () => expect(await countOf(fleet.t, quirky, 'BootNotification')).toBe(2), 10_000);
  await aWhile();
  expect(await countOf(fleet.t, quirky, 'BootNotification')).toBe(2);
  await quirky.station.waitFor(({ link }) => link === 'online');
  await chargesWell(quirky);
}, 30_000);

test('row 26 Wallbe: refuses to have its measurands set, and measures all the same', async () => {
  const quirky = await start({ quirk: 'wallbe-refuses-measurands' });
  expect(await send(quirky, setting('MeterValuesSampledData', 'Voltage'))).toBe('rejected');
  await chargesWell(quirky);
  const [session] = await sessionsOf(fleet.t, quirky);
  expect(Number(session?.energyWh)).toBeGreaterThan(2);
});

test('row 51 Fronius: is asked once what it does not know', async () => {
  const quirky = await start({ quirk: 'fronius-knows-no-set-up', treated: { setUp: 'normal' } });
  await vi.waitFor(async () => expect(await callsOf(fleet.t, quirky)).toBe(1), 10_000);
  expect(await send(quirky, setting('HeartbeatInterval', '60'))).toBe('not-supported');
  await quirky.station.powerCycle();
  await vi.waitFor(async () => expect(await countOf(fleet.t, quirky, 'BootNotification')).toBe(2), 10_000);
  await aWhile();
  expect(await callsOf(fleet.t, quirky)).toBe(2);
  await chargesWell(quirky);
}, 30_000);

test('row 52 Mennekes: samples every minute at most, and no power when it is idle', async () => {
  const quirky = await start({ quirk: 'mennekes-no-power-when-idle' });
  expect(await send(quirky, setting('MeterValueSampleInterval', '30'))).toBe('rejected');
  const { station } = quirky;
  station.plugIn(1, { maxPowerW: 1_500, phases: 1 });
  expect(await station.tapCard(card, 1)).toBe('started');
  await sleep(800);
  station.pauseCar(1);
  await sleep(1_500);
  await station.tapCard(card, 1);
  await station.waitFor(({ queuedMessages }) => queuedMessages === 0);
  await expectNothingLost(fleet.t, quirky);
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'completed' }]);
});

test('row 54 ABL: sends nothing while the car pauses, nor when it is asked', async () => {
  const quirky = await start({ quirk: 'abl-silent-while-suspended' });
  const { station } = quirky;
  station.plugIn(1, { maxPowerW: 1_500, phases: 1 });
  expect(await station.tapCard(card, 1)).toBe('started');
  await sleep(800);
  station.pauseCar(1);
  await station.waitFor(({ connectors }) => connectors[0]?.status === 'SuspendedEV');
  const trigger = { action: 'TriggerMessage', requestedMessage: 'MeterValues', connectorId: 1 } as const;
  expect(await send(quirky, trigger)).toBe('no-answer');
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'charging' }]);
  station.resumeCar(1);
  await sleep(800);
  await station.tapCard(card, 1);
  await station.waitFor(({ queuedMessages }) => queuedMessages === 0);
  await expectNothingLost(fleet.t, quirky);
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'completed' }]);
});

test('row 55 Sungrow: sends what it is asked for, though it does not say that it can', async () => {
  const quirky = await start({ quirk: 'sungrow-hides-remote-trigger' });
  await send(quirky, { action: 'GetConfiguration' });
  const features = (await configurationOf(fleet.t, quirky)).get('SupportedFeatureProfiles');
  expect(features).toContain('SmartCharging');
  expect(features).not.toContain('RemoteTrigger');
  expect(await send(quirky, { action: 'TriggerMessage', requestedMessage: 'Heartbeat' })).toBe('done');
  await vi.waitFor(
    async () => expect(await countOf(fleet.t, quirky, 'Heartbeat')).toBeGreaterThan(0),
    10_000,
  );
});
