import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { Refusal } from '#platform/http/route.ts';
import { reserve, type DesiredReservation } from './reserve.ts';
import { sendCancellation, type ReservationOrigin } from './cancel.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const stations: SimulatedChargePoint[] = [];
afterEach(async () => {
  for (const station of stations.splice(0)) await station.stop();
  expect(t.faults).toEqual([]);
});

const card = '04A2E680B13C80';
const origin: ReservationOrigin = {
  requester: { personId: 'owner', personName: 'Owner', role: 'owner' },
  reason: null,
  force: false,
};
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Makes the request like the route does; the charger is connected by then, so its entry is known. */
const ask = (charger: TestCharger, desired: Partial<DesiredReservation> = {}, force = false) => {
  const chargePoint = t.kernel.directory.findById(charger.id);
  if (!chargePoint) throw new Error('not registered');
  const whole = { connectorId: 1, uid: card, unusualUid: false, until: inMs(60_000), ...desired };
  return reserve(t.kernel, chargePoint, whole, { ...origin, force });
};
const make = async (...parameters: Parameters<typeof ask>) => {
  const made = await ask(...parameters);
  if (made instanceof Refusal) throw new Error(`${made.code} ${JSON.stringify(made.fields)}`);
  return made;
};
const read = (id: number) => t.db.prisma.reservation.findUniqueOrThrow({ where: { id } });
const becomes = (id: number, expected: object) =>
  vi.waitFor(async () => expect(await read(id)).toMatchObject(expected), { timeout: 9_000, interval: 50 });

const simulate = async (charger: TestCharger) => {
  const { identity, key: password } = charger;
  const station = createChargePoint({
    url: t.url,
    identity,
    password,
    timeScale: 20,
    connectors: [socket, socket],
  });
  stations.push(station);
  station.start();
  await station.waitFor(({ link }) => link === 'online');
  return station;
};
const socket = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 32 } as const;
const scripted = async (handlers: CallHandlers) => {
  const charger = await t.addCharger();
  const socket = await t.connect(charger, handlers);
  return { charger, socket };
};
const answering = (status: string) => scripted({ ReserveNow: () => ({ status }) as never });
const status = (connectorId: number, word: string) =>
  ({ connectorId, errorCode: 'NoError', status: word }) as never;

describe('with a simulated charger', () => {
  test('046 a reservation is used by the session of its card', async () => {
    const charger = await t.addCharger();
    await t.whitelist(charger.accountId, card);
    const station = await simulate(charger);
    const { id } = await make(charger);
    await becomes(id, { state: 'active', answer: 'Accepted' });
    await station.waitFor(({ connectors }) => connectors[0]?.status === 'Reserved');
    station.plugIn(1);
    expect(await station.tapCard(card, 1)).toBe('started');
    await becomes(id, { state: 'used' });
    const { sessionId } = await read(id);
    const session = await t.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId ?? 0 } });
    expect(session).toMatchObject({ reservationId: id, idTag: card, anomalies: [] });
  });

  test('047 a reservation expires', async () => {
    const charger = await t.addCharger();
    await simulate(charger);
    const { id } = await make(charger, { until: inMs(2_500) });
    await becomes(id, { state: 'active' });
    await becomes(id, { state: 'expired' });
  });

  test('049 any charging point', async () => {
    const charger = await t.addCharger();
    await simulate(charger);
    const { id } = await make(charger, { connectorId: 0 });
    await becomes(id, { state: 'active' });
  });

  test('051 is cancelled', async () => {
    const charger = await t.addCharger();
    const station = await simulate(charger);
    const { id } = await make(charger);
    await becomes(id, { state: 'active' });
    expect(await sendCancellation(t.kernel, await read(id), origin)).toBeUndefined();
    await becomes(id, { state: 'cancelled' });
    await station.waitFor(({ connectors }) => connectors[0]?.status === 'Available');
    expect(await sendCancellation(t.kernel, await read(id), origin)).toMatchObject({
      code: 'reservation-over',
    });
  });

  test('053 a card of the same group uses the reservation', async () => {
    const charger = await t.addCharger();
    for (const uid of [card, '04BB']) await t.whitelist(charger.accountId, uid);
    await t.db.prisma.whitelistEntry.updateMany({
      where: { accountId: charger.accountId },
      data: { parentIdTag: 'FLEET' },
    });
    const station = await simulate(charger);
    const { id } = await make(charger);
    await becomes(id, { state: 'active', parentIdTag: 'FLEET' });
    station.plugIn(1);
    expect(await station.tapCard('04BB', 1)).toBe('started');
    await becomes(id, { state: 'used' });
  });

  test('ends with a fault of its charging point', async () => {
    const charger = await t.addCharger();
    const station = await simulate(charger);
    const { id } = await make(charger);
    await becomes(id, { state: 'active' });
    station.fault(1, 'GroundFailure');
    await becomes(id, { state: 'ended' });
  });
});

describe('a charger that answers', () => {
  test.each([
    ['048_1', 'Faulted'],
    ['048_2', 'Occupied'],
    ['048_3', 'Unavailable'],
    ['048_4', 'Rejected'],
  ])('%s %s keeps no reservation', async (_, word) => {
    const { charger } = await answering(word);
    const { id } = await make(charger);
    await becomes(id, { state: 'refused', answer: word });
    expect((await read(id)).endedAt).not.toBeNull();
  });

  test('NotImplemented keeps no reservation', async () => {
    const { charger } = await scripted({});
    await becomes((await make(charger)).id, { state: 'refused', answer: 'NotImplemented' });
  });

  test('with the status before the answer', async () => {
    const { charger, socket } = await scripted({
      async ReserveNow() {
        await socket.call('StatusNotification', status(1, 'Reserved'));
        return { status: 'Accepted' };
      },
    });
    await becomes((await make(charger)).id, { state: 'active', answer: 'Accepted' });
  });

  test('052 Rejected to the cancellation keeps the reservation', async () => {
    const { charger } = await scripted({
      ReserveNow: () => ({ status: 'Accepted' }),
      CancelReservation: () => ({ status: 'Rejected' }),
    });
    const { id } = await make(charger);
    await becomes(id, { state: 'active' });
    await sendCancellation(t.kernel, await read(id), origin);
    await vi.waitFor(async () => {
      const command = await t.db.prisma.command.findFirst({
        where: { chargePointId: charger.id, action: 'CancelReservation' },
      });
      expect(command?.state).toBe('rejected');
    }, 10_000);
    expect(await read(id)).toMatchObject({ state: 'active' });
  });

  test('S10 another card under its reservation is flagged, the reservation used', async () => {
    const { charger, socket } = await answering('Accepted');
    const { id } = await make(charger);
    await becomes(id, { state: 'active' });
    const start = {
      connectorId: 1,
      idTag: '04BB',
      meterStart: 0,
      reservationId: id,
      timestamp: new Date().toISOString(),
    };
    const { transactionId } = await socket.call('StartTransaction', start);
    await becomes(id, { state: 'used', sessionId: transactionId });
    const { anomalies } = await t.db.prisma.session.findUniqueOrThrow({ where: { id: transactionId } });
    expect(anomalies).toContain('reservation_mismatch');
  });

  test('the same id asked anew replaces it', async () => {
    const { charger } = await answering('Accepted');
    const { id } = await make(charger);
    await becomes(id, { state: 'active' });
    const expiryDate = new Date(Date.now() + 120_000);
    expiryDate.setMilliseconds(0);
    await t.kernel.sendCommand({
      accountId: charger.accountId,
      chargePointId: charger.id,
      ...origin,
      request: {
        action: 'ReserveNow',
        reservationId: id,
        connectorId: 2,
        idTag: '04BB',
        expiryDate: expiryDate.toISOString(),
      },
    });
    await becomes(id, { state: 'active', connectorId: 2, idTag: '04BB', expiresAt: expiryDate });
  });
});

describe('beforehand', () => {
  test('people are told what stands against it, and may insist', async () => {
    const { charger, socket } = await answering('Occupied');
    await socket.call('StatusNotification', status(1, 'Charging'));
    expect(await ask(charger)).toMatchObject({
      code: 'reservation-conflict',
      fields: [{ path: 'body.connectorId', code: 'occupied' }],
    });
    const { id } = await make(charger, {}, true);
    await becomes(id, { state: 'refused', answer: 'Occupied' });
  });

  test.each<[Partial<DesiredReservation>, string, string]>([
    [{ until: inMs(-1) }, 'body.until', 'in-the-past'],
    [{ until: inMs(25 * 3_600_000) }, 'body.until', 'too-far-ahead'],
    [{ connectorId: 9 }, 'body.connectorId', 'unknown-connector'],
    [{ uid: 'A'.repeat(21) }, 'body.uid', 'too-long'],
    [{ uid: 'ZZ!' }, 'body.uid', 'uid-unusual'],
  ])('%j is refused at %s', async (desired, path, code) => {
    const { charger } = await answering('Accepted');
    expect(await ask(charger, desired)).toMatchObject({ fields: [{ path, code }] });
  });

  test('a charger that is not connected keeps no reservation', async () => {
    const { charger, socket } = await answering('Accepted');
    await socket.close();
    await vi.waitFor(() => expect(t.kernel.isConnected(charger.id)).toBe(false), 10_000);
    await becomes((await make(charger)).id, { state: 'refused', answer: null });
  });
});
