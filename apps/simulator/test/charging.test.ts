import { expect, test } from 'vitest';
import { card, settled, startCharging, startOnlineStation } from './station.ts';

test('plug first: the statuses, the messages and the energy of one session fit together', async () => {
  await using running = await startOnlineStation({ connectors: [{ ...socket, registerWh: 1_234_000 }] });
  const { central, station } = running;
  await startCharging(running);
  await station.waitFor(({ connectors }) => (connectors[0]?.transaction?.energyWh ?? 0) > 700);
  expect(await station.tapCard(card, 1)).toBe('stopped');
  station.unplug(1);
  await settled(running, 1, 'Available');
  await central.received('StatusNotification', ({ status }) => status === 'Available', 3);

  expect(central.statuses(1)).toEqual(['Available', 'Preparing', 'Charging', 'Finishing', 'Available']);
  const [start] = central.of('StartTransaction');
  const [stop] = central.of('StopTransaction');
  expect(start?.payload).toMatchObject({ connectorId: 1, idTag: card, meterStart: 1_234_000 });
  expect(stop?.payload).toMatchObject({ transactionId: 1, idTag: card, reason: 'Local' });
  const registers = central.readings('Energy.Active.Import.Register');
  expect(registers[0]).toBe(1_234_000);
  expect(registers).toEqual(registers.toSorted((one, other) => one - other));
  expect(Number(stop?.payload['meterStop'])).toBeGreaterThanOrEqual(1_234_700);
  expect(Number(stop?.payload['meterStop'])).toBeGreaterThanOrEqual(registers.at(-1) ?? Infinity);
  expect(Math.max(...central.readings('Power.Active.Import'))).toBeCloseTo(11_000, -3);
  expect(central.schemaFaults).toEqual([]);
});

test('a reading has energy, power, three currents and voltage, and names its context', async () => {
  await using running = await startOnlineStation();
  await startCharging(running);
  await running.central.received('MeterValues', () => true, 2);
  const [begin, periodic] = running.central.of('MeterValues').map(({ payload }) => samples(payload));
  expect(begin?.map(({ context }) => context)).toEqual(Array.from({ length: 6 }, () => 'Transaction.Begin'));
  expect(periodic?.map(({ measurand, phase }) => `${measurand} ${phase ?? ''}`.trim())).toEqual([
    'Energy.Active.Import.Register',
    'Power.Active.Import',
    'Current.Import L1',
    'Current.Import L2',
    'Current.Import L3',
    'Voltage L1-N',
  ]);
});

test('card first: it waits for the cable, and gives up after ConnectionTimeOut', async () => {
  await using running = await startOnlineStation({ configuration: { ConnectionTimeOut: '60' } });
  const { central, station } = running;
  expect(await station.tapCard(card)).toBe('plug-in-now');
  station.plugIn(1);
  await settled(running, 1, 'Charging');
  await station.tapCard(card);
  station.unplug(1);
  await settled(running, 1, 'Available');
  expect(await station.tapCard(card)).toBe('plug-in-now');
  await settled(running, 1, 'Available');
  expect(central.of('StartTransaction')).toHaveLength(1);
});

test('a refused card starts nothing', async () => {
  await using running = await startOnlineStation(
    {},
    { Authorize: () => ({ idTagInfo: { status: 'Blocked' } }) },
  );
  const { central, station } = running;
  station.plugIn(1);
  const refusal = station.nextEvent(({ type }) => type === 'card-refused');
  expect(await station.tapCard(card, 1)).toBe('refused');
  expect(await refusal).toMatchObject({ idTag: card, status: 'Blocked' });
  expect(station.state.connectors[0]?.status).toBe('Preparing');
  expect(central.of('StartTransaction')).toEqual([]);
});

test('a card that StartTransaction refuses is stopped with DeAuthorized', async () => {
  await using running = await startOnlineStation(
    {},
    { StartTransaction: () => ({ idTagInfo: { status: 'ConcurrentTx' }, transactionId: 41 }) },
  );
  running.station.plugIn(1);
  await running.station.tapCard(card, 1);
  await settled(running, 1, 'Finishing');
  expect(running.central.of('StopTransaction')[0]?.payload).toMatchObject({
    transactionId: 41,
    reason: 'DeAuthorized',
  });
});

test.for([
  { parentIdTag: 'FLEET', outcome: 'stopped' },
  { parentIdTag: 'OTHER', outcome: 'not-available' },
] as const)(
  'another card of group $parentIdTag at a running session: $outcome',
  async ({ parentIdTag, outcome }) => {
    await using running = await startOnlineStation(
      {},
      {
        Authorize: ({ idTag }) => ({
          idTagInfo: { status: 'Accepted', parentIdTag: idTag === card ? 'FLEET' : parentIdTag },
        }),
      },
    );
    await startCharging(running);
    expect(await running.station.tapCard('04FFFFFFFFFFFF', 1)).toBe(outcome);
  },
);

test('the car pauses, resumes, fills up and leaves', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await startCharging(running);
  station.pauseCar(1);
  expect(station.state.connectors[0]).toMatchObject({ status: 'SuspendedEV', powerW: 0 });
  station.resumeCar(1);
  expect(station.state.connectors[0]?.status).toBe('Charging');
  station.finishCar(1);
  expect(station.state.connectors[0]?.status).toBe('SuspendedEV');
  station.unplug(1);
  await settled(running, 1, 'Available');
  await central.received('StatusNotification', ({ status }) => status === 'Available', 3);
  expect(central.of('StopTransaction')[0]?.payload['reason']).toBe('EVDisconnected');
  expect(central.statuses(1).slice(2)).toEqual([
    'Charging',
    'SuspendedEV',
    'Charging',
    'SuspendedEV',
    'Finishing',
    'Available',
  ]);
});

test('a small battery fills by itself, with the power falling before the end', async () => {
  await using running = await startOnlineStation({ timeScale: 2_000 });
  const { central, station } = running;
  station.plugIn(1, { maxPowerW: 11_000, batteryWh: 4_000, socPercent: 60 });
  await station.tapCard(card, 1);
  await station.waitFor(({ connectors }) => connectors[0]?.status === 'SuspendedEV');
  expect(station.state.connectors[0]?.transaction?.energyWh).toBeCloseTo(1_600, -2);
  const powers = central.readings('Power.Active.Import').filter((powerW) => powerW > 0);
  expect(powers.at(-1)).toBeLessThan(Math.max(...powers) / 2);
});

test('a fault ends the session, is reported with its codes, and clears', async () => {
  await using running = await startOnlineStation({ vendor: 'Maker' });
  const { central, station } = running;
  await startCharging(running);
  station.fault(1, 'GroundFailure', 'E-07', 'residual current');
  await settled(running, 1, 'Faulted');
  await central.received('StatusNotification', ({ status }) => status === 'Faulted');
  expect(central.of('StatusNotification').at(-1)?.payload).toMatchObject({
    errorCode: 'GroundFailure',
    vendorId: 'Maker',
    vendorErrorCode: 'E-07',
    info: 'residual current',
  });
  expect(await station.tapCard(card, 1)).toBe('not-available');
  station.clearFault(1);
  expect(station.state.connectors[0]?.status).toBe('Finishing');
  expect(central.of('StopTransaction')[0]?.payload['reason']).toBe('Other');
});

const socket = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 32 } as const;

const samples = (payload: Record<string, unknown>) => {
  const [reading] = payload['meterValue'] as {
    sampledValue: Record<'context' | 'measurand' | 'phase', string>[];
  }[];
  return reading?.sampledValue;
};
