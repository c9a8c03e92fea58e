import { dayOf } from '@laadpoort/domain/reports/month';
import { isBilled } from '@laadpoort/domain/sessions/review';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import type { Session } from '@laadpoort/contract/sessions/session';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGER_BY } from '#test/larger-by.ts';
import { addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let stations: { stationId: string; chargePointId: string; timeZone: string }[];
let all: (SessionGiven & { id: number; timeZone: string })[];

const NOW = new Date('2026-11-18T12:00:00Z');
/** Ends around the edges that matter: month ends, both clock changes of 2026 in Amsterdam, the last days. */
const EDGES = [
  '2026-01-31T23:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-09-30T22:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-10-31T23:00:00Z',
  '2026-11-17T23:00:00Z',
];
const DAYS = [
  '2026-01-31',
  '2026-02-01',
  '2026-03-29',
  '2026-09-30',
  '2026-10-01',
  '2026-10-25',
  '2026-10-31',
];
const LAST_DAYS = ['2026-11-01', '2026-11-17', '2026-11-18', '2026-11-19'];
const REVIEWS = ['open', 'accepted', 'corrected', 'excluded'] as const;
const CARDS = ['04A2E680B13C80', '04A2E680FFFFFF', 'NLTNM000122045U'];

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner' });
  const zones = ['Europe/Amsterdam', 'America/New_York'];
  stations = await Promise.all(
    zones.map(async (timeZone) => ({
      timeZone,
      ...(await addStation(t.database, owner.accountId, { timeZone })),
    })),
  );
  all = [];
  for (let index = 0; index < 120; index += 1) {
    const station = stations[index % 2];
    if (!station) throw new Error('no station');
    const edge = Date.parse(EDGES[index % EDGES.length] ?? '');
    const endedAt = new Date(edge + ((index % 13) - 6) * 17 * 60_000);
    const given: SessionGiven = {
      accountId: owner.accountId,
      ...station,
      startedAt: new Date(endedAt.getTime() - (index + 1) * 61_000),
      endedAt,
      idTag: CARDS[index % CARDS.length] ?? '',
      energyWh: index * 137,
      amount: `${index % 7}.${String(index * 7919).padStart(6, '0')}`,
      ...(index % 4 === 0 ? { free: { rule: 'whitelist', description: `Driver ${index % 3}` } } : {}),
      anomalies: index % 9 === 0 ? ['clock'] : [],
      ...(index % 9 === 0 ? { review: REVIEWS[(index / 9) % REVIEWS.length] ?? 'open' } : {}),
    };
    all.push({ ...given, timeZone: station.timeZone, id: await addSession(t.database, given) });
  }
  await t.database.prisma.whitelistEntry.createMany({
    data: CARDS.map((uid) => ({
      accountId: owner.accountId,
      uid,
      enteredByHand: true,
      description: '',
      createdById: owner.id,
    })),
  });
  for (const [index, station] of stations.entries()) {
    const given: SessionGiven = {
      accountId: owner.accountId,
      ...station,
      startedAt: new Date(NOW.getTime() - 4_502_500),
      idTag: CARDS[0] ?? '',
      connectorId: index + 1,
      energyWh: 4_250,
      amount: '1.4875',
    };
    all.push({ ...given, timeZone: station.timeZone, id: await addSession(t.database, given) });
  }
});
afterAll(() => t.close());

interface Filter {
  from?: string | undefined;
  to?: string | undefined;
  stationId?: string | undefined;
  card?: string | undefined;
  kind?: string | undefined;
}

const get = (path: string, query: object, person = owner) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return t.app.inject({ url: `${path}?${search.toString()}`, headers: person.headers });
};

const listAll = async (filter: Filter, limit: number): Promise<Session[]> => {
  const listed: Session[] = [];
  let cursor: string | undefined;
  do {
    const answer = await get('/api/sessions', { ...filter, limit, cursor });
    expect(answer.statusCode, answer.body).toBe(200);
    listed.push(...answer.json().sessions);
    cursor = answer.json().nextCursor ?? undefined;
  } while (cursor);
  return listed;
};

/** What a filter means, said once more without SQL. */
const holds = (filter: Filter, session: (typeof all)[number]): boolean => {
  const day = dayOf(session.endedAt ?? NOW, session.timeZone);
  const kinds: Record<string, boolean> = {
    paid: session.free === undefined,
    free: session.free !== undefined,
    running: session.endedAt === undefined,
    billed: session.endedAt !== undefined && isBilled('completed', session.review ?? null),
    flagged: (session.anomalies ?? []).length > 0,
    waiting: session.review === 'open',
  };
  const card = filter.card?.toUpperCase() ?? '';
  const isDescription = card === 'DRIVER' || card === '%';
  return (
    (!filter.from || day >= filter.from) &&
    (!filter.to || day <= filter.to) &&
    (!filter.stationId || session.stationId === filter.stationId) &&
    (kinds[filter.kind ?? 'all'] ?? true) &&
    (isDescription
      ? (session.free?.description ?? '').toUpperCase().includes(card)
      : (session.idTag ?? '').startsWith(card))
  );
};

const newestFirst = (a: (typeof all)[number], b: (typeof all)[number]): number =>
  (b.endedAt?.getTime() ?? Infinity) - (a.endedAt?.getTime() ?? Infinity) || b.id - a.id;

const filters = fc.record(
  {
    from: fc.constantFrom(...DAYS, ...LAST_DAYS, undefined),
    to: fc.constantFrom(...DAYS, ...LAST_DAYS, undefined),
    stationIndex: fc.constantFrom(0, 1, undefined),
    card: fc.constantFrom('04A2E680', '04a2e680b13c80', 'NLTNM000122045U', 'driver', '%', undefined),
    kind: fc.constantFrom('all', 'paid', 'free', 'running', 'billed', 'flagged', 'waiting'),
  },
  { requiredKeys: ['kind'] },
);

const energyOf = (sessions: readonly Session[]) => sessions.reduce((sum, { energyWh }) => sum + energyWh, 0);

test(
  'every filter lists what it says, newest end first, and the totals are the sum of what is billed of it',
  async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(7, 50, 200), async ({ stationIndex, ...rest }, limit) => {
        const stationId = stationIndex === undefined ? undefined : stations[stationIndex]?.stationId;
        const filter = { ...rest, stationId };
        const expected = all.filter((session) => holds(filter, session)).toSorted(newestFirst);
        const listed = await listAll(filter, limit);
        expect(listed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        const totals = await get('/api/sessions/totals', filter);
        const billed = listed.filter(
          ({ endedAt, review }) => endedAt === null || isBilled('completed', review),
        );
        const waiting = listed.filter(({ review }) => review === 'open');
        expect(totals.json()).toEqual({
          sessions: billed.length,
          energyWh: energyOf(billed),
          amount: sumAmounts(billed.map(({ amount }) => amount)),
          durationSeconds: billed.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
          currency: 'EUR',
          waiting: { sessions: waiting.length, energyWh: energyOf(waiting) },
        });
      }),
      { numRuns: 30 * LARGER_BY },
    );
  },
  60_000 * LARGER_BY,
);

test('a session over midnight of month end belongs to the month of its end at the station', async () => {
  const account = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, account.accountId);
  const add = (startedAt: string, endedAt: string) =>
    addSession(t.database, {
      accountId: account.accountId,
      ...station,
      startedAt: new Date(startedAt),
      endedAt: new Date(endedAt),
    });
  const beforeMidnight = await add('2026-10-31T20:00:00Z', '2026-10-31T22:59:59Z');
  const overMidnight = await add('2026-10-31T20:00:00Z', '2026-10-31T23:00:00Z');
  const hourTwice = await add('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z');
  const ids = async (from: string, to: string) =>
    (await get('/api/sessions', { from, to }, account)).json().sessions.map(({ id }: Session) => id);
  expect(await ids('2026-10-01', '2026-10-31')).toEqual([beforeMidnight, hourTwice]);
  expect(await ids('2026-11-01', '2026-11-30')).toEqual([overMidnight]);
  const [session] = (await get('/api/sessions', { from: '2026-10-25', to: '2026-10-25' }, account)).json()
    .sessions;
  expect(session.durationSeconds).toBe(3600);
});

test('each session names the clock of its station', async () => {
  const { sessions } = (await get('/api/sessions', { limit: 100 })).json();
  const named = new Map<string, string>(
    sessions.map(({ stationId, timeZone }: Session) => [stationId, timeZone]),
  );
  expect(stations.map(({ stationId }) => named.get(stationId))).toEqual([
    'Europe/Amsterdam',
    'America/New_York',
  ]);
});

test('a running session counts until now, with its power; nothing of another account is listed', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect((await get('/api/sessions', {}, stranger)).json()).toEqual({ sessions: [], nextCursor: null });
  const [first] = (await get('/api/sessions', { kind: 'running' })).json().sessions;
  expect(first).toMatchObject({ running: true, endedAt: null, durationSeconds: 4502, energyWh: 4250 });
  expect((await get(`/api/sessions/${first.id}`, {}, stranger)).statusCode).toBe(404);
  expect((await get(`/api/sessions/${first.id}/curve`, {}, stranger)).statusCode).toBe(404);
  expect((await get(`/api/sessions/${first.id}/messages`, {}, stranger)).statusCode).toBe(404);
});

test('a viewer sees masked cards and cannot find one out by guessing its beginning', async () => {
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  const found = async (card: string) =>
    (await get('/api/sessions/totals', { card }, viewer)).json().sessions as number;
  const { sessions } = (await get('/api/sessions', {}, viewer)).json();
  expect(new Set(sessions.map(({ idTag }: Session) => idTag))).toEqual(
    new Set(['04••••3C80', '04••••FFFF', 'NL••••045U']),
  );
  expect(await found('04A2E680')).toBe(0);
  expect(await found('04A2E680B13C80')).toBeGreaterThan(0);
});

test.each([
  ['/api/sessions?cursor=nonsense', 'query.cursor', 'unknown-cursor'],
  ['/api/sessions?colour=red', 'query.colour', 'unknown-field'],
  ['/api/sessions/totals?from=2026-02-30', 'query.from', 'invalid_format'],
])('%s is refused at %s', async (url, path, code) => {
  const answer = await t.app.inject({ url, headers: owner.headers });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().fields).toContainEqual({ path, code });
});

test('a driver of the account sees no sessions of its stations', async () => {
  const driver = await t.signIn({ role: 'driver', accountId: owner.accountId });
  for (const path of ['/api/sessions', '/api/sessions/totals', '/api/sessions/1'])
    expect((await get(path, {}, driver)).statusCode).toBe(403);
});
