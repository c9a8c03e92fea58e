import { expect, test } from 'vitest';
import { createChargePoint } from '../src/charge-point.ts';
import type { ChargePointMemory } from '../src/memory.ts';
import { card, settled, startCharging, startOnlineStation, startStation } from './station.ts';

test('boot: it asks again after Pending and Rejected, and reports itself only when accepted', async () => {
  const statuses = ['Pending', 'Rejected', 'Accepted'];
  await using running = await startStation(
    {},
    {
      BootNotification: () => ({
        status: statuses.shift(),
        currentTime: new Date().toISOString(),
        interval: 10,
      }),
    },
  );
  await running.station.waitFor(({ link }) => link === 'online');
  expect(running.central.calls.map(({ action }) => action)).toEqual([
    ...Array.from({ length: 3 }, () => 'BootNotification'),
    'StatusNotification',
    'StatusNotification',
  ]);
});

test('a heartbeat comes at the interval that the boot answer gave', async () => {
  await using running = await startStation(
    {},
    {
      BootNotification: () => ({ status: 'Accepted', currentTime: new Date().toISOString(), interval: 20 }),
    },
  );
  await running.central.received('Heartbeat', () => true, 2);
});

test('clock: the time comes from the central system, the skew is its own', async () => {
  const hourMs = 3_600_000;
  await using running = await startOnlineStation(
    { clockSkewMs: 5_000 },
    {
      BootNotification: () => ({
        status: 'Accepted',
        currentTime: new Date(Date.now() - hourMs).toISOString(),
        interval: 3_600,
      }),
    },
  );
  const [status] = running.central.of('StatusNotification');
  const aheadMs = Date.parse(String(status?.payload['timestamp'])) - (Date.now() - hourMs);
  expect(aheadMs).toBeGreaterThan(3_000);
  expect(aheadMs).toBeLessThan(5_500);
});

test('soft reset: the session ends properly before the restart', async () => {
  await using running = await startOnlineStation({ rebootSeconds: 30 });
  const { central, station } = running;
  await startCharging(running);
  expect(await central.send('Reset', { type: 'Soft' })).toEqual({ status: 'Accepted' });
  await station.nextEvent(({ type }) => type === 'rebooting');
  expect(central.of('StopTransaction')[0]?.payload['reason']).toBe('SoftReset');
  await station.waitFor(({ link }) => link === 'online');
  const afterStop = central.calls.slice(
    central.calls.findIndex(({ action }) => action === 'StopTransaction') + 1,
  );
  expect(afterStop.map(({ action }) => action).filter((action) => action !== 'StatusNotification')).toEqual([
    'BootNotification',
  ]);
});

test.for([
  { reason: 'HardReset', restart: 'a hard reset' },
  { reason: 'PowerLoss', restart: 'a power cut' },
] as const)(
  '$restart: Boot, all statuses, then the StopTransaction of the cut with $reason',
  async ({ reason }) => {
    await using running = await startOnlineStation({ rebootSeconds: 30, connectors: [socket, socket] });
    const { central, station } = running;
    await startCharging(running);
    await settled(running, 1, 'Charging');
    const before = central.calls.length;
    const rebooting = station.nextEvent(({ type }) => type === 'rebooting');
    if (reason === 'HardReset') await central.send('Reset', { type: 'Hard' });
    else await station.powerCycle();
    await rebooting;
    const { registerWh } = station.state.connectors[0] ?? { registerWh: 0 };
    expect(station.state.link).toBe('off');
    await settled(running, 1, 'Finishing');

    const after = central.calls.slice(before);
    expect(after.map(({ action }) => action)).toEqual([
      'BootNotification',
      'StatusNotification',
      'StatusNotification',
      'StatusNotification',
      'StopTransaction',
    ]);
    expect(after.slice(1, 4).map(({ payload }) => [payload['connectorId'], payload['status']])).toEqual([
      [0, 'Available'],
      [1, 'Finishing'],
      [2, 'Available'],
    ]);
    expect(after[4]?.payload).toMatchObject({ reason, meterStop: registerWh });
    expect(station.state.connectors[0]?.registerWh).toBe(registerWh);
  },
);

test('a restart frees a stuck lock and a latched fault', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  station.jamLock(1);
  station.fault(1, 'ConnectorLockFailure');
  expect(await central.send('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'UnlockFailed' });
  const rebooting = station.nextEvent(({ type }) => type === 'rebooting');
  await central.send('Reset', { type: 'Hard' });
  await rebooting;
  await station.waitFor(({ link, connectors }) => link === 'online' && connectors[0]?.status === 'Available');
  expect(await central.send('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'Unlocked' });
});

test('switched off in a session and on again by another process: same register, StopTransaction with its id', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await startCharging(running);
  await settled(running, 1, 'Charging');
  const memory: ChargePointMemory = JSON.parse(JSON.stringify(await station.stop()));
  expect(central.of('StopTransaction')).toEqual([]);

  const next = createChargePoint({ url: central.url, identity: 'TEST 1', memory });
  next.start();
  const [stop] = await central.received('StopTransaction');
  expect(stop?.payload).toMatchObject({ transactionId: 1, reason: 'PowerLoss' });
  expect(next.state.connectors[0]).toMatchObject({
    status: 'Available',
    registerWh: stop?.payload['meterStop'],
  });
  await next.stop();
});

test('it comes back by itself when the central system hangs up, without a new boot', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  const back = station.nextEvent(({ type }) => type === 'online');
  await central.hangUp();
  await back;
  station.plugIn(1);
  expect(await station.tapCard(card, 1)).toBe('started');
  expect(central.of('BootNotification')).toHaveLength(1);
});

const socket = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 32 } as const;
