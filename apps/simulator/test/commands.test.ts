import { expect, test } from 'vitest';
import { card, settled, startCharging, startOnlineStation } from './station.ts';

test('remote start with the car plugged, and remote stop', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  station.plugIn(1);
  expect(await central.send('RemoteStartTransaction', { idTag: 'APP1', connectorId: 1 })).toEqual({
    status: 'Accepted',
  });
  const { connectors } = await station.waitFor(
    (state) => typeof state.connectors[0]?.transaction?.id === 'number',
  );
  expect(central.of('Authorize')).toEqual([]);
  const transactionId = connectors[0]?.transaction?.id ?? 0;
  expect(await central.send('RemoteStopTransaction', { transactionId: 999_999 })).toEqual({
    status: 'Rejected',
  });
  expect(await central.send('RemoteStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
  await settled(running, 1, 'Finishing');
  expect(central.of('StopTransaction')[0]?.payload['reason']).toBe('Remote');
});

test('remote start asks first when AuthorizeRemoteTxRequests', async () => {
  await using running = await startOnlineStation(
    { configuration: { AuthorizeRemoteTxRequests: 'true' } },
    { Authorize: () => ({ idTagInfo: { status: 'Invalid' } }) },
  );
  running.station.plugIn(1);
  await running.central.send('RemoteStartTransaction', { idTag: 'APP1' });
  await running.central.received('Authorize');
  expect(running.station.state.connectors[0]?.status).toBe('Preparing');
});

test('remote start without a car waits for one, and is rejected on a faulted connector', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await central.send('RemoteStartTransaction', { idTag: 'APP1', connectorId: 1 });
  await settled(running, 1, 'Preparing');
  station.plugIn(1);
  await settled(running, 1, 'Charging');
  station.fault(1, 'OverCurrentFailure');
  expect(await central.send('RemoteStartTransaction', { idTag: 'APP1', connectorId: 1 })).toEqual({
    status: 'Rejected',
  });
});

test('availability: at once when free, scheduled during a session, all connectors through 0', async () => {
  await using running = await startOnlineStation({ connectors: [socket, socket] });
  const { central, station } = running;
  await startCharging(running);
  const outOfOrder = { connectorId: 0, type: 'Inoperative' } as const;
  expect(await central.send('ChangeAvailability', outOfOrder)).toEqual({ status: 'Scheduled' });
  await central.received('StatusNotification', isStatus(2, 'Unavailable'));
  expect(station.state.connectors[0]?.status).toBe('Charging');
  await station.tapCard(card, 1);
  expect(station.state.connectors[0]?.status).toBe('Unavailable');
  expect(await station.tapCard(card, 2)).toBe('not-available');
  expect(await central.send('ChangeAvailability', { connectorId: 0, type: 'Operative' })).toEqual({
    status: 'Accepted',
  });
  await central.received('StatusNotification', isStatus(2, 'Available'), 2);
  expect(await central.send('ChangeAvailability', { connectorId: 9, type: 'Operative' })).toEqual({
    status: 'Rejected',
  });
});

test('unavailable survives a restart', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await central.send('ChangeAvailability', { connectorId: 1, type: 'Inoperative' });
  await settled(running, 1, 'Unavailable');
  await station.powerCycle();
  await station.waitFor(({ link }) => link === 'online');
  expect(central.statuses(1).at(-1)).toBe('Unavailable');
});

test('unlock ends the session with UnlockCommand; a fixed cable or an unknown connector has no lock', async () => {
  await using running = await startOnlineStation({ connectors: [socket, { ...socket, fixedCable: true }] });
  const { central } = running;
  await startCharging(running);
  expect(await central.send('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'Unlocked' });
  await settled(running, 1, 'Finishing');
  expect(central.of('StopTransaction')[0]?.payload['reason']).toBe('UnlockCommand');
  expect(await central.send('UnlockConnector', { connectorId: 2 })).toEqual({ status: 'NotSupported' });
  expect(await central.send('UnlockConnector', { connectorId: 7 })).toEqual({ status: 'NotSupported' });
});

test.for([
  { key: 'MeterValueSampleInterval', value: '30', status: 'Accepted' },
  { key: 'metervaluesampleinterval', value: '30', status: 'Accepted' },
  { key: 'MeterValueSampleInterval', value: 'soon', status: 'Rejected' },
  { key: 'LocalPreAuthorize', value: 'TRUE', status: 'Rejected' },
  { key: 'MeterValuesSampledData', value: 'Energy.Active.Import.Register,SoC', status: 'Accepted' },
  { key: 'MeterValuesSampledData', value: 'Request.Energy', status: 'Rejected' },
  { key: 'NumberOfConnectors', value: '4', status: 'Rejected' },
  { key: 'WebSocketPingInterval', value: '45', status: 'RebootRequired' },
  { key: 'Colour', value: 'green', status: 'NotSupported' },
  { key: 'AuthorizationKey', value: 'too short', status: 'Rejected' },
] as const)('configuration: $key = $value is $status', async ({ key, value, status }) => {
  await using running = await startOnlineStation();
  expect(await running.central.send('ChangeConfiguration', { key, value })).toEqual({ status });
});

test('configuration: all keys, one key, an unknown key, and a change that waits for the restart', async () => {
  await using running = await startOnlineStation({ connectors: [socket, socket] });
  const { central, station } = running;
  const all = await central.send('GetConfiguration', {});
  expect(all.configurationKey).toContainEqual({ key: 'NumberOfConnectors', readonly: true, value: '2' });
  expect(all.configurationKey?.length).toBeGreaterThan(20);
  await central.send('ChangeConfiguration', { key: 'WebSocketPingInterval', value: '45' });
  const keys = { key: ['WebSocketPingInterval', 'Colour'] };
  const entry = { key: 'WebSocketPingInterval', readonly: false };
  expect(await central.send('GetConfiguration', keys)).toEqual({
    configurationKey: [{ ...entry, value: '30' }],
    unknownKey: ['Colour'],
  });
  await station.powerCycle();
  await station.waitFor(({ link }) => link === 'online');
  expect((await central.send('GetConfiguration', keys)).configurationKey).toEqual([
    { ...entry, value: '45' },
  ]);
});

test('a new AuthorizationKey is used from the next connection on', async () => {
  await using running = await startOnlineStation({ password: 'first' });
  const { central, station } = running;
  const key = 'a1'.repeat(20);
  const back = station.nextEvent(({ type }) => type === 'online');
  expect(await central.send('ChangeConfiguration', { key: 'AuthorizationKey', value: key })).toEqual({
    status: 'Accepted',
  });
  await back;
  expect(central.passwords.map((password) => password?.toString('latin1'))).toEqual([
    'first',
    Buffer.from(key, 'hex').toString('latin1'),
  ]);
  expect((await central.send('GetConfiguration', { key: ['AuthorizationKey'] })).unknownKey).toEqual([
    'AuthorizationKey',
  ]);
});

test('after ClearCache a card needs the connection again', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await startCharging(running);
  await station.tapCard(card, 1);
  expect(await central.send('ClearCache', {})).toEqual({ status: 'Accepted' });
  await station.goOffline();
  expect(await station.tapCard(card, 1)).toBe('refused');
});

test('triggered messages follow their answer', async () => {
  await using running = await startOnlineStation();
  const { central } = running;
  await startCharging(running);
  for (const requestedMessage of ['Heartbeat', 'StatusNotification', 'MeterValues'] as const) {
    expect(await central.send('TriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
  }
  await central.received('Heartbeat');
  await central.received('StatusNotification', ({ connectorId }) => connectorId === 0, 2);
  const triggered = await central.received('MeterValues', (payload) =>
    JSON.stringify(payload).includes('Trigger'),
  );
  expect(triggered[0]?.payload['transactionId']).toBe(1);
  for (const requestedMessage of ['FirmwareStatusNotification', 'DiagnosticsStatusNotification'] as const) {
    expect(await central.send('TriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
    const [idle] = await central.received(requestedMessage);
    expect(idle?.payload).toEqual({ status: 'Idle' });
  }
});

test('what it does not have, it says so', async () => {
  await using running = await startOnlineStation();
  expect(await running.central.send('DataTransfer', { vendorId: 'com.example' })).toEqual({
    status: 'UnknownVendorId',
  });
});

const socket = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 32 } as const;

const isStatus = (connectorId: number, status: string) => {
  return (payload: Record<string, unknown>) =>
    payload['connectorId'] === connectorId && payload['status'] === status;
};
