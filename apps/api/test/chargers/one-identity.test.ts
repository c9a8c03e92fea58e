import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { buildAdmissionApp, type Registered } from '#test/admission-app.ts';
import type { TestPerson } from '#test/test-app.ts';

/* Two accounts have a charger of one name: through the real door. */

type App = Awaited<ReturnType<typeof buildAdmissionApp>>;
let t: App;
let neighbour: TestPerson;
let theirStation: string;
beforeAll(async () => {
  t = await buildAdmissionApp();
  neighbour = await t.signIn({ role: 'owner' });
  const { id } = await t.database.prisma.station.create({
    data: {
      accountId: neighbour.accountId,
      name: 'Barn',
      street: 'Erf 1',
      postalCode: '9999 ZZ',
      city: 'Stitswerd',
    },
  });
  theirStation = id;
});
afterAll(() => t.close());

const theirs = () => ({ accountId: neighbour.accountId, stationId: theirStation });
const pair = async (given: object = {}): Promise<[Registered, Registered]> => {
  const ours = await t.register(given);
  const named = { ocppIdentity: ours.identity, ...theirs(), ...given };
  return [ours, { ...(await t.register(named)), identity: ours.identity, accountId: neighbour.accountId }];
};
/** Which of them is connected. */
const online = (...chargers: readonly Registered[]): boolean[] =>
  chargers.map(({ id }) => t.kernel.isConnected(id));

test('the key tells which of them it is, both at once, and commands reach each its own', async () => {
  const [ours, other] = await pair();
  const received: string[] = [];
  const clear = (who: string) => ({
    ClearCache: () => {
      received.push(who);
      return { status: 'Accepted' as const };
    },
  });
  const one = await t.connect(ours.identity, { key: ours.key, onCall: clear('ours') });
  const two = await t.connect(ours.identity.toLowerCase(), { key: other.key, onCall: clear('other') });
  await expect.poll(() => online(ours, other)).toEqual([true, true]);
  const boot = { chargePointVendor: 'Acme', chargePointModel: 'One' };
  for (const charger of [one, two]) await charger.call('BootNotification', boot);
  const send = (who: TestPerson, { id }: Registered) =>
    t.ask(who, 'POST', `/api/charge-points/${id}/commands`, { action: 'ClearCache' });
  expect((await send(neighbour, other)).status).toBe(200);
  await expect.poll(() => received).toEqual(['other']);
  expect((await send(t.owner, ours)).status).toBe(200);
  await expect.poll(() => received).toEqual(['other', 'ours']);
  one.terminate();
  await expect.poll(() => online(ours, other)).toEqual([false, true]);
  two.terminate();
});

test('an address that names the account means its charger alone', async () => {
  const [ours, other] = await pair();
  const at = (account: string, key: Buffer) => t.statusOf(ours.identity, { key, account });
  expect(await at(ours.accountId, ours.key)).toBe(101);
  expect(await at(other.accountId, other.key)).toBe(101);
  expect(await at(ours.accountId, other.key)).toBe(401);
  expect(await at(randomUUID(), ours.key)).toBe(401);
});

test('a wrong key, and none, are refused as if there were one, and told to nobody who has not been there', async () => {
  const [ours, other] = await pair();
  const [from, elsewhere] = ['203.0.113.41', '203.0.113.42'];
  expect(await t.statusOf(ours.identity, { from, key: ours.key })).toBe(101);
  expect(await t.statusOf(ours.identity, { from: elsewhere, key: other.key })).toBe(101);
  const refusals = async () => {
    const kind = 'security';
    const where = { kind, chargePointId: { in: [ours.id, other.id] } };
    const events = await t.database.prisma.chargePointEvent.findMany({ where });
    return events.map(({ chargePointId }) => (chargePointId === ours.id ? 'ours' : 'theirs'));
  };
  expect(await t.statusOf(ours.identity, { key: 'wrong' })).toBe(401);
  expect(await t.statusOf(ours.identity, {})).toBe(401);
  expect(await t.statusOf(ours.identity, { from, key: 'wrong' })).toBe(401);
  await expect.poll(refusals).toEqual(['ours']);
});

test('many wrong keys for a name that both have raise an alert for both, which does not tell from where', async () => {
  const [ours, other] = await pair();
  for (let guess = 0; guess < 10; guess += 1)
    expect(await t.statusOf(ours.identity, { key: `guess ${guess}` })).toBe(401);
  const alerts = async () =>
    (await t.database.prisma.alert.findMany({ where: { chargePointId: { in: [ours.id, other.id] } } }))
      .map(({ accountId, kind, detail }) => ({ accountId, kind, detail }))
      .toSorted(
        (a, b) => (a.accountId === ours.accountId ? -1 : 1) - (b.accountId === ours.accountId ? -1 : 1),
      );
  const guessed = { kind: 'wrong-keys', detail: { attempts: 10, address: null } };
  await expect.poll(alerts).toEqual([
    { accountId: ours.accountId, ...guessed },
    { accountId: other.accountId, ...guessed },
  ]);
});

test('one that needs no key is let in alone of its name, where it has been before, or by its account', async () => {
  const keyless = { securityProfile: 0, keyHash: null };
  const ours = await t.register(keyless);
  const from = '203.0.113.51';
  expect(await t.statusOf(ours.identity, { from })).toBe(101);
  // From now on somebody else has a charger of that name, who does not have to know.
  await t.register({ ...theirs(), ...keyless, ocppIdentity: ours.identity });
  expect(await t.statusOf(ours.identity, { from })).toBe(101);
  expect(await t.statusOf(ours.identity, { from: '203.0.113.52' })).toBe(401);
  expect(await t.statusOf(ours.identity, { account: ours.accountId })).toBe(101);
  const shown = await t.ask(t.owner, 'GET', `/api/charge-points/${ours.id}/connection`);
  expect(shown.body.url).toMatch(new RegExp(`/ocpp/a-${ours.accountId}$`));
});

test('who has a charger of that name cannot guess the key of the other, from wherever their own came', async () => {
  const [ours, other] = await pair();
  const from = '203.0.113.61';
  expect(await t.statusOf(ours.identity, { from, key: other.key })).toBe(101);
  for (let guess = 0; guess < 6; guess += 1)
    expect(await t.statusOf(ours.identity, { from, key: `guess ${guess}` })).toBe(401);
  // Beyond the limit only the one that is known there is looked at: even the right key of the other is not.
  expect(await t.statusOf(ours.identity, { from, key: ours.key })).toBe(401);
  expect(await t.statusOf(ours.identity, { from, key: other.key })).toBe(101);
  expect(await t.statusOf(ours.identity, { key: ours.key })).toBe(101);
});

test('each account adopts its own charger of that name, by the code that it was given', async () => {
  const identity = `NEW-${randomUUID().slice(0, 6)}`;
  const adopt = async (who: TestPerson, stationId: string) => {
    const payload = { identity, connectors: 1, minutes: 10 };
    const { status, body } = await t.ask(who, 'POST', `/api/stations/${stationId}/adoption-windows`, payload);
    expect(status).toBe(200);
    const keys: string[] = [];
    const charger = await connectChargePoint({
      url: `ws://127.0.0.1:${t.port}/ocpp/p-${body.pairing.code}`,
      identity,
      headers: { 'X-Forwarded-For': t.anyAddress() },
      onCall: {
        ChangeConfiguration: ({ value }) => {
          keys.push(value);
          return { status: 'Accepted' };
        },
      },
    });
    await charger.call('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' });
    await charger.closed;
    return Buffer.from(keys.at(-1) ?? '', 'hex');
  };
  const keys = [await adopt(t.owner, t.stationId), await adopt(neighbour, theirStation)];
  const accepted = async () => {
    const rows = await t.database.prisma.chargePoint.findMany({ where: { ocppIdentity: identity } });
    return rows.map(({ accountId, registration }) => `${accountId} ${registration}`).toSorted();
  };
  for (const key of keys) expect(await t.statusOf(identity, { key })).toBe(101);
  await expect
    .poll(accepted)
    .toEqual([`${t.owner.accountId} accepted`, `${neighbour.accountId} accepted`].toSorted());
  expect(await t.statusOf(identity, {})).toBe(401);
});
