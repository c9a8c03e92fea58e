import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  owner = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, owner.accountId);
  const add = (startedAt: string, endedAt: string, energyWh: number, more: object) =>
    addSession(t.database, {
      accountId: owner.accountId,
      ...station,
      startedAt: new Date(startedAt),
      endedAt: new Date(endedAt),
      energyWh,
      ...more,
    });
  await add('2026-11-02T08:00:00Z', '2026-11-02T09:15:02Z', 4_250, { amount: '1.4875' });
  await add('2026-11-03T08:00:00Z', '2026-11-03T09:00:00Z', 10, {
    free: { rule: 'whitelist', description: '=HYPERLINK("https://evil.example")' },
  });
  await add('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 7_000, { amount: '2.45' });
});
afterAll(() => t.close());

const file = (query: string, person = owner) =>
  t.app.inject({ url: `/api/sessions/export?${query}`, headers: person.headers });

const lines = (csv: string) => csv.split('\r\n').map((line) => line.replace(/^\uFEFF?\d+/, 'ID'));

test('CSV holds what the filters list, exact amounts and times with their offset', async () => {
  const answer = await file('format=csv&from=2026-11-01&to=2026-11-30');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('"sessions_2026-11_account.csv"');
  expect(lines(answer.body).slice(0, 3)).toEqual([
    '\uFEFFSession,Station,Charger,Charging point,Start,End,Duration,Energy (kWh),Price per kWh,Amount,Currency,' +
      'Free of charge,Card,Description,Network,Stop reason,Anomalies,Decision',
    `ID,Office,SN-1,1,2026-11-03T09:00:00+01:00,2026-11-03T10:00:00+01:00,1:00:00,0.010,,0.000000,EUR,whitelist,` +
      `04A2E680123456,"'=HYPERLINK(""https://evil.example"")",unknown network,,,`,
    'ID,Office,SN-1,1,2026-11-02T09:00:00+01:00,2026-11-02T10:15:02+01:00,1:15:02,4.250,,1.487500,EUR,,' +
      '04A2E680123456,,unknown network,,,',
  ]);
});

test('the hour that comes twice is told apart by its offset; Dutch has Dutch numbers', async () => {
  const answer = await file('format=csv&to=2026-10-31&language=nl');
  expect(lines(answer.body)[0]).toContain('Sessie;Station;Laadpaal;Laadpunt;Start;Einde;Duur;Energie (kWh)');
  expect(lines(answer.body)[1]).toContain(
    '2026-10-25T02:30:00+02:00;2026-10-25T02:30:00+01:00;1:00:00;7,000;;2,450000',
  );
});

test('a viewer’s file has masked cards', async () => {
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  const { body } = await file('format=csv', viewer);
  expect(body).toContain('04••••3456');
  expect(body).not.toContain('04A2E680123456');
});

const numbers = (row: string | undefined) =>
  [...(row ?? '').matchAll(/<v>([\d.]+)<\/v>/g)].map(([, value]) => Number(value));

test('XLSX has numbers, times and a row of totals that are the totals of the screen', async () => {
  const answer = await file('format=xlsx');
  expect(answer.headers['content-disposition']).toContain('"sessions_2026-11-18_account.xlsx"');
  const sheet = unzip(answer.rawPayload, 'xl/worksheets/sheet1.xml');
  const rows = sheet.match(/<row .*?<\/row>/gs) ?? [];
  expect(rows).toHaveLength(5);
  const last = numbers(rows.at(-1));
  const totals = (await t.app.inject({ url: '/api/sessions/totals', headers: owner.headers })).json();
  expect(last).toContain(totals.energyWh / 1000);
  expect(last).toContain(Number(totals.amount));
  expect(last).toContain(totals.durationSeconds / 86_400);
  // 2026-11-02 09:00 at the station, as Excel counts days.
  expect(numbers(rows[2])).toContain(46_328.375);
});

test('more rows than one page come out once each', async () => {
  const many = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, many.accountId);
  await t.database.pool.query(
    `INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
       authorization_status, authorization_rule, started_at, started_at_raw, start_received_at, meter_start_wh, ended_at)
     SELECT $1, $2, $3, 1, 'many ' || n, 'completed', '04AA', '04AA', 'Accepted', 'guest', at, '', at, 0,
            at + interval '1 minute'
     FROM generate_series(1, 2500) n, LATERAL (SELECT timestamptz '2026-01-01Z' + n / 3 * interval '1 minute') AS x(at)`,
    [many.accountId, station.stationId, station.chargePointId],
  );
  const { body } = await file('format=csv', many);
  const ids = body
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0]);
  expect(ids).toHaveLength(2500);
  expect(new Set(ids).size).toBe(2500);
});

test('a stranger’s file is empty and names nobody else', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect(lines((await file('format=csv', stranger)).body)).toHaveLength(2);
  expect((await file('format=pdf')).statusCode).toBe(400);
});

/** One file of a ZIP archive, found through its central directory. */
const unzip = (archive: Buffer, name: string): string => {
  const entry = archive.lastIndexOf(name) - 46;
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return inflateRawSync(archive.subarray(data, data + size)).toString('utf8');
};
