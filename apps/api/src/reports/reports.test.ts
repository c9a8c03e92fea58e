import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { elements, readPdf } from '#test/files/read-pdf.ts';
import { readMonthlyReport } from './monthly/read-monthly.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let stationId: string;

const ADDRESS = 'Kade 1, 1012 AB Amsterdam';
const NONE = {
  start: '0.000000',
  energy: '0.000000',
  time: '0.000000',
  idle: '0.000000',
  limits: '0.000000',
};
const line = (kind: string, amount: string) => ({ kind, amount });
const LINES = [
  line('energy', '0.100000'),
  line('time', '1.000000'),
  line('idle', '2.250000'),
  line('start', '3.500000'),
  line('minimum', '0.250000'),
];

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  owner = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, owner.accountId, { name: 'Office, =2+2' });
  ({ stationId } = station);
  const add = (endedAt: string, energyWh: number, more: object = {}) =>
    addSession(t.database, {
      accountId: owner.accountId,
      ...station,
      startedAt: new Date(Date.parse(endedAt) - 3_600_000),
      endedAt: new Date(endedAt),
      energyWh,
      amount: '0.123456',
      ...more,
    });
  await add('2026-10-31T22:59:59Z', 1_000);
  await add('2026-10-31T23:00:00Z', 20_005);
  const told = await add('2026-11-10T12:00:00Z', 300, { amount: '7.1' });
  await t.database.prisma.session.update({ where: { id: told }, data: { priceLines: LINES } });
  await add('2026-11-10T12:00:00Z', 4_000, { free: { rule: 'whitelist', description: 'Eva' } });
  await add('2024-11-10T12:00:00Z', 50_000);
});
afterAll(() => t.close());

const get = (url: string, person = owner) => t.app.inject({ url, headers: person.headers });

test('a month holds the sessions that ended in it on the station’s clock; the running one is provisional', async () => {
  const report = (await get('/api/reports/monthly')).json();
  const station = { stationId, stationName: 'Office, =2+2', address: ADDRESS, connector: null };
  expect(report).toEqual({
    currency: 'EUR',
    waiting: { sessions: 0, energyWh: 0 },
    rows: [
      {
        ...station,
        month: '2026-11',
        sessions: 3,
        paidEnergyWh: 20_305,
        freeEnergyWh: 4_000,
        amount: '7.223456',
        parts: {
          start: '3.500000',
          energy: '0.223456',
          time: '1.000000',
          idle: '2.250000',
          limits: '0.250000',
        },
        vat: '1.516926',
        amountBefore: '0.123456',
        provisional: true,
      },
      {
        ...station,
        month: '2026-10',
        sessions: 1,
        paidEnergyWh: 1_000,
        freeEnergyWh: 0,
        amount: '0.123456',
        parts: { ...NONE, energy: '0.123456' },
        vat: '0.025926',
        amountBefore: '0.000000',
        provisional: false,
      },
    ],
  });
});

test('the file says what the screen says', async () => {
  const answer = await get('/api/reports/monthly/export?format=csv&from=2026-10&to=2026-11');
  expect(answer.headers['content-disposition']).toContain('monthly_2026-10_2026-11.csv');
  expect(answer.body).toBe(
    [
      '\uFEFFMonth,Station,Address,Sessions,Paid energy (kWh),Free energy (kWh),Income excl. VAT,Of which start fee,Of which energy,Of which time plugged in,Of which parking without charging,Of which minimum and maximum,VAT,Income incl. VAT,Currency,kWh per session,"Per paid kWh, excl. VAT",Change (%),Status',
      `2026-11,"Office, =2+2","${ADDRESS}",3,20.305,4.000,7.22,3.50,0.22,1.00,2.25,0.25,1.52,8.74,EUR,8.102,0.3557,,provisional`,
      `2026-10,"Office, =2+2","${ADDRESS}",1,1.000,0.000,0.12,0.00,0.12,0.00,0.00,0.00,0.03,0.15,EUR,1.000,0.1235,,`,
      '',
    ].join('\r\n'),
  );
});

test('by connector, a month is compared with the one before, and who charges no VAT has none', async () => {
  const other = await t.signIn({ role: 'owner' });
  const { accountId } = other;
  const place = await addStation(t.database, accountId, { name: 'Home' });
  const add = (endedAt: string, connectorId: number, amount: string, vatBasis?: 'incl') =>
    addSession(t.database, {
      accountId,
      ...place,
      connectorId,
      startedAt: new Date(Date.parse(endedAt) - 3_600_000),
      endedAt: new Date(endedAt),
      energyWh: 10_000,
      amount,
      ...(vatBasis && { vatBasis }),
    });
  await add('2026-09-10T12:00:00Z', 1, '2');
  await add('2026-09-19T21:59:59Z', 1, '1.21', 'incl');
  await add('2026-09-19T22:00:00Z', 2, '1.21', 'incl');
  await add('2026-10-10T12:00:00Z', 1, '3');
  await add('2026-10-11T12:00:00Z', 2, '4');
  await t.database.prisma.partyVersion.create({
    data: {
      accountId,
      kind: 'private',
      name: 'Olga',
      street: 'Laan 2',
      postalCode: '3011 AB',
      city: 'Rotterdam',
      country: 'NL',
      validFrom: new Date('2026-09-20'),
      declaredAt: new Date('2026-10-01'),
      declaredById: other.id,
    },
  });
  const { rows } = (await get('/api/reports/monthly?by=connector&from=2026-10', other)).json();
  expect(rows).toMatchObject([
    { connector: { connectorId: 1 }, amount: '3.000000', vat: '0.000000', amountBefore: '3.000000' },
    { connector: { connectorId: 2 }, amount: '4.000000', vat: '0.000000', amountBefore: '1.210000' },
  ]);
  const [before] = (await get('/api/reports/monthly?from=2026-09&to=2026-09', other)).json().rows;
  expect(before).toMatchObject({ connector: null, amount: '4.210000', vat: '0.630000' });
  const { serialNumber } = rows[0].connector;
  const file = await get('/api/reports/monthly/export?format=csv&by=connector&from=2026-10', other);
  expect(file.body.split('\r\n').slice(0, 2)).toEqual([
    expect.stringContaining('Station,Address,Charger,Charging point,Sessions'),
    `2026-10,Home,"${ADDRESS}",${serialNumber},1,1,10.000,0.000,3.00,0.00,3.00,0.00,0.00,0.00,0.00,3.00,EUR,10.000,0.3000,0.0,`,
  ]);
});

test('the PDF is a tagged table that says what it was asked for', async () => {
  const url = `/api/reports/monthly/export?format=pdf&language=nl&from=2026-10&to=2026-11&stationId=${stationId}`;
  const answer = await get(url);
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(answer.headers['content-disposition']).toContain('monthly_2026-10_2026-11_office-2-2.pdf');
  const pdf = await readPdf(answer.rawPayload);
  expect(pdf).toMatchObject({
    title: 'Energie en inkomsten · 2026-10 – 2026-11 · Office, =2+2',
    language: 'nl-NL',
  });
  const [tree] = pdf.trees;
  const textsOf = (role: string) =>
    (tree ? elements(tree, role) : []).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
  expect(textsOf('H1')).toEqual(['Energie en inkomsten']);
  expect(textsOf('P').slice(0, 2)).toEqual(['2026-10 – 2026-11', 'Office, =2+2']);
  expect(textsOf('TH').slice(0, 3)).toEqual(['Maand', 'Station', 'Adres']);
  expect(textsOf('TH').at(-1)).toBe('Totaal');
  expect(textsOf('TD').slice(0, 7)).toEqual([
    '2026-11',
    'Office, =2+2',
    ADDRESS,
    '3',
    '20,305',
    '4,000',
    '8,102',
  ]);
  const [, shares] = tree ? elements(tree, 'Table') : [];
  const cells = shares ? elements(shares, 'TD') : [];
  expect(cells.slice(0, 10).map(({ text }) => text.trim())).toEqual([
    '2026-11',
    'Office, =2+2',
    '7,22',
    '3,50',
    '0,22',
    '1,00',
    '2,25',
    '0,25',
    '1,52',
    '8,74',
  ]);
});

test('the days of a year are read month by month by their key', async () => {
  const { pool } = t.database;
  const other = await t.signIn({ role: 'owner' });
  const { stationId: place } = await addStation(t.database, other.accountId);
  await pool.query(
    `INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, vat_basis, sessions,
                              energy_wh, amount, duration_seconds)
     SELECT $1, $2, gen_random_uuid(), connector, '2026-01-01'::date + day, false, 'none', 1, 1, 1, 1
       FROM generate_series(1, 30) connector, generate_series(0, 99) day`,
    [other.accountId, place],
  );
  let plan = '';
  const explaining = {
    query: async (sql: string, values: unknown[]) => {
      const explained = await pool.query<Record<'QUERY PLAN', string>>(`EXPLAIN ${sql}`, values);
      plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
      return { rows: [] };
    },
  };
  await readMonthlyReport({ pool: explaining as unknown as typeof pool }, other.accountId, {
    from: '2026-02',
    to: '2026-11',
    stationId: undefined,
    by: 'connector',
    now: t.clock.now,
  });
  expect(plan).toMatch(/Index Cond: .*day >= span\.first\) AND \(day < span\.until/);
});

const refused = async (query: string) => (await get(`/api/reports/monthly?${query}`)).json().fields;

test('periods that are none are refused', async () => {
  expect(await refused('from=2026-11&to=2026-10')).toEqual([{ path: 'query.to', code: 'before-start' }]);
  expect(await refused('from=2020-01&to=2026-10')).toEqual([{ path: 'query.from', code: 'too-long-ago' }]);
  expect(await refused('from=2026-13')).toContainEqual({ path: 'query.from', code: 'month' });
});

test('another account finds nothing, also when it names the station; a driver may not ask', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  const driver = await t.signIn({ role: 'driver', accountId: owner.accountId });
  expect((await get(`/api/reports/monthly?stationId=${stationId}`, stranger)).json().rows).toEqual([]);
  expect((await get('/api/reports/monthly', driver)).statusCode).toBe(403);
});
