import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import { may, ROLES } from '@laadpoort/domain/accounts/roles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { endpoints } from '#test/endpoints.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { unzip } from '#test/files/unzip.ts';

/* Generated from the contract: nobody of an account reads the number of a guest's card, wherever the card shows. */

const NOW = new Date('2026-11-18T12:00:00Z');
/** One that was put on the whitelist by its session, one that was refused, and one that only charged. */
const GUESTS = ['04CA4A11114E51', '04CA4A22224E52', '04CA4A33334E53'] as const;
const [listed, refused, passing] = GUESTS;

let t: TestApp;
let owner: TestPerson;
let ids: Record<string, string>;
beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner' });
  ids = await addGuests();
});
afterAll(() => t.close());

const ask = (headers: object, method: Endpoint['method'], url: string, payload?: object) =>
  t.app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) });

const add = (payload: object, headers: object = owner.headers) =>
  ask(headers, 'POST', '/api/whitelist', payload);

const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

/** Guests' cards in each place where a number is kept. */
const addGuests = async (): Promise<Record<string, string>> => {
  const { accountId } = owner;
  const { prisma } = t.database;
  const { stationId, chargePointId } = await addStation(t.database, accountId);
  const place = { accountId, stationId, chargePointId };
  const anomaly = { anomalies: ['clock'], review: 'open' as const };
  const ended = { ...place, startedAt: ago(90), endedAt: ago(30) };
  const [sessionId] = [
    await addSession(t.database, { ...ended, idTag: listed }),
    await addSession(t.database, { ...ended, idTag: passing, ...anomaly }),
    await addSession(t.database, { ...place, startedAt: ago(20), idTag: passing, connectorId: 2 }),
  ];
  const tap = { accountId, chargePointId, action: 'Authorize', at: ago(60) };
  await prisma.authorization.createMany({
    data: [
      { ...tap, idTag: refused, status: 'Invalid', rule: 'refused-unknown-card' },
      { ...tap, idTag: listed, status: 'Accepted', rule: 'guest' },
    ],
  });
  const heard = { chargePointId, at: ago(60), receivedAt: ago(60) };
  await prisma.chargePointEvent.create({
    data: { ...heard, kind: 'authorization', detail: { idTag: passing, status: 'Accepted' } },
  });
  const signed = `OCMF|${JSON.stringify({ FV: '1.0', ID: listed })}|{}`;
  const message = { chargePointId, direction: 'in', receivedAt: ago(60), response: '{}' };
  await prisma.ocppMessage.createMany({
    data: [
      { ...message, messageId: '1', action: 'StartTransaction', payload: JSON.stringify({ idTag: listed }) },
      { ...message, messageId: '2', action: 'MeterValues', payload: JSON.stringify({ value: signed }) },
    ],
  });
  const kept = { transactionId: '7', idTag: passing, meterStop: 1, timestamp: null, stoppedAt: null };
  const { id: itemId } = await prisma.unmatchedStop.create({
    data: {
      chargePointId,
      reason: 'unknown-transaction',
      payload: kept,
      fingerprint: 'g',
      receivedAt: ago(30),
    },
  });
  const alert = await prisma.alert.create({
    data: { accountId, chargePointId, kind: 'unknown-stop', detail: {}, firstAt: ago(30), lastAt: ago(30) },
  });
  const made = await add({ sessionId, description: 'Pool car' });
  expect(made.statusCode, made.body).toBe(200);
  const entryId = made.json<{ id: string }>().id;
  const reserved = await prisma.reservation.create({
    data: {
      accountId,
      chargePointId,
      connectorId: 1,
      idTag: listed,
      expiresAt: new Date(NOW.getTime() + 3_600_000),
      requestedById: owner.id,
      requestedAt: NOW,
    },
  });
  return {
    stationId,
    chargePointId,
    entryId,
    connectorId: '1',
    sessionId: String(sessionId),
    kind: 'stop',
    itemId: String(itemId),
    alertId: String(alert.id),
    reservationId: String(reserved.id),
  };
};

const fill = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '1');

/** Every list, page and file of an account. */
const reads = endpoints.filter(
  ([, { method, scope }]) => method === 'GET' && (scope === 'account' || scope === 'self'),
);
const formats = [
  '',
  '?format=csv',
  '?format=jsonl',
  '?cards=whole&format=csv',
  '?year=2026',
  '?month=2026-11',
];

const expectNoNumber = (name: string, body: string) => {
  for (const uid of GUESTS) expect(body.toUpperCase(), name).not.toContain(uid);
};

const everyAnswer = async (headers: object): Promise<string> => {
  const bodies: string[] = [];
  for (const [name, { path }] of reads)
    for (const query of formats) {
      const { body, statusCode } = await ask(headers, 'GET', fill(path) + query);
      expect(statusCode, `${name}${query}`).toBeLessThan(500);
      expectNoNumber(`${name}${query}`, body);
      bodies.push(body);
    }
  return bodies.join('\n');
};

describe('no answer has the number of a guest’s card', () => {
  test.each(ROLES)('for a %s', { timeout: 120_000 }, async (role) => {
    const person = role === 'owner' ? owner : await t.signIn({ role, accountId: owner.accountId });
    const all = await everyAnswer(person.headers);
    // They do show, by their masks: each of them was looked for where it is.
    if (may(role, 'sessions.view'))
      for (const end of ['4E51', '4E52', '4E53']) expect(all).toContain(`04••••${end}`);
  });

  test('for a program with a key', { timeout: 120_000 }, async () => {
    const body = { name: 'Key', scopes: ['read', 'operate'], days: 1 };
    const { key } = (await ask(owner.headers, 'POST', '/api/account/api-keys', body)).json<{ key: string }>();
    expect(await everyAnswer({ authorization: `Bearer ${key}` })).toContain('04••••4E51');
  });

  test('in a sheet', async () => {
    const { rawPayload } = await ask(owner.headers, 'GET', '/api/sessions/export?format=xlsx&cards=whole');
    const sheet = unzip(rawPayload, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('04••••4E51');
    expectNoNumber('sheet', sheet);
  });

  test('after a write either: the answers to changes of the entry and to reserving for it', async () => {
    const until = new Date(NOW.getTime() + 3_600_000).toISOString();
    const answers = [
      await ask(owner.headers, 'PATCH', fill('/api/whitelist/:entryId'), { description: 'Van' }),
      await ask(owner.headers, 'POST', fill('/api/charge-points/:chargePointId/reservations?force=true'), {
        connectorId: 2,
        entryId: ids['entryId'],
        until,
      }),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode, body).toBe(200);
      expect(body).toContain('04••••4E51');
      expectNoNumber('write', body);
    }
  });
});

const sessionsFound = async (card: string) => {
  const answer = await ask(owner.headers, 'GET', `/api/sessions/totals?card=${card}`);
  return answer.json<{ sessions: number }>().sessions;
};

test('the beginning of a guest’s number finds nothing, so that nobody can find it out digit by digit', async () => {
  for (const uid of [listed, passing]) expect(await sessionsFound(uid.slice(0, 12))).toBe(0);
  expect(await sessionsFound(listed)).toBe(1);
});

describe('a card that is named by a session or a refusal', () => {
  test('is the session’s own, and stays masked', async () => {
    const { rows } = await t.database.pool.query('SELECT uid FROM whitelist_entry WHERE id = $1', [
      ids['entryId'],
    ]);
    expect(rows).toEqual([{ uid: listed }]);
    const again = await add({ sessionId: Number(ids['sessionId']), description: 'Again' });
    expect(again.json()).toMatchObject({ code: 'already-whitelisted' });
  });

  test('of a refusal', async () => {
    const { refused: cards } = (await ask(owner.headers, 'GET', '/api/whitelist')).json<{
      refused: { refusalId: string; uidMasked: string }[];
    }>();
    expect(cards).toMatchObject([{ uidMasked: '04••••4E52' }]);
    const made = await add({ refusalId: cards[0]?.refusalId, description: 'Visitor' });
    expect(made.json()).toMatchObject({ uid: '04••••4E52', uidMasked: '04••••4E52' });
  });

  test('of another account does not exist', async () => {
    const stranger = await t.signIn({ role: 'owner' });
    const refusal = await t.database.prisma.authorization.findFirstOrThrow({ where: { idTag: refused } });
    for (const card of [{ sessionId: Number(ids['sessionId']) }, { refusalId: String(refusal.id) }])
      expect((await add({ ...card, description: 'x' }, stranger.headers)).statusCode).toBe(404);
  });

  test.each([[{}], [{ uid: '04A2E680', sessionId: 1 }]])('is one card: %j is refused', async (card) => {
    const answer = await add({ ...card, description: 'x' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ fields: [{ path: 'body.uid', code: 'required' }] });
  });
});

test('a number that was entered by hand is known, and shown whole to those who manage cards', async () => {
  const uid = '04CA4A99994E59';
  const at = { stationId: ids['stationId'] ?? '', chargePointId: ids['chargePointId'] ?? '' };
  const times = { startedAt: ago(600), endedAt: ago(500) };
  const id = await addSession(t.database, { accountId: owner.accountId, ...at, ...times, idTag: uid });
  const shown = async (person: TestPerson) =>
    (await ask(person.headers, 'GET', `/api/sessions/${id}`)).json<{ idTag: string }>().idTag;
  expect(await shown(owner)).toBe('04••••4E59');
  expect((await add({ uid, description: 'Mine' })).json()).toMatchObject({ uid });
  expect(await shown(owner)).toBe(uid);
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  expect(await shown(viewer)).toBe('04••••4E59');
});
