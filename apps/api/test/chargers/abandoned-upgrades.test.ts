import type { AdoptionWindow } from '@laadpoort/contract/onboarding/adoption-window';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { basic, OFFER, upgrade } from '#test/network/raw-upgrade.ts';
import type { TestPerson } from '#test/test-app.ts';

/*
 * A charge point that was let in but whose socket never opened has proven nothing: no key is promoted, no profile
 * raised, no charge point adopted.
 */

const pepper = Buffer.alloc(32, 7);
const NO_WEBSOCKET = 'Sec-WebSocket-Version: 99';

let t: OcppApp;
let owner: TestPerson;
let stationId: string;
let charger: TestCharger;
/** The new key of a rotation in progress. */
let pendingKey: Buffer;

beforeAll(async () => {
  t = await buildOcppApp();
  const registered = await t.addCharger();
  ({ stationId } = registered);
  owner = await t.signIn({ accountId: registered.accountId, role: 'owner' });
});
afterAll(() => t.close());

beforeEach(async () => {
  charger = await t.addCharger();
  pendingKey = makeChargePointKey();
  const pendingKeyHash = new Uint8Array(hashChargePointKey(pepper, charger.id, pendingKey));
  await t.db.prisma.chargePoint.update({
    where: { id: charger.id },
    data: { pendingKeyHash, pendingKeyAt: new Date() },
  });
  await t.kernel.directory.refresh(charger.id);
});

const come = (app: OcppApp, identity: string, key: Uint8Array, ...headers: string[]) =>
  upgrade(Number(new URL(app.url).port), identity, [basic(identity, key), ...headers]);

const openWindow = async (identity: string) => {
  const response = await t.app.inject({
    method: 'POST',
    url: `/api/stations/${stationId}/adoption-windows`,
    headers: owner.headers,
    payload: { identity, connectors: 1, minutes: 10 },
  });
  const { id, pairing } = response.json<AdoptionWindow>();
  return {
    /** Which a charger may show as its key. */
    code: Buffer.from(pairing?.code ?? ''),
    row: () => t.db.prisma.adoptionWindow.findUniqueOrThrow({ where: { id } }),
  };
};
const newIdentity = () => `NEW-${randomUUID().slice(0, 8)}`;
const isKnown = async (ocppIdentity: string) =>
  (await t.db.prisma.chargePoint.count({ where: { ocppIdentity } })) > 0;

/** Until the returned function is called, nothing about charge points can be written. */
const holdWrites = async () => {
  const client = await t.db.pool.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE charge_point IN EXCLUSIVE MODE');
  return async () => {
    await client.query('COMMIT');
    client.release();
  };
};
const writesWaiting = async () => {
  const { rows } = await t.db.pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = 'charge_point'::regclass`,
  );
  return rows[0]?.waiting ?? 0;
};

/** The connection was stored and has ended; its key had no effect. */
const expectNothingShown = async () => {
  const row = () => t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } });
  await expect.poll(async () => (await row()).disconnectedAt).not.toBeNull();
  const { provenSecurityProfile, pendingKeyHash, keyHash } = await row();
  expect(provenSecurityProfile).toBe(0);
  expect(pendingKeyHash).not.toBeNull();
  expect(keyHash).toEqual(new Uint8Array(hashChargePointKey(pepper, charger.id, charger.key)));
  expect(t.kernel.isConnected(charger.id)).toBe(false);
};

test('a request that becomes no WebSocket proves nothing, and the old key still holds', async () => {
  expect((await come(t, charger.identity, pendingKey, OFFER, NO_WEBSOCKET)).status).toBe(400);
  await expectNothingShown();
  await t.connect(charger);
  await t.connect({ identity: charger.identity, key: pendingKey });
  const row = () => t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } });
  await expect.poll(row).toMatchObject({ provenSecurityProfile: 1, pendingKeyHash: null });
});

test('one that hangs up while it is decided proves nothing', async () => {
  const release = await holdWrites();
  const { port } = new URL(t.url);
  const socket = connect(Number(port), '127.0.0.1');
  const coming = upgrade(
    Number(port),
    charger.identity,
    [basic(charger.identity, pendingKey), OFFER],
    socket,
  );
  await expect.poll(writesWaiting).toBeGreaterThan(0);
  socket.destroy();
  await coming;
  await pause(50);
  await release();
  await expectNothingShown();
});

test('one whose decision comes too late proves nothing', async () => {
  const impatient = await buildOcppApp({ database: t.db, limits: { deadlineMs: 200 } });
  const release = await holdWrites();
  expect((await come(impatient, charger.identity, pendingKey, OFFER)).status).toBe(503);
  await release();
  await expectNothingShown();
  await impatient.close();
});

test('one that comes while the program stops proves nothing', async () => {
  const stopping = await buildOcppApp({ database: t.db });
  const release = await holdWrites();
  const coming = come(stopping, charger.identity, pendingKey, OFFER);
  await expect.poll(writesWaiting).toBeGreaterThan(0);
  const stopped = stopping.close();
  await release();
  expect((await coming).status).toBe(503);
  await stopped;
  await expectNothingShown();
});

test('a stranger without the subprotocol is not adopted', async () => {
  const identity = newIdentity();
  const { code, row: window } = await openWindow(identity);
  expect((await come(t, identity, code)).status).toBe(401);
  expect(await isKnown(identity)).toBe(false);
  expect(await window()).toMatchObject({ chargePointId: null });
});

test('a stranger whose socket never comes is not adopted, and may come again', async () => {
  const identity = newIdentity();
  const { code, row: window } = await openWindow(identity);
  expect((await come(t, identity, code, OFFER, NO_WEBSOCKET)).status).toBe(400);
  await expect.poll(() => isKnown(identity)).toBe(false);
  expect(await window()).toMatchObject({ chargePointId: null });
  const newcomer = await t.connect({ identity, key: code });
  const boot = await newcomer.call('BootNotification', {
    chargePointVendor: 'Acme',
    chargePointModel: 'One',
  });
  expect(boot).toMatchObject({ status: 'Pending' });
  expect(await window()).not.toMatchObject({ chargePointId: null });
});

test('one that has connected from there is not locked out by guesses made there, after a restart either', async () => {
  const limits = { refusalStepMs: 1 };
  const before = await buildOcppApp({ database: t.db, limits });
  await before.connect(charger);
  await before.close();
  const after = await buildOcppApp({ database: t.db, limits });
  const stranger = await t.addCharger();
  await after.kernel.directory.refresh(stranger.id);
  const guess = (identity: string) => come(after, identity, Buffer.from('a guess'), OFFER);
  for (let time = 0; time < 6; time += 1) {
    await guess(charger.identity);
    await guess(stranger.identity);
  }
  expect((await come(after, charger.identity, charger.key, OFFER)).status).toBe(101);
  expect((await come(after, stranger.identity, stranger.key, OFFER)).status).toBe(429);
  await after.close();
});
