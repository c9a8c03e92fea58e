import { expect, test } from 'vitest';
import { type2Socket } from '../src/connectors/connector-spec.ts';
import { card, settled, startOnlineStation } from './station.ts';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const reserve = (given: object = {}) => ({
  connectorId: 1,
  expiryDate: inMs(60_000),
  idTag: card,
  reservationId: 5,
  ...given,
});

test('046 a reserved connector is kept for its card, whose start names the reservation', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  expect(await central.send('ReserveNow', reserve())).toEqual({ status: 'Accepted' });
  await settled(running, 1, 'Reserved');
  station.plugIn(1);
  expect(await station.tapCard('SOMEBODY', 1)).toBe('refused');
  expect(await station.tapCard(card, 1)).toBe('started');
  const [start] = await central.received('StartTransaction');
  expect(start?.payload['reservationId']).toBe(5);
  expect(await central.send('CancelReservation', { reservationId: 5 })).toEqual({ status: 'Rejected' });
});

test('047 a reservation expires', async () => {
  await using running = await startOnlineStation();
  await running.central.send('ReserveNow', reserve({ expiryDate: inMs(300) }));
  await settled(running, 1, 'Reserved');
  await settled(running, 1, 'Available');
  expect(await running.central.send('ReserveNow', reserve({ expiryDate: inMs(-60_000) }))).toEqual({
    status: 'Rejected',
  });
});

test('048 what cannot be reserved is refused in its own word', async () => {
  await using running = await startOnlineStation({ connectors: [type2Socket, type2Socket, type2Socket] });
  const { central, station } = running;
  station.plugIn(1);
  station.fault(2, 'GroundFailure');
  await central.send('ChangeAvailability', { connectorId: 3, type: 'Inoperative' });
  const answers = [];
  for (const connectorId of [1, 2, 3, 4])
    answers.push((await central.send('ReserveNow', reserve({ connectorId }))).status);
  expect(answers).toEqual(['Occupied', 'Faulted', 'Unavailable', 'Rejected']);
});

test('049 any connector: as many as are free', async () => {
  await using running = await startOnlineStation({ connectors: [type2Socket, type2Socket] });
  const { central, station } = running;
  station.plugIn(1);
  const any = reserve({ connectorId: 0 });
  expect(await central.send('ReserveNow', any)).toEqual({ status: 'Accepted' });
  expect(await central.send('ReserveNow', { ...any, reservationId: 6 })).toEqual({ status: 'Occupied' });
  expect(await station.tapCard('SOMEBODY', 2)).toBe('refused');
  expect(await station.tapCard(card, 2)).toBe('plug-in-now');
});

test('051 a cancelled reservation frees the connector, and so does a fault', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await central.send('ReserveNow', reserve());
  await settled(running, 1, 'Reserved');
  expect(await central.send('CancelReservation', { reservationId: 5 })).toEqual({ status: 'Accepted' });
  await settled(running, 1, 'Available');
  await central.send('ReserveNow', reserve({ reservationId: 6 }));
  station.fault(1, 'GroundFailure');
  station.clearFault(1);
  expect(station.state.connectors[0]?.status).toBe('Available');
});

test('053 a card of the same group uses the reservation', async () => {
  await using running = await startOnlineStation(
    {},
    { Authorize: () => ({ idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET' } }) },
  );
  const { central, station } = running;
  await central.send('ReserveNow', reserve({ parentIdTag: 'FLEET' }));
  station.plugIn(1);
  expect(await station.tapCard('COLLEAGUE', 1)).toBe('started');
  const [start] = await central.received('StartTransaction');
  expect(start?.payload['reservationId']).toBe(5);
});

test('the same id replaces the reservation', async () => {
  await using running = await startOnlineStation({ connectors: [type2Socket, type2Socket] });
  const { central } = running;
  await central.send('ReserveNow', reserve());
  await settled(running, 1, 'Reserved');
  expect(await central.send('ReserveNow', reserve({ connectorId: 2 }))).toEqual({ status: 'Accepted' });
  await settled(running, 2, 'Reserved');
  await settled(running, 1, 'Available');
});
