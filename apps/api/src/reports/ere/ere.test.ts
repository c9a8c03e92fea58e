import { addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { asOwner } from '#test/test-database.ts';
import { unzip } from '#test/files/unzip.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
let owner: TestPerson;
let meterSerial: string;
let place: { accountId: string; stationId: string; chargePointId: string };
beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-20T12:00:00Z') } });
  const admin = await t.signIn({ platformRole: 'admin' });
  const share = { year: '2026', renewablePercent: '50,0', source: 'a letter of 1 March' };
  expect((await t.ask(admin, 'POST', '/api/support/ere-shares', share)).status).toBe(204);
});
afterAll(() => t.close());
beforeEach(async () => {
  meterSerial = randomUUID();
  owner = await t.signIn({ role: 'owner', name: 'Olga' });
  place = { accountId: owner.accountId, ...(await addStation(t.database, owner.accountId)) };
});

const URL = '/api/reports/ere';
const EAN = '871687160000123457';
const meter = { validFrom: '2026-01-01', ean: EAN, mid: 'T10001', builtIn: true, own: null };
const signature = {
  version: 1,
  service: 'Inboekdienst',
  signedName: 'Olga de Wit',
  street: 'Laan 2',
  postalCode: '3011ab',
  city: 'Rotterdam',
  eans: [EAN],
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  mayAskGridOperator: true,
};

const report = async (who = owner, query = '') => (await t.ask(who, 'GET', `${URL}${query}`)).body;
const enter = (body: object, who = owner) =>
  t.ask(who, 'POST', `${URL}/chargers/${place.chargePointId}`, { ...meter, meterSerial, ...body });
const sign = (body: object = {}, who = owner) =>
  t.ask(who, 'POST', `${URL}/authorisations`, { ...signature, ...body });
const claim = (seen: object, who = owner) => t.ask(who, 'POST', `${URL}/claims`, { year: '2026', ...seen });

/** A session from one register to another. */
const charged = async (
  endedAt: string,
  beginWh: number,
  endWh: number,
  given: Partial<SessionGiven> = {},
) => {
  const ended = new Date(endedAt);
  const startedAt = new Date(ended.getTime() - 3_600_000);
  const session = { ...place, startedAt, endedAt: ended, energyWh: endWh - beginWh, ...given };
  const id = await addSession(t.database, session);
  await t.database.prisma.session.update({
    where: { id },
    data: { meterStartWh: beginWh, meterStopWh: endWh },
  });
  return id;
};
const ready = async () => {
  await enter({});
  await sign();
};

test('each session counts, or says why it does not; what it needs is entered one thing after the other', async () => {
  await charged('2026-06-01T10:00:00Z', 0, 10_000);
  await charged('2026-06-02T10:00:00Z', 10_000, 12_000, { review: 'open' });
  const [sessions, energyWh] = [1, 10_000];
  const doubt = { reason: 'in-doubt', sessions: 1, energyWh: 2_000 };
  const waiting = async () => (await report()).waiting;
  expect(await waiting()).toEqual([doubt, { reason: 'no-charger-data', sessions, energyWh }]);
  for (const [entered, reason] of [
    [{ ean: null }, 'no-ean'],
    [{ meterSerial: null }, 'no-meter-serial'],
    [{ builtIn: false }, 'not-built-in'],
    [{ mid: null }, 'no-mid'],
    [{}, 'no-authorisation'],
  ] as const) {
    expect((await enter(entered)).status).toBe(204);
    expect(await waiting()).toEqual([doubt, { reason, sessions, energyWh }]);
  }
  expect((await sign()).status).toBe(204);
  expect(await report()).toMatchObject({
    year: '2026',
    share: { renewablePercent: '50', source: 'a letter of 1 March' },
    counting: { sessions: 1, energyWh: 10_000, units: '3.294000' },
    claimed: { sessions: 0 },
    waiting: [doubt],
    chargers: [{ serialNumber: 'SN-1', meter: { ean: EAN, mid: 'T10001', enteredBy: 'Olga' }, coming: [] }],
    authorisations: [{ service: 'Inboekdienst', address: 'Laan 2, 3011 AB Rotterdam', withdrawn: false }],
  });
  const listed = (await t.ask(owner, 'GET', `${URL}/sessions?limit=1`)).body;
  expect(listed.rows).toMatchObject([{ state: 'in-doubt', units: null }]);
  const next = `${URL}/sessions?limit=1&cursor=${encodeURIComponent(listed.nextCursor)}`;
  expect((await t.ask(owner, 'GET', next)).body).toMatchObject({
    rows: [{ state: 'counts', units: '3.294000', endDay: '2026-06-01' }],
    nextCursor: null,
  });
});

test('a year that has no share yet waits for it, but not electricity of one’s own', async () => {
  await charged('2025-06-01T10:00:00Z', 0, 10_000);
  await enter({ validFrom: '2025-01-01' });
  await sign({ validFrom: '2025-01-01', validUntil: '2025-12-31' });
  expect((await report(owner, '?year=2025')).waiting).toMatchObject([{ reason: 'no-share' }]);
  await enter({ validFrom: '2025-01-01', own: { renewablePercent: '100', proof: 'certificate' } });
  expect(await report(owner, '?year=2025')).toMatchObject({ counting: { units: '6.588000' }, waiting: [] });
});

test('a claim is made once of each session and each kWh, as it was seen, and stays as it was made', async () => {
  const corrected = await charged('2026-06-01T10:00:00Z', 0, 10_000);
  await charged('2026-06-02T10:00:00Z', 10_000, 14_000);
  // The same kWh once more, under another session.
  await charged('2026-06-03T10:00:00Z', 9_000, 11_000);
  await ready();
  expect((await claim({ sessions: 3, energyWh: 16_000 })).body.code).toBe('ere-changed');
  expect((await report()).claims).toEqual([]);
  const seen = { sessions: 2, energyWh: 14_000 };
  const [first, second] = await Promise.all([claim(seen), claim(seen)]);
  expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
  const waiting = [{ reason: 'same-energy', sessions: 1, energyWh: 2_000 }];
  const sum = { sessions: 2, energyWh: 14_000, units: '4.611600' };
  expect(await report()).toMatchObject({
    counting: { sessions: 0, energyWh: 0 },
    claimed: sum,
    waiting,
    claims: [{ ...sum, madeBy: 'Olga', differences: [] }],
  });

  // What was charged is decided anew: the claim stays, and says so.
  const changed = { energyWh: 9_000, meterStopWh: 9_000 };
  await t.database.prisma.session.update({ where: { id: corrected }, data: changed });
  await enter({ validFrom: '2026-02-01', meterSerial: 'M-2' });
  const differences = [{ sessionId: corrected, claimedWh: 10_000, nowWh: 9_000 }];
  expect(await report()).toMatchObject({ claimed: sum, claims: [{ ...sum, differences }] });
  expect((await report()).counting.sessions).toBe(1);

  for (const table of ['ere_claim', 'ere_claim_session', 'ere_meter', 'ere_share', 'ere_authorisation'])
    await expect(asOwner(t.database, `DELETE FROM ${table}`)).rejects.toThrow();
  await expect(asOwner(t.database, `UPDATE ere_claim_session SET units = 1`)).rejects.toThrow();
});

test('a charger that moved to another account brings no kWh that its first owner has claimed', async () => {
  await charged('2026-06-01T10:00:00Z', 0, 10_000);
  await ready();
  expect((await claim({ sessions: 1, energyWh: 10_000 })).status).toBe(200);
  owner = await t.signIn({ role: 'owner' });
  place = { accountId: owner.accountId, ...(await addStation(t.database, owner.accountId)) };
  await charged('2026-07-01T10:00:00Z', 5_000, 10_000);
  await charged('2026-07-02T10:00:00Z', 10_000, 11_000);
  await ready();
  expect(await report()).toMatchObject({
    counting: { sessions: 1, energyWh: 1_000 },
    waiting: [{ reason: 'same-energy', energyWh: 5_000 }],
  });
});

test('an authorisation is for one year and one service a connection; withdrawn it holds up to today', async () => {
  await charged('2026-11-01T10:00:00Z', 0, 1_000);
  await enter({});
  const field = async (body: object) => (await sign(body)).body.fields;
  expect(await field({ validUntil: '2027-01-01' })).toEqual([
    { path: 'body.validUntil', code: 'other-year' },
  ]);
  expect(await field({ validUntil: '2025-12-31' })).toEqual([
    { path: 'body.validUntil', code: 'before-start' },
  ]);
  expect(await field({ eans: ['871687160000123456'] })).toEqual([{ path: 'body.eans.0', code: 'ean' }]);
  expect(await field({ mayAskGridOperator: false })).toEqual([
    { path: 'body.mayAskGridOperator', code: 'required' },
  ]);
  expect((await sign({ version: 2 })).body.code).toBe('agreement-changed');
  expect((await sign()).status).toBe(204);
  expect(await field({ service: 'Another' })).toEqual([{ path: 'body.eans', code: 'ean-authorised' }]);
  const [{ id }] = (await report()).authorisations;
  const stranger = await t.signIn({ role: 'owner' });
  const withdraw = (who: TestPerson) => t.ask(who, 'POST', `${URL}/authorisations/${id}/withdraw`);
  expect((await withdraw(stranger)).status).toBe(404);
  expect((await withdraw(owner)).status).toBe(204);
  expect((await withdraw(owner)).status).toBe(404);
  expect(await report()).toMatchObject({
    counting: { sessions: 1 },
    authorisations: [{ validUntil: '2026-11-20', withdrawn: true }],
  });
  expect((await sign({ service: 'Another', validFrom: '2026-11-21' })).status).toBe(204);
});

test.each([
  [{ ean: '871687160000123456' }, 'body.ean', 'ean'],
  [{ own: { renewablePercent: '0', proof: 'x' } }, 'body.own.renewablePercent', 'renewable-percent'],
  [{ own: { renewablePercent: '100.01', proof: 'x' } }, 'body.own.renewablePercent', 'renewable-percent'],
  [{ own: { renewablePercent: '50', proof: ' ' } }, 'body.own.proof', 'required'],
  [{ validFrom: '2026-02-30' }, 'body.validFrom', 'invalid_format'],
])('a meter with %j names the field, and nothing is entered', async (body, path, code) => {
  const answer = await enter(body);
  expect([answer.status, answer.body.fields]).toEqual([400, [{ path, code }]]);
  expect((await report()).chargers).toMatchObject([{ meter: null }]);
});

test('what an owner enters is in the audit; members read it, others do not', async () => {
  await ready();
  const audited = await t.database.prisma.auditEntry.findMany({
    where: { accountId: owner.accountId },
    orderBy: { id: 'asc' },
  });
  expect(audited).toMatchObject([
    { action: 'ere.meter', targetId: place.chargePointId, detail: { ean: EAN, builtIn: true } },
    { action: 'ere.authorise', detail: { service: 'Inboekdienst', eans: [EAN] } },
  ]);
  const viewer = await t.signIn({ accountId: owner.accountId, role: 'viewer' });
  expect((await report(viewer)).authorisations).toHaveLength(1);
  expect((await enter({}, viewer)).status).toBe(403);
  const stranger = await t.signIn({ role: 'owner' });
  expect((await enter({}, stranger)).status).toBe(404);
});

test('the booking service gets the claim as it was made, as CSV and as a sheet', async () => {
  const id = await charged('2026-06-01T10:00:00Z', 1_000, 11_500);
  await ready();
  const { claimId } = (await claim({ sessions: 1, energyWh: 10_500 })).body;
  await enter({ meterSerial: 'M-2' });
  const get = (url: string, who = owner) => t.app.inject({ url: `${URL}${url}`, headers: who.headers });
  const file = await get(`/claims/${claimId}/export?format=csv&language=nl`);
  expect(file.headers['content-disposition']).toContain(`ere-claim_${claimId}.csv`);
  expect(file.body.split('\r\n').slice(1, 2)).toEqual([
    `${EAN};Kade 1, 1012 AB Amsterdam;SN-1;1;T10001;${meterSerial};${id};2026-06-01T09:00:00+00:00;2026-06-01T10:00:00+00:00;1,000;11,500;10,500;nee;nee;50;3,458700`,
  ]);
  const { rawPayload } = await get(`/claims/${claimId}/export?format=xlsx`);
  expect(unzip(rawPayload, 'xl/worksheets/sheet1.xml')).toContain('delivered in 2026');
  const year = await get('/export?format=csv');
  expect(year.body.split('\r\n')[1]).toMatch(new RegExp(`^${EAN},.*,claimed,3.458700$`));
  const stranger = await t.signIn({ role: 'owner' });
  expect((await get(`/claims/${claimId}/export?format=csv`, stranger)).statusCode).toBe(404);
});
