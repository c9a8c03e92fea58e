import type { AdoptionWindow, UnknownChargePoint } from '@laadpoort/contract/onboarding/adoption-window';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let url: string;
let owner: TestPerson;
let neighbour: TestPerson;
let support: TestPerson;
let stationId: string;

const clock = {
  get now() {
    return new Date();
  },
};

beforeAll(async () => {
  t = await buildTestApp({ clock });
  url = `${(await t.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')}/ocpp`;
  owner = await t.signIn({});
  neighbour = await t.signIn({});
  support = await t.signIn({ platformRole: 'support' });
  const station = await t.database.prisma.station.create({
    data: {
      accountId: owner.accountId,
      name: 'Quay',
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Amsterdam',
    },
  });
  stationId = station.id;
});

afterAll(() => t.close());
// An account has three at most.
beforeEach(() => t.database.prisma.adoptionWindow.updateMany({ data: { closedAt: new Date() } }));

const ask = (person: TestPerson, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  t.app.inject({ method, url: path, headers: person.headers, ...(payload ? { payload } : {}) });

const openWindow = (person: TestPerson, identity: string | null) =>
  ask(person, 'POST', `/api/stations/${stationId}/adoption-windows`, {
    identity,
    connectors: 1,
    minutes: 10,
  });

const windowOf = async (identity: string): Promise<AdoptionWindow | undefined> => {
  const { windows } = (await ask(owner, 'GET', `/api/stations/${stationId}/adoption-windows`)).json<{
    windows: AdoptionWindow[];
  }>();
  return windows.find((window) => window.identity === identity);
};

/** Opens one; resolves with its pairing code. */
const openFor = async (identity: string | null) =>
  (await openWindow(owner, identity)).json<AdoptionWindow>().pairing?.code ?? '';

const newIdentity = () => `NEW-${randomUUID().slice(0, 8)}`;
const BOOT = { chargePointVendor: 'Acme', chargePointModel: 'One' };

/** Connects a charger that does what it is told; resolves with the status of its boot. Its name: `p-<code>/<identity>`. */
const come = async (name: string, password: string | Uint8Array | undefined, onCall: CallHandlers = {}) => {
  const identity = name.replace(/^.*\//, '');
  const address = `${url}/${name.slice(0, -identity.length)}`;
  const connection = await connectChargePoint({
    url: address,
    identity,
    onCall,
    ...(password ? { password } : {}),
  });
  return { connection, boot: await connection.call('BootNotification', BOOT) };
};

test('adopt mode: an unknown charger is adopted as pending, given its own key, and accepted with that', async () => {
  const identity = newIdentity();
  await expect(come(identity, 'factory')).rejects.toMatchObject({ code: 401 });
  const opened = (await openWindow(owner, identity)).json<AdoptionWindow>();
  expect(opened).toMatchObject({ state: 'waiting', identity });
  expect(opened.pairing?.url).toBe(`ws://localhost:3000/ocpp/p-${opened.pairing?.code}`);
  const address = `p-${opened.pairing?.code}/${identity}`;

  let key = '';
  const { connection, boot } = await come(address, 'factory', {
    ChangeConfiguration({ key: name, value }) {
      if (name === 'AuthorizationKey') key = value;
      return { status: 'Accepted' };
    },
  });
  expect(boot).toMatchObject({ status: 'Pending', interval: 60 });
  await expect(connection.call('Heartbeat', {})).rejects.toMatchObject({ code: 'SecurityError' });
  const timestamp = new Date().toISOString();
  const start = { connectorId: 1, idTag: 'A', meterStart: 0, timestamp };
  const { transactionId, idTagInfo } = await connection.call('StartTransaction', start);
  expect(idTagInfo).toEqual({ status: 'Invalid' });
  expect(await connection.call('StopTransaction', { transactionId, meterStop: 0, timestamp })).toMatchObject(
    {},
  );
  const session = await t.database.prisma.session.findUniqueOrThrow({ where: { id: transactionId } });
  expect(session).toMatchObject({
    authorizationRule: 'refused-out-of-service',
    anomalies: expect.arrayContaining(['unauthorized']),
  });
  const window = await windowOf(identity);
  expect(window).toMatchObject({ state: 'connected' });
  const asPending = t.kernel.directory.findById(window?.chargePointId ?? '');
  await connection.closed;
  expect(key).toMatch(/^[0-9a-f]{40}$/);

  // Its address stays as it was entered.
  const back = await come(address, Buffer.from(key, 'hex'));
  expect(back.boot.status).toBe('Accepted');
  expect(await windowOf(identity)).toMatchObject({ state: 'done' });
  back.connection.terminate();
  // Not even for the moment in which the directory has not heard of it.
  const stale = vi.spyOn(t.kernel.directory, 'findAll').mockReturnValue(asPending ? [asPending] : []);
  await expect(come(address, 'factory')).rejects.toMatchObject({ code: 401 });
  stale.mockRestore();
  await expect(come(address, 'factory')).rejects.toMatchObject({ code: 401 });

  const { rows } = await t.database.pool.query(
    `SELECT 1 FROM command WHERE params::text LIKE $1 UNION ALL SELECT 1 FROM ocpp_message WHERE payload LIKE $1`,
    [`%${key}%`],
  );
  expect(rows).toEqual([]);
  const audit = await t.database.prisma.auditEntry.findFirst({ where: { action: 'charge-point.adopt' } });
  expect(audit).toMatchObject({ accountId: owner.accountId, actorId: owner.id });
});

test('a charger that takes no key is shown as such, and a typed key lets it in', async () => {
  const identity = newIdentity();
  const code = await openFor(identity);
  const { connection } = await come(`p-${code}/${identity}`, undefined, {
    ChangeConfiguration: () => ({ status: 'NotSupported' }),
  });
  await expect.poll(() => windowOf(identity), { timeout: 5_000 }).toMatchObject({ state: 'key-refused' });
  connection.terminate();
  const window = await windowOf(identity);
  const chosen = await t.app.inject({
    method: 'PUT',
    url: `/api/charge-points/${window?.chargePointId}/key`,
    headers: owner.headers,
    payload: { key: 'installer-1' },
  });
  expect(chosen.statusCode).toBe(204);
  await expect
    .poll(async () => (await come(identity, 'installer-1')).boot.status, { timeout: 5_000 })
    .toBe('Accepted');
  const connectionPage = await ask(owner, 'GET', `/api/charge-points/${window?.chargePointId}/connection`);
  expect(connectionPage.json()).toMatchObject({ weakKey: true, lastProfile: 1, registration: 'accepted' });
});

test('a charger that must restart for its key is restarted, and one whose window closed comes in by another', async () => {
  const identity = newIdentity();
  const first = (await openWindow(owner, identity)).json<AdoptionWindow>();
  let key = '';
  let restarted = false;
  const { connection } = await come(`p-${first.pairing?.code}/${identity}`, 'factory', {
    ChangeConfiguration({ value }) {
      key = value;
      return { status: 'RebootRequired' };
    },
    Reset() {
      restarted = true;
      return { status: 'Accepted' };
    },
  });
  await expect.poll(() => restarted, { timeout: 5_000 }).toBe(true);
  connection.terminate();
  await ask(owner, 'DELETE', `/api/adoption-windows/${first.id}`);
  await expect(come(`p-${first.pairing?.code}/${identity}`, 'factory')).rejects.toMatchObject({ code: 401 });
  const again = await come(`p-${await openFor(null)}/${identity}`, 'factory');
  expect(again.boot.status).toBe('Pending');
  again.connection.terminate();
  expect((await come(identity, Buffer.from(key, 'hex'))).boot.status).toBe('Accepted');
});

test('a charger that comes without the window, after it, or under another name is not adopted', async () => {
  const identity = newIdentity();
  const window = (await openWindow(owner, identity)).json<AdoptionWindow>();
  const shown = `p-${window.pairing?.code}`;
  await expect(come(`${shown}/${newIdentity()}`, 'factory')).rejects.toMatchObject({ code: 401 });
  expect((await ask(neighbour, 'DELETE', `/api/adoption-windows/${window.id}`)).statusCode).toBe(404);
  const closed = { action: 'adoption.close', actorId: owner.id, accountId: owner.accountId };
  const closings = () => t.database.prisma.auditEntry.count({ where: closed });
  const before = await closings();
  expect((await ask(owner, 'DELETE', `/api/adoption-windows/${window.id}`)).statusCode).toBe(204);
  expect(await closings()).toBe(before + 1);
  await expect(come(`${shown}/${identity}`, 'factory')).rejects.toMatchObject({ code: 401 });
  expect(await windowOf(identity)).toMatchObject({ state: 'closed', pairing: null });
});

test('a name that somebody guessed is given no key: not before, and not after its charger has come', async () => {
  const identity = newIdentity();
  const code = await openFor(identity);
  const otherCode = await openFor(newIdentity());
  const guesses = [identity, `p-${otherCode}/${identity}`, `p-${code.slice(1)}0/${identity}`];
  for (const guess of guesses) await expect(come(guess, 'factory')).rejects.toMatchObject({ code: 401 });
  await expect(come(`a-${neighbour.accountId}/p-${code}/${identity}`, 'x')).rejects.toMatchObject({
    code: 401,
  });
  const { connection } = await come(`p-${code}/${identity}`, 'factory', {
    ChangeConfiguration: () => new Promise(() => {}),
  });
  for (const guess of guesses.slice(0, 1))
    await expect(come(guess, 'factory')).rejects.toMatchObject({ code: 401 });
  expect(connection.connected).toBe(true);
  connection.terminate();
});

test('the code may be typed as the key, by a charger whose address cannot be changed', async () => {
  const identity = newIdentity();
  const code = await openFor(null);
  const typed = code.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1-');
  const { boot, connection } = await come(identity, typed);
  expect(boot.status).toBe('Pending');
  connection.terminate();
  expect((await come(identity, code)).boot.status).toBe('Pending');
});

test('an account has three open windows at most, and their codes are for those who may open them', async () => {
  const identity = newIdentity();
  const codes = [await openFor(identity), await openFor(null), await openFor(null)];
  expect(new Set(codes).size).toBe(3);
  expect((await openWindow(owner, null)).json()).toMatchObject({ code: 'too-many-windows' });
  // It takes the place of the one before.
  expect((await openWindow(owner, identity)).statusCode).toBe(200);
  const viewer = await t.signIn({ accountId: owner.accountId, role: 'viewer' });
  const seen = await ask(viewer, 'GET', `/api/stations/${stationId}/adoption-windows`);
  expect(seen.json<{ windows: AdoptionWindow[] }>().windows[0]).toMatchObject({
    state: 'waiting',
    pairing: null,
  });
});

test('a window is opened only at a station of the own account and for an identity that none of its chargers has', async () => {
  expect((await openWindow(neighbour, newIdentity())).statusCode).toBe(404);
  const identity = newIdentity();
  await t.database.prisma.chargePoint.create({
    data: {
      accountId: owner.accountId,
      stationId,
      ocppIdentity: identity,
      serialNumber: identity,
      keyHash: new Uint8Array(32),
    },
  });
  const taken = await openWindow(owner, identity.toLowerCase());
  expect(taken.json()).toMatchObject({ code: 'identity-taken' });
  // Not told of chargers of others.
  await t.database.prisma.chargePoint.updateMany({
    where: { ocppIdentity: identity },
    data: { accountId: neighbour.accountId },
  });
  expect((await openWindow(owner, identity)).json()).toMatchObject({ state: 'waiting', refusedAt: null });
});

test('while it is pending nothing but configuration is sent to it', async () => {
  const identity = newIdentity();
  const { connection } = await come(`p-${await openFor(identity)}/${identity}`, 'factory', {
    ChangeConfiguration: () => new Promise(() => {}),
  });
  const chargePointId = (await windowOf(identity))?.chargePointId;
  await t.database.prisma.whitelistEntry.create({
    data: { accountId: owner.accountId, uid: 'A', description: 'Tag', createdById: owner.id },
  });
  const start = await ask(owner, 'POST', `/api/charge-points/${chargePointId}/commands?force=true`, {
    action: 'RemoteStartTransaction',
    idTag: 'A',
    connectorId: 1,
  });
  expect(start.json()).toMatchObject({ code: 'registration-pending' });
  connection.terminate();
});

test('support sees who was refused, removes them from the list, and adopts one at a station', async () => {
  const identity = newIdentity();
  for (let attempt = 0; attempt < 2; attempt += 1)
    await expect(come(identity, 'factory')).rejects.toMatchObject({ code: 401 });
  const inbox = async () =>
    (await ask(support, 'GET', '/api/support/unknown-charge-points'))
      .json<{ chargePoints: UnknownChargePoint[] }>()
      .chargePoints.find((each) => each.identity === identity);
  await expect.poll(inbox, { timeout: 6_000 }).toMatchObject({ attempts: 2, showedKey: true, secure: false });
  expect((await ask(owner, 'GET', '/api/support/unknown-charge-points')).statusCode).toBe(403);
  const found = await ask(support, 'GET', '/api/support/stations?q=quay');
  expect(found.json()).toMatchObject({ stations: [{ id: stationId, name: 'Quay' }] });

  const body = { identity: null, connectors: 2, minutes: 5, reason: 'Installer is there' };
  const path = `/api/support/stations/${stationId}/adoption-windows`;
  const opened = await ask(support, 'POST', path, body);
  const { boot, connection } = await come(
    `p-${opened.json<AdoptionWindow>().pairing?.code}/${identity}`,
    undefined,
  );
  expect(boot.status).toBe('Pending');
  connection.terminate();
  expect(await inbox()).toBeUndefined();

  const stranger = newIdentity();
  await expect(come(stranger, 'factory')).rejects.toMatchObject({ code: 401 });
  const dismiss = () =>
    ask(support, 'POST', '/api/support/unknown-charge-points/dismissals', { identity: stranger });
  await expect.poll(async () => (await dismiss()).statusCode, { timeout: 6_000 }).toBe(204);
  expect((await dismiss()).statusCode).toBe(404);
});
