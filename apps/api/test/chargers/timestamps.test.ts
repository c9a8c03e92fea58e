import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

/* Times that chargers have sent, or could send. A poisonous one once made a whole page of SteVe unusable. */
const SHAPES = [
  '222222017-10-27T19:10:11Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '10000-01-01T00:00:00Z',
  '99999-12-31T23:59:59Z',
  '294277-01-01T00:00:00Z',
  '-4713-01-01T00:00:00Z',
  '2026-00-10T10:00:00Z',
  '2026-13-10T10:00:00Z',
  '2026-11-00T10:00:00Z',
  '2026-11-31T10:00:00Z',
  '2026-02-29T10:00:00Z',
  '2026-11-18T24:00:00Z',
  '2026-11-18T25:00:00Z',
  '2026-11-18T10:60:00Z',
  '2026-11-18T10:00:60Z',
  '2026-11-18T10:00:61Z',
  '2026-11-18T10:00:00',
  '2026-11-18 10:00:00',
  '2026-11-18T10:00',
  '2026-11-18',
  '2026-11',
  '2026',
  '20261118T100000Z',
  '2026-322T10:00:00Z',
  '2026-W47-3T10:00:00Z',
  '2026-11-18T10:00:00+15:99',
  '2026-11-18T10:00:00+99:00',
  '2026-11-18T10:00:00-24:00',
  '2026-11-18T10:00:00+0200',
  '2026-11-18T10:00:00+02',
  '2026-11-18T10:00:00 +02:00',
  '2026-11-18T10:00:00ZZ',
  '2026-11-18T10:00:00.Z',
  '2026-11-18T10:00:00.123456789Z',
  '2026-11-18T10:00:00,5Z',
  '2026-11-18t10:00:00z',
  `2026-11-18T10:00:00.${'9'.repeat(1_000)}Z`,
  '9'.repeat(1_000),
  '1763460000',
  '1763460000000',
  '-1',
  '0',
  'NaN',
  'Infinity',
  'infinity',
  '-infinity',
  'now',
  'today',
  'epoch',
  'null',
  'undefined',
  '',
  ' ',
  '2026-11-18T10:00:00Z\u0000',
  '2026-11-18T10:00:00Z\ud800',
  '\u202e2026-11-18T10:00:00Z',
  '18-11-2026 10:00:00',
  '11/18/2026 10:00:00',
  'Wed, 18 Nov 2026 10:00:00 GMT',
  "'); DROP TABLE session; --",
];

let ocpp: OcppApp;
let portal: TestApp;
let owner: TestPerson;
let charger: TestCharger;
beforeAll(async () => {
  ocpp = await buildOcppApp();
  charger = await ocpp.addCharger();
  await ocpp.addCard('04A2E680B13C80');
  portal = await buildTestApp({ database: ocpp.db, clock: { now: new Date() } });
  owner = await portal.signIn({ accountId: charger.accountId, role: 'owner' });
}, 60_000);
afterAll(async () => {
  await portal.close();
  await ocpp.close();
});

const get = (url: string) => portal.app.inject({ url, headers: owner.headers });

test('W9 every shape of time is confirmed, and every page of what was stored is still there', async () => {
  expect(new Set(SHAPES).size).toBeGreaterThanOrEqual(60);
  const cp = await ocpp.connect(charger);
  const ids: number[] = [];
  for (const timestamp of SHAPES) {
    const status = { connectorId: 1, errorCode: 'NoError' as const, status: 'Available' as const, timestamp };
    expect(await cp.call('StatusNotification', status), timestamp).toEqual({});
    const start = { connectorId: 1, idTag: '04A2E680B13C80', meterStart: ids.length * 1_000, timestamp };
    const { transactionId } = await cp.call('StartTransaction', start);
    expect(transactionId, timestamp).toBeGreaterThan(0);
    const sampledValue = [{ value: String(ids.length * 1_000 + 100) }];
    const meterValue = [{ timestamp, sampledValue }];
    expect(await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue }), timestamp).toEqual(
      {},
    );
    const meterStop = ids.length * 1_000 + 200;
    await cp.call('StopTransaction', { transactionId, meterStop, timestamp, reason: 'Local' });
    ids.push(transactionId);
  }

  const device = `/api/charge-points/${charger.id}`;
  const pages = [
    '/api/sessions',
    '/api/sessions?kind=waiting',
    '/api/sessions?kind=flagged',
    '/api/sessions/totals',
    '/api/sessions/export?format=csv',
    '/api/sessions/export?format=xlsx',
    '/api/status',
    '/api/stations',
    '/api/account/income',
    '/api/reports/monthly',
    '/api/reports/monthly/export?format=csv',
    '/api/reports/utilisation',
    device,
    `${device}/events?limit=200`,
    `${device}/messages?limit=200`,
    `${device}/messages/export?format=csv`,
    `${device}/messages/export?format=jsonl`,
    ...ids.flatMap((id) => [
      `/api/sessions/${id}`,
      `/api/sessions/${id}/curve`,
      `/api/sessions/${id}/messages`,
    ]),
  ];
  for (const page of pages) {
    const answer = await get(page);
    expect(answer.statusCode, `${page} ${answer.body.slice(0, 200)}`).toBe(200);
  }
  expect(ocpp.faults).toEqual([]);
}, 60_000);
