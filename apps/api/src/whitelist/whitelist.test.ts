import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCard, addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { findDue } from './local-list/find-due.ts';
import { addEntry, changeEntry, removeEntry } from './change-entries.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

type Headers = Record<'cookie', string>;
const list = async (headers: Headers) => (await t.app.inject({ url: '/api/whitelist', headers })).json();
const add = (headers: Headers, payload: object) =>
  t.app.inject({ method: 'POST', url: '/api/whitelist', headers, payload });
const change = (headers: Headers, id: string, payload: object) =>
  t.app.inject({ method: 'PATCH', url: `/api/whitelist/${id}`, headers, payload });
const remove = (headers: Headers, id: string) =>
  t.app.inject({ method: 'DELETE', url: `/api/whitelist/${id}`, headers });

test('a card joins the list in its canonical form, with its network and last use', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, owner.accountId);
  const { providerId } = await addCard(t.database, { uid: '04A2E680B13C80', network: 'Shell Recharge' });
  const startedAt = new Date('2026-11-17T08:00:00Z');
  await addSession(t.database, {
    ...station,
    accountId: owner.accountId,
    idTag: '04A2E680B13C80',
    startedAt,
    endedAt: new Date('2026-11-17T09:00:00Z'),
    providerId,
  });
  const answer = await add(owner.headers, { uid: '04:a2:e6:80:b1:3c:80', description: 'Eva, lease car' });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    uid: '04A2E680B13C80',
    uidMasked: '04••••3C80',
    description: 'Eva, lease car',
    stationIds: [],
    network: 'Shell Recharge',
    lastUsedAt: startedAt.toISOString(),
    blocked: false,
  });
  expect((await list(owner.headers)).entries).toEqual([answer.json()]);
});

test('whitelisting leaves old sessions as they were', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, owner.accountId);
  const id = await addSession(t.database, {
    ...station,
    accountId: owner.accountId,
    idTag: '04AAAAAAAAAAAA',
    startedAt: new Date('2026-11-17T08:00:00Z'),
    endedAt: new Date('2026-11-17T09:00:00Z'),
    amount: '4.25',
  });
  await add(owner.headers, { uid: '04AAAAAAAAAAAA', description: 'Eva' });
  const session = (await t.app.inject({ url: `/api/sessions/${id}`, headers: owner.headers })).json();
  expect(session).toMatchObject({ amount: '4.250000', freeRule: null, whitelistedNow: true });
});

test('the same card written otherwise is already there', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await add(owner.headers, { uid: '04A2E680B13C81', description: 'Eva' });
  const again = await add(owner.headers, { uid: '04-a2-e6-80-b1-3c-81', description: 'Eva again' });
  expect(again.statusCode).toBe(409);
  expect(again.json()).toMatchObject({
    code: 'already-whitelisted',
    fields: [{ path: 'body.uid', code: 'already-whitelisted' }],
  });
  const other = await t.signIn({ role: 'owner' });
  expect((await add(other.headers, { uid: '04A2E680B13C81', description: 'Eva' })).statusCode).toBe(200);
});

test('an entry that two tabs remove at once is gone for both', async () => {
  const { headers } = await t.signIn({ role: 'owner' });
  const { id } = (await add(headers, { uid: '04D0B1E0D0B1E0', description: 'Twice' })).json<{ id: string }>();
  const answers = await Promise.all(Array.from({ length: 6 }, () => remove(headers, id)));
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
    204, 404, 404, 404, 404, 404,
  ]);
});

test('an entry is edited, blocked, unblocked and removed, each change on record', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const { id } = (await add(owner.headers, { uid: '04BBBBBBBBBBBB', description: 'Eva' })).json();
  const edited = await change(owner.headers, id, {
    description: 'Eva K.',
    stationIds: [stationId, stationId],
  });
  expect(edited.json()).toMatchObject({ description: 'Eva K.', stationIds: [stationId], blocked: false });
  expect((await change(owner.headers, id, { blocked: true })).json()).toMatchObject({
    blocked: true,
    description: 'Eva K.',
    stationIds: [stationId],
  });
  expect((await change(owner.headers, id, { blocked: false })).json()).toMatchObject({ blocked: false });
  expect((await remove(owner.headers, id)).statusCode).toBe(204);
  expect((await list(owner.headers)).entries).toEqual([]);
  expect((await remove(owner.headers, id)).statusCode).toBe(404);
  const audit = await t.database.prisma.auditEntry.findMany({
    where: { targetId: id },
    orderBy: { id: 'asc' },
  });
  expect(audit.map(({ action }) => action)).toEqual([
    'whitelist.add',
    'whitelist.change',
    'whitelist.change',
    'whitelist.change',
    'whitelist.remove',
  ]);
});

test.each([
  [{ uid: '', description: 'x' }, 'body.uid', 'required'],
  [{ uid: '04A2E680B13C80AABBCCDD99', description: 'x' }, 'body.uid', 'too-long'],
  [{ uid: '04A2', description: '  ' }, 'body.description', 'required'],
  [{ uid: '04A2', description: 'a\u0000b' }, 'body.description', 'control-characters'],
  [{ uid: '04A2', description: 'x', price: '0' }, 'body.price', 'unknown-field'],
  [
    {
      uid: '04A2',
      description: 'x',
      validFrom: '2026-12-02T00:00:00.000Z',
      validUntil: '2026-12-02T00:00:00Z',
    },
    'body.validUntil',
    'before-start',
  ],
])('%j is refused at %s', async (payload, path, code) => {
  const owner = await t.signIn({ role: 'owner' });
  const answer = await add(owner.headers, payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().fields).toContainEqual({ path, code });
});

test('a stranger finds neither entry nor station; a viewer sees masked cards and changes nothing', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const stranger = await t.signIn({ role: 'owner' });
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  const foreign = await addStation(t.database, stranger.accountId);
  const { id } = (await add(owner.headers, { uid: '04CCCCCCCCCCCC', description: 'Eva' })).json();
  const elsewhere = { uid: '04DDDDDDDDDDDD', description: 'x', stationIds: [foreign.stationId] };
  expect((await add(owner.headers, elsewhere)).statusCode).toBe(404);
  expect((await change(owner.headers, id, { stationIds: [foreign.stationId] })).statusCode).toBe(404);
  expect((await change(stranger.headers, id, { blocked: true })).statusCode).toBe(404);
  expect((await remove(stranger.headers, id)).statusCode).toBe(404);
  expect((await change(viewer.headers, id, { blocked: true })).statusCode).toBe(403);
  expect((await remove(viewer.headers, id)).statusCode).toBe(403);
  expect((await list(viewer.headers)).entries).toMatchObject([{ uid: '04••••CCCC', blocked: false }]);
});

test('cards refused in the last 7 days wait to be let in, each once with its latest reason', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId: elsewhere } = await addStation(t.database, owner.accountId);
  const { chargePointId } = await addStation(t.database, owner.accountId, { name: 'Car park' });
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  const tap = (idTag: string, at: string, status: string, rule: string) => ({
    accountId: owner.accountId,
    chargePointId,
    idTag,
    status,
    rule,
    action: 'Authorize',
    at: new Date(at),
  });
  await t.database.prisma.authorization.createMany({
    data: [
      tap('04EE', '2026-11-17T08:00:00Z', 'Invalid', 'refused-unknown-card'),
      tap('04EE', '2026-11-18T08:00:00Z', 'Invalid', 'refused-not-public'),
      tap('04FF', '2026-11-11T11:59:00Z', 'Invalid', 'refused-unknown-card'),
      tap('0411', '2026-11-18T09:00:00Z', 'Accepted', 'guest'),
      tap('0422', '2026-11-18T07:00:00Z', 'Invalid', 'refused-unknown-card'),
      tap('0433', '2026-11-18T06:00:00Z', 'Blocked', 'blocked-entry'),
      tap('0444', '2026-11-18T05:00:00Z', 'Invalid', 'refused-unknown-card'),
    ],
  });
  await t.database.prisma.authorization.updateMany({ where: { idTag: '04EE' }, data: { connectorId: 2 } });
  await t.database.prisma.station.updateMany({
    where: { name: 'Car park' },
    data: { timeZone: 'America/New_York' },
  });
  await add(owner.headers, { uid: '0422', description: 'Added since' });
  const blocked = (await add(owner.headers, { uid: '0433', description: 'Blocked' })).json();
  await change(owner.headers, blocked.id, { blocked: true });
  const other = { uid: '0444', description: 'Other station', stationIds: [elsewhere] };
  const ofOtherStation = (await add(owner.headers, other)).json();
  expect((await list(owner.headers)).refused).toEqual([
    {
      refusalId: expect.stringMatching(/^\d+$/),
      uidMasked: '••••EE',
      network: null,
      stationName: 'Car park',
      timeZone: 'America/New_York',
      chargePointId,
      connectorId: 2,
      entryId: null,
      rule: 'refused-not-public',
      twin: null,
      lastAt: '2026-11-18T08:00:00.000Z',
      times: 2,
    },
    expect.objectContaining({ uidMasked: '••••33', entryId: blocked.id, connectorId: null }),
    expect.objectContaining({ uidMasked: '••••44', entryId: ofOtherStation.id }),
  ]);
});

test('a refused card that looks like an entry in another notation is named so, and stays refused', async () => {
  const { id: personId, accountId, headers } = await t.signIn({ role: 'owner', name: 'Mo' });
  const tap = (idTag: string, hour: number) => ({
    accountId,
    chargePointId: randomUUID(),
    idTag,
    status: 'Invalid',
    rule: 'refused-unknown-card',
    action: 'Authorize',
    at: new Date(Date.UTC(2026, 10, 18, hour)),
  });
  await t.database.prisma.authorization.createMany({
    data: ['80E6A204', '3570234960', '4A2E680', '11223344', '332211C4', '44332204'].map((idTag, index) =>
      tap(idTag, 9 - index),
    ),
  });
  await add(headers, { uid: '04A2E680', description: 'Jesse' });
  await add(headers, { uid: 'D4CD7650', description: 'Eva' });
  const rule = { memberIds: [], stationIds: [], windows: [], price: { kind: 'free' }, budget: null };
  const group = { ...rule, name: 'Staff', cards: [{ uid: 'C4112233', description: 'Anna' }] };
  await t.app.inject({ method: 'POST', url: '/api/access-groups', headers, payload: group });
  await addCard(t.database, { uid: '04223344', holderId: personId });
  const { refused } = await list(headers);
  expect(
    refused.map(({ uidMasked, twin }: { uidMasked: string; twin: unknown }) => [uidMasked, twin]),
  ).toEqual([
    ['••••04', { description: 'Jesse', match: 'reversed-bytes' }],
    ['••••60', { description: 'Eva', match: 'decimal' }],
    ['••••80', { description: 'Jesse', match: 'leading-zeros' }],
    ['••••44', null],
    ['••••C4', { description: 'Anna', match: 'reversed-bytes' }],
    ['••••04', { description: 'Mo', match: 'reversed-bytes' }],
  ]);
});

test('a number that is no UID is saved only when it is said to be one', async () => {
  const { headers } = await t.signIn({ role: 'owner' });
  const card = { uid: 'ZZ!', description: 'Jesse' };
  const questioned = await add(headers, card);
  expect(questioned.statusCode).toBe(400);
  expect(questioned.json().fields).toEqual([{ path: 'body.uid', code: 'uid-unusual' }]);
  expect((await list(headers)).entries).toEqual([]);
  expect((await add(headers, { ...card, unusualUid: true })).json()).toMatchObject({ uid: 'ZZ!' });
  const pasted = { uid: 'UID:\u00a004\u2011A2\u2011E6\u201180\u200b', description: 'Eva' };
  expect((await add(headers, pasted)).json()).toMatchObject({ uid: '04A2E680' });
});

test('cards of one group carry its name in the form that chargers compare; empty takes it away', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const added = await add(owner.headers, { uid: '04BBBBBBBBBBBB', description: 'Van 1', group: ' fleet 7 ' });
  expect(added.json()).toMatchObject({ group: 'FLEET 7' });
  const { id } = added.json();
  expect((await change(owner.headers, id, { description: 'Van 2' })).json().group).toBe('FLEET 7');
  expect((await change(owner.headers, id, { group: '' })).json().group).toBeNull();
  const tooLong = await change(owner.headers, id, { group: 'A'.repeat(21) });
  expect(tooLong.json()).toMatchObject({ fields: [{ path: 'body.group', code: 'too-long' }] });
});

test('what is changed by a process that ends before it tells anybody is found by the sweep of local lists', async () => {
  const { database } = t;
  const owner = await t.signIn({ role: 'owner' });
  const { chargePointId } = await addStation(database, owner.accountId);
  const now = new Date();
  await database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { connectedSince: now, disconnectedAt: null },
  });
  await database.prisma.localList.create({ data: { chargePointId, changedAt: now, state: 'in-step' } });
  const isDueAfter = async <Outcome>(change: () => Promise<Outcome>) => {
    await database.prisma.localList.update({ where: { chargePointId }, data: { checkedAt: now } });
    expect(await findDue(database, now)).not.toContain(chargePointId);
    const outcome = await change();
    expect(await findDue(database, now)).toContain(chargePointId);
    return outcome;
  };
  const by = { accountId: owner.accountId, personId: owner.id, managesCards: true };
  const card = {
    uid: '04D1E5',
    enteredByHand: true,
    description: 'Jan',
    group: null,
    validFrom: null,
    validUntil: null,
  };
  const id = await isDueAfter(() => addEntry(database, by, { ...card, stationIds: [] }, now));
  if (id === null) throw new Error('It is listed already.');
  await isDueAfter(() => changeEntry(database, by, id, { blocked: true }, now));
  await isDueAfter(() => removeEntry(database, by, id, now));
});
