import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '../ocpp-app.ts';
import { chargeOnce, sessionsOf, startCharger } from './charger.ts';

/*
 * The effects of the settings of a quirk profile, over real sockets; those about commands and connections have their
 * own tests.
 */

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(async () => {
  expect(t.faults).toEqual([]);
  await t.close();
});

const treat = async (id: string, quirkOverrides: object): Promise<void> => {
  await t.db.prisma.chargePoint.update({ where: { id }, data: { quirkOverrides } });
  await vi.waitFor(
    () => expect(t.kernel.directory.findById(id)?.quirks).toEqual({ ...STANDARD, ...quirkOverrides }),
    10_000,
  );
};

const readingsOf = (chargePointId: string) =>
  t.db.prisma.meterReading.findMany({ where: { chargePointId }, orderBy: { at: 'asc' } });

test('reverseUid: a card is known, and called, by its bytes in the other order', async () => {
  const charger = await t.addCharger({ authorizationMode: 'whitelist' });
  await t.whitelist(charger.accountId, '04A1B2C3D4E580');
  await treat(charger.id, { reverseUid: true });
  const heard: string[] = [];
  const socket = await t.connect(charger, {
    RemoteStartTransaction({ idTag }) {
      heard.push(idTag);
      return { status: 'Accepted' };
    },
  });
  expect(await socket.call('Authorize', { idTag: '80E5D4C3B2A104' })).toMatchObject({
    idTagInfo: { status: 'Accepted' },
  });
  await t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'owner', personName: 'Olga Owner', role: 'owner' },
    request: { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04A1B2C3D4E580' },
    reason: null,
  });
  await vi.waitFor(() => expect(heard).toEqual(['80E5D4C3B2A104']), 10_000);
});

test('a setting holds from the next message on of a charger that is connected', async () => {
  const charger = await t.addCharger({ authorizationMode: 'whitelist' });
  await t.whitelist(charger.accountId, '04A1B2C3D4E580');
  const socket = await t.connect(charger);
  const statusOf = async () => {
    const { idTagInfo } = await socket.call('Authorize', { idTag: '80E5D4C3B2A104' });
    return idTagInfo.status;
  };
  expect(await statusOf()).toBe('Invalid');
  await treat(charger.id, { reverseUid: true });
  expect(await statusOf()).toBe('Accepted');
});

test('a profile holds as soon as a charger has said what it is, and as long as it fits', async () => {
  const charger = await t.addCharger();
  const delayOf = () => t.kernel.directory.findById(charger.id)?.quirks.responseDelayMs;
  const { id } = await t.db.prisma.quirkProfile.create({
    data: {
      name: 'Slow ones',
      vendor: 'slow*',
      firmwareUntil: '2',
      settings: { responseDelayMs: 400 },
      description: 'Loses a confirmation that comes at once.',
      source: 'test',
      changedAt: new Date(),
    },
  });
  const socket = await t.connect(charger);
  const boot = (firmwareVersion: string) =>
    socket.call('BootNotification', {
      chargePointVendor: 'SlowCo',
      chargePointModel: 'One',
      firmwareVersion,
    });
  await boot('1.9');
  await vi.waitFor(() => expect(delayOf()).toBe(400), 10_000);
  await boot('2.0');
  await vi.waitFor(() => expect(delayOf()).toBe(0), 10_000);
  await boot('1.10');
  await vi.waitFor(() => expect(delayOf()).toBe(400), 10_000);
  await t.db.prisma.quirkProfile.delete({ where: { id } });
  await vi.waitFor(() => expect(delayOf()).toBe(0), 10_000);
});

test('chargers with the same quirks share one object', async () => {
  const [one, other] = [await t.addCharger(), await t.addCharger()];
  await treat(one.id, { ping: 'off' });
  await treat(other.id, { ping: 'off' });
  expect(t.kernel.directory.findById(one.id)?.quirks).toBe(t.kernel.directory.findById(other.id)?.quirks);
});

test('measurands: what is called export is stored as import', async () => {
  const measurands = { 'Current.Export': 'Current.Import' };
  const quirky = await startCharger(t, { quirk: 'grizzl-import-called-export', treated: { measurands } });
  await chargeOnce(quirky);
  const readings = await readingsOf(quirky.charger.id);
  expect(readings.some(({ currentL1A }) => currentL1A !== null)).toBe(true);
  await quirky.station.stop();
});

test('row 11: samples of connector 0 belong to the session of the only connector', async () => {
  const quirky = await startCharger(t, { quirk: 'zaptec-samples-on-connector-0' });
  await chargeOnce(quirky);
  const [session] = await sessionsOf(t, quirky);
  const readings = await readingsOf(quirky.charger.id);
  expect(readings.length).toBeGreaterThan(2);
  expect(new Set(readings.map(({ connectorId }) => connectorId))).toEqual(new Set([1]));
  expect(readings.filter(({ sessionId }) => sessionId === session?.id).length).toBeGreaterThan(2);
  await quirky.station.stop();
});
