import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase, testOfCase } from '#test/field-cases.ts';
import { addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { unzip } from '#test/files/unzip.ts';

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
  await whitelist('04A2E680123456');
  await add('2026-11-02T08:00:00Z', '2026-11-02T09:15:02Z', 4_250, { amount: '1.4875' });
  await add('2026-11-03T08:00:00Z', '2026-11-03T09:00:00Z', 10, {
    free: { rule: 'whitelist', description: '=HYPERLINK("https://evil.example")' },
  });
  await add('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 7_000, { amount: '2.45' });
});
afterAll(() => t.close());

const whitelist = (uid: string) =>
  t.database.prisma.whitelistEntry.create({
    data: { accountId: owner.accountId, uid, enteredByHand: true, description: '', createdById: owner.id },
  });

const file = (query: string, person = owner) =>
  t.app.inject({ url: `/api/sessions/export?${query}`, headers: person.headers });

const lines = (csv: string) => csv.split('\r\n').map((line) => line.replace(/^\uFEFF?\d+/, 'ID'));

test('CSV holds what the filters list, exact amounts and times with their offset', async () => {
  const answer = await file('format=csv&from=2026-11-01&to=2026-11-30');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('"sessions_2026-11_account.csv"');
  expect(lines(answer.body).slice(0, 3)).toEqual([
    '\uFEFFSession,Station,Charger,Charging point,Start,End,Duration,Energy (kWh),Price per kWh,Amount,VAT,Amount excl. VAT,Currency,' +
      'Free of charge,Card,Description,Network,Stop reason,Anomalies,Decision,Start reading (kWh),' +
      'Start reading from,End reading (kWh),End reading from,Energy from,Amount excl. VAT (rounded)',
    `ID,Office,SN-1,1,2026-11-03T09:00:00+01:00,2026-11-03T10:00:00+01:00,1:00:00,0.010,,0.000000,,0.000000,EUR,whitelist,` +
      `04A2E680123456,"'=HYPERLINK(""https://evil.example"")",unknown network,,,,` +
      '1000.000,start message,1000.010,stop message,end minus start reading,0.00',
    'ID,Office,SN-1,1,2026-11-02T09:00:00+01:00,2026-11-02T10:15:02+01:00,1:15:02,4.250,,1.487500,,1.487500,EUR,,' +
      '04A2E680123456,,unknown network,,,,' +
      '1000.000,start message,1004.250,stop message,end minus start reading,1.49',
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

const basis = (more: object) => ({
  energyBasis: {
    begin: 'start',
    beginWh: 1_000_000,
    end: 'stop',
    endWh: 1_010_000,
    method: 'registers',
    ...more,
  },
});

/** An account of its own with these sessions; its file as a list of rows by their headers. */
const fileOf = async (
  sessions: readonly Partial<SessionGiven>[],
  query = 'format=csv',
  change: { readonly [column: string]: unknown } = {},
) => {
  const person = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, person.accountId);
  for (const more of sessions) {
    const [startedAt, endedAt] = [new Date('2026-11-05T08:00:00Z'), new Date('2026-11-05T09:00:00Z')];
    const id = await addSession(t.database, {
      accountId: person.accountId,
      ...station,
      startedAt,
      endedAt,
      ...more,
    });
    await t.database.prisma.session.update({ where: { id }, data: change });
  }
  const [header = '', ...rows] = (await file(query, person)).body.trim().split('\r\n');
  const delimiter = query.includes('dutch') ? ';' : ',';
  const names = header.split(delimiter);
  return rows.map((row) => Object.fromEntries(row.split(delimiter).map((text, n) => [names[n], text])));
};

test.each([
  [
    'a stop without a register: the last reading',
    { ...basis({ end: 'sample', endWh: 1_009_900 }), meterStopWh: 0n, energyWh: 9_900n },
    ['1009.900', 'reading during the session', 'end minus start reading'],
  ],
  [
    'no register at the end at all',
    { ...basis({ end: 'none', endWh: null, method: 'power' }), meterStopWh: null },
    ['', '', 'estimate'],
  ],
  [
    'a correction',
    { review: 'corrected', energyWh: 8_000n },
    ['1010.000', 'stop message', 'corrected by a person'],
  ],
  [
    'a meter that was reset',
    { ...basis({ endWh: 5_000, method: 'samples' }), meterStopWh: 5_000n, anomalies: ['meter_reset'] },
    ['5.000', 'stop message', 'readings during the session'],
  ],
])('%s is in the row', async (_, change, expected) => {
  const [row] = await fileOf([{}], 'format=csv', change);
  expect([row?.['End reading (kWh)'], row?.['End reading from'], row?.['Energy from']]).toEqual(expected);
});

testOfCase('the meter can be followed in the file (skipped without ../shared/cases)', async () => {
  const { input } = JSON.parse(readCase('sessions-file-without-meter-readings.json')) as { input: string };
  const [path = ''] = /\/api\S+/.exec(input) ?? [];
  const headers = [
    ['en', 'Start reading (kWh)', 'End reading (kWh)', 'Energy from'],
    ['nl', 'Beginstand (kWh)', 'Eindstand (kWh)', 'Energie uit'],
  ] as const;
  for (const [language, ...names] of headers) {
    const ask = (format: string) =>
      t.app.inject({ url: `${path}?format=${format}&language=${language}`, headers: owner.headers });
    const csv = (await ask('csv')).body;
    const sheet = unzip((await ask('xlsx')).rawPayload, 'xl/worksheets/sheet1.xml');
    for (const name of names) for (const all of [csv, sheet]) expect(all).toContain(name);
  }
  // Three decimals, and their difference is the energy of the row.
  for (const row of await fileOf([{ energyWh: 4_257 }, { energyWh: 12_003 }])) {
    const [begin = 0, end = 0, energy = 0] = ['Start reading (kWh)', 'End reading (kWh)', 'Energy (kWh)'].map(
      (name) => Math.round(Number(row[name]) * 1_000),
    );
    expect(end - begin).toBe(energy);
    expect(row['Energy from']).toBe('end minus start reading');
  }
});

test('whole numbers are those that were entered by hand, and none where the reader wants none', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { accountId } = person;
  const station = await addStation(t.database, accountId);
  const [startedAt, endedAt] = [new Date('2026-11-05T08:00:00Z'), new Date('2026-11-05T09:00:00Z')];
  for (const [idTag, enteredByHand] of [
    ['04AAAAAAAAAAAA', false],
    ['04BBBBBBBBBBBB', true],
  ] as const) {
    await addSession(t.database, {
      accountId,
      ...station,
      startedAt,
      endedAt,
      idTag,
      free: { rule: 'whitelist' },
    });
    await t.database.prisma.whitelistEntry.create({
      data: { accountId, uid: idTag, enteredByHand, description: '', createdById: person.id },
    });
  }
  const shown = async (query: string) =>
    (await file(query, person)).body.match(/04(?:••••\w{4}|AAAAAAAAAAAA|BBBBBBBBBBBB)/g);
  expect(await shown('format=csv')).toEqual(['04BBBBBBBBBBBB', '04••••AAAA']);
  expect(await shown('format=csv&cards=masked')).toEqual(['04••••BBBB', '04••••AAAA']);
});

test('the notation is chosen beside the language', async () => {
  const [row] = await fileOf([{ energyWh: 4_250 }], 'format=csv&language=en&notation=dutch');
  expect(row).toMatchObject({ 'Energy (kWh)': '4,250', 'Start reading (kWh)': '1000,000' });
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

test('in a sheet a session over the change of the clocks runs forward, in the offset of its start', async () => {
  const answer = await file('format=xlsx&to=2026-10-31');
  const row = unzip(answer.rawPayload, 'xl/worksheets/sheet1.xml').match(/<row .*?<\/row>/gs)?.[1];
  const [start = 0, end = 0] = numbers(row).filter((value) => value > 46_000);
  expect((end - start) * 24).toBeCloseTo(1);
  const styles = unzip(answer.rawPayload, 'xl/styles.xml');
  expect(styles).toContain('yyyy-mm-dd hh:mm:ss&quot;+02:00&quot;');
  expect(styles).not.toContain('+01:00');
});

/** The numbers of a row without the places of its texts in the list of texts. */
const figures = (row: string | undefined) => numbers(row?.replaceAll(/<c [^>]*t="s"[^>]*>.*?<\/c>/g, ''));

test('rows that are not billed stand below the total of those that are', async () => {
  const person = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, person.accountId);
  const times = { startedAt: new Date('2026-11-05T08:00:00Z'), endedAt: new Date('2026-11-05T09:00:00Z') };
  const given = { accountId: person.accountId, ...station, ...times, energyWh: 1_000 };
  await addSession(t.database, { ...given, amount: '0.105' });
  await addSession(t.database, { ...given, amount: '0.105' });
  await addSession(t.database, { ...given, amount: '0.35', review: 'open', anomalies: ['no_meter_start'] });
  const sheet = unzip((await file('format=xlsx', person)).rawPayload, 'xl/worksheets/sheet1.xml');
  const rows = sheet.match(/<row .*?<\/row>/gs) ?? [];
  expect(rows).toHaveLength(6);
  // Duration, energy, exact amount, and that of the rounded rows as shown: 0.11 twice.
  expect(figures(rows.at(-2))).toEqual([2 / 24, 2, 0.21, 0.22].map((value) => expect.closeTo(value)));
  expect(figures(rows.at(-1))).toEqual([1 / 24, 1, 0.35, 0.35].map((value) => expect.closeTo(value)));
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

test('an amount is as it was told, beside what all totals count', async () => {
  const rows = await fileOf([
    { amount: '12.1', vatBasis: 'incl' },
    { amount: '10', vatBasis: 'excl' },
  ]);
  const columns = ['Amount', 'VAT', 'Amount excl. VAT', 'Amount excl. VAT (rounded)'];
  const byAmount = rows.toSorted((a, b) => Number(a['Amount']) - Number(b['Amount']));
  expect(byAmount.map((row) => columns.map((name) => row[name]))).toEqual([
    ['10.000000', 'not included', '10.000000', '10.00'],
    ['12.100000', 'included', '10.000000', '10.00'],
  ]);
});
