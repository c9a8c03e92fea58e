import { createHmac } from 'node:crypto';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
const ask = async (who: TestPerson, method: Method, url: string, payload?: object) => {
  const response = await t.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
};

const connector = {
  socketType: 'type-2',
  phases: 3,
  maxCurrentA: 32,
  fixedCable: false,
  publiclyAvailable: false,
};
const address = { name: 'Kade', street: 'Kade 1', postalCode: '1012 AB', city: 'Amsterdam' };
let serial = 0;
const stationBody = (chargePoint: object = {}) => ({
  ...address,
  chargePoint: { serialNumber: `ACE-${(serial += 1)}`, connectors: [connector], ...chargePoint },
});
const charger = async (who: TestPerson) => addStation(t.database, who.accountId);

describe('adding a station', () => {
  test('the answer holds the key once; the database holds its hash', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { status, body } = await ask(
      owner,
      'POST',
      '/api/stations',
      stationBody({ serialNumber: 'Office-1', connectors: [connector, { ...connector, socketType: 'ccs' }] }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ url: 'ws://localhost:3000/ocpp', identity: 'Office-1' });
    expect(body.key).toMatch(/^[0-9a-f]{40}$/);

    const row = await t.database.prisma.chargePoint.findUniqueOrThrow({ where: { id: body.chargePointId } });
    const hash = createHmac('sha256', Buffer.alloc(32, 7))
      .update(body.chargePointId)
      .update(Buffer.from(body.key, 'hex'));
    expect(Buffer.from(row.keyHash ?? []).toString('hex')).toBe(hash.digest('hex'));
    expect(row.securityProfile).toBe(1);

    const { stations } = (await ask(owner, 'GET', '/api/stations')).body;
    expect(stations).toMatchObject([
      {
        id: body.stationId,
        ...address,
        pricePerKwh: null,
        hasFurtherPrices: false,
        month: { sessions: 0, energyWh: 0, amount: '0' },
        chargePoints: [
          {
            connected: false,
            connectors: [
              { connectorId: 1, state: 'never-connected', session: null },
              { connectorId: 2, socketType: 'ccs' },
            ],
          },
        ],
      },
    ]);
    const audit = await t.database.prisma.auditEntry.findMany({ where: { accountId: owner.accountId } });
    expect(audit).toMatchObject([{ action: 'station.add', targetId: body.stationId, actorId: owner.id }]);
  });

  test('an identity is taken within its account, whatever its case, and nothing is left behind', async () => {
    const [first, second] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
    const add = (who: TestPerson, ocppIdentity: string) =>
      ask(who, 'POST', '/api/stations', stationBody({ ocppIdentity }));
    await add(first, 'Garage-7');
    // Another account is told nothing of it.
    expect((await add(second, 'Garage-7')).status).toBe(200);
    const left = async () => [
      await t.database.prisma.station.count({ where: { accountId: second.accountId } }),
      await t.database.prisma.auditEntry.count({ where: { accountId: second.accountId } }),
    ];
    const before = await left();
    const { status, body } = await add(second, 'GARAGE-7');
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'identity-taken',
      fields: [{ path: 'body.chargePoint.ocppIdentity', code: 'identity-taken' }],
    });
    expect(await left()).toEqual(before);

    const { stationId } = await charger(second);
    const further = { serialNumber: 'garage-7', connectors: [connector] };
    expect(await ask(second, 'POST', `/api/stations/${stationId}/charge-points`, further)).toMatchObject({
      status: 409,
      body: { code: 'identity-taken', fields: [{ path: 'body.serialNumber' }] },
    });
  });

  test.each([
    [{ name: '  ' }, 'body.name', 'required'],
    [{ street: 'x'.repeat(121) }, 'body.street', 'too-long'],
    [{ postalCode: '1012\u0000AB' }, 'body.postalCode', 'control-characters'],
    [{ city: 7 }, 'body.city', 'invalid_type'],
    [{ accountId: 'mine' }, 'body.accountId', 'unknown-field'],
    [stationBody({ ocppIdentity: 'a/b' }), 'body.chargePoint.ocppIdentity', 'ocpp-identity'],
    [stationBody({ ocppIdentity: '..' }), 'body.chargePoint.ocppIdentity', 'ocpp-identity'],
    [stationBody({ serialNumber: 'has/slash' }), 'body.chargePoint.serialNumber', 'ocpp-identity'],
    [stationBody({ connectors: [] }), 'body.chargePoint.connectors', 'too_small'],
    [
      stationBody({ connectors: [{ ...connector, maxCurrentA: 5 }] }),
      'body.chargePoint.connectors.0.maxCurrentA',
      'out-of-range',
    ],
    [stationBody({ connectors: [{ ...connector, phases: 2 }] }), 'body.chargePoint.connectors.0.phases'],
  ])('%j names the field', async (wrong, path, code?: string) => {
    const owner = await t.signIn({ role: 'owner' });
    const { status, body } = await ask(owner, 'POST', '/api/stations', { ...stationBody(), ...wrong });
    expect(status).toBe(400);
    expect(body.code).toBe('invalid-request');
    expect(body.fields).toContainEqual(code ? { path, code } : expect.objectContaining({ path }));
    expect(await t.database.prisma.station.count({ where: { accountId: owner.accountId } })).toBe(0);
  });

  test('a further charge point joins its station', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId } = await charger(owner);
    const further = { serialNumber: 'FURTHER-1', connectors: [connector] };
    const { status, body } = await ask(owner, 'POST', `/api/stations/${stationId}/charge-points`, further);
    expect({ status, body }).toMatchObject({ status: 200, body: { stationId, identity: 'FURTHER-1' } });
    const station = (await ask(owner, 'GET', `/api/stations/${stationId}`)).body;
    expect(station.chargePoints.map((device: { serialNumber: string }) => device.serialNumber)).toEqual([
      'FURTHER-1',
      'SN-1',
    ]);
  });
});

describe('changing what one owns', () => {
  test('address and grid limit, one field at a time', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId } = await charger(owner);
    const url = `/api/stations/${stationId}`;
    expect((await ask(owner, 'PATCH', url, { gridLimitA: 63 })).body).toMatchObject({
      gridLimitA: 63,
      name: 'Office',
    });
    expect((await ask(owner, 'PATCH', url, { name: ' Depot ', gridLimitA: null })).body).toMatchObject({
      gridLimitA: null,
      name: 'Depot',
      street: 'Kade 1',
    });
    expect(await ask(owner, 'PATCH', url, { gridLimitA: 5 })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.gridLimitA', code: 'out-of-range' }] },
    });
  });

  test('the limit is what load management knows of the grid connection, while it is on and afterwards', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId, chargePointId } = await charger(owner);
    const url = `/api/stations/${stationId}`;
    await ask(owner, 'PATCH', url, { gridLimitA: 63 });
    const connection = { capacityA: 80, baseLoadA: 30, metered: false };
    const fallbacks = [{ chargePointId, fallbackA: 6 }];
    expect(await ask(owner, 'PUT', `${url}/grid-connection`, { ...connection, fallbacks })).toMatchObject({
      status: 200,
      body: { connection },
    });
    expect(await ask(owner, 'PATCH', url, { name: 'Depot', gridLimitA: 40 })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.gridLimitA', code: 'load-managed' }] },
    });
    expect((await ask(owner, 'PATCH', url, { street: 'Kade 2' })).body).toMatchObject({
      name: 'Office',
      street: 'Kade 2',
      gridLimitA: 50,
    });
    await t.app.inject({ method: 'DELETE', url: `${url}/grid-connection`, headers: owner.headers });
    expect((await ask(owner, 'GET', `${url}/load-management`)).body).toMatchObject({
      connection: null,
      capacityA: 80,
      mode: 'off',
    });
    expect((await ask(owner, 'GET', url)).body).toMatchObject({ gridLimitA: 50 });
    expect((await ask(owner, 'PATCH', url, { gridLimitA: 40 })).body).toMatchObject({ gridLimitA: 40 });
  });

  test('a limit that is saved while load management is being turned on is not answered as changed', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId, chargePointId } = await charger(owner);
    const url = `/api/stations/${stationId}`;
    await ask(owner, 'PATCH', url, { gridLimitA: 63 });
    const holder = await t.database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM grid_connection WHERE station_id = $1 FOR UPDATE', [stationId]);
    const waiting = async (count: number) =>
      expect
        .poll(async () => {
          const { rows } = await holder.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return rows.length;
        })
        .toBe(count);
    const turnedOn = ask(owner, 'PUT', `${url}/grid-connection`, {
      capacityA: 80,
      baseLoadA: 30,
      metered: false,
      fallbacks: [{ chargePointId, fallbackA: 6 }],
    });
    await waiting(1);
    const saved = ask(owner, 'PATCH', url, { gridLimitA: null });
    await waiting(2);
    await holder.query('COMMIT');
    holder.release();
    expect((await turnedOn).status).toBe(200);
    expect(await saved).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.gridLimitA', code: 'load-managed' }] },
    });
  });

  test('a charging point becomes publicly available and its neighbour does not', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { chargePointId } = await charger(owner);
    const url = `/api/charge-points/${chargePointId}`;
    const { status, body } = await ask(owner, 'PATCH', `${url}/connectors/2`, { publiclyAvailable: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ connectorId: 2, publiclyAvailable: true });
    const { connectors } = (await ask(owner, 'GET', url)).body;
    expect(connectors).toMatchObject([
      { connectorId: 1, publiclyAvailable: false },
      { connectorId: 2, publiclyAvailable: true },
    ]);
    expect(await t.database.prisma.auditEntry.findMany({ where: { targetId: chargePointId } })).toMatchObject(
      [
        {
          action: 'connector.change',
          actorId: owner.id,
          detail: { connectorId: 2, publiclyAvailable: true },
        },
      ],
    );
    expect((await ask(owner, 'PATCH', `${url}/connectors/9`, { fixedCable: true })).status).toBe(404);
    expect(await ask(owner, 'PATCH', `${url}/connectors/1`, { socketType: 'plug' })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.socketType' }] },
    });
  });

  test('who may charge', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { chargePointId } = await charger(owner);
    const url = `/api/charge-points/${chargePointId}`;
    expect((await ask(owner, 'PATCH', url, { authorizationMode: 'free' })).body).toMatchObject({
      authorizationMode: 'free',
    });
    expect(await t.database.prisma.auditEntry.findMany({ where: { targetId: chargePointId } })).toMatchObject(
      [{ action: 'charge-point.authorization-mode', detail: { authorizationMode: 'free' } }],
    );
    expect(await ask(owner, 'PATCH', url, { authorizationMode: 'anybody' })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.authorizationMode' }] },
    });
  });

  test('a new key replaces the old one, and a charge point without a key gets one', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { chargePointId } = await charger(owner);
    const url = `/api/charge-points/${chargePointId}/key`;
    const [first, second] = [
      (await ask(owner, 'POST', url)).body.key,
      (await ask(owner, 'POST', url)).body.key,
    ];
    expect(first).not.toBe(second);
    const row = await t.database.prisma.chargePoint.findUniqueOrThrow({ where: { id: chargePointId } });
    const hash = createHmac('sha256', Buffer.alloc(32, 7))
      .update(chargePointId)
      .update(Buffer.from(second, 'hex'));
    expect(Buffer.from(row.keyHash ?? []).toString('hex')).toBe(hash.digest('hex'));
    expect(row.securityProfile).toBe(1);
  });

  test('open browsers hear of every change, those of other accounts of none', async () => {
    const [owner, other] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
    const { stationId, chargePointId } = await charger(owner);
    const [heard, heardElsewhere] = [await listen(owner), await listen(other)];
    await ask(owner, 'PATCH', `/api/stations/${stationId}`, { name: 'New name' });
    await ask(owner, 'PATCH', `/api/charge-points/${chargePointId}/connectors/1`, { fixedCable: true });
    await ask(owner, 'POST', `/api/charge-points/${chargePointId}/key`);
    const device = { topic: 'charge-point', id: chargePointId, chargePointId, stationId };
    await expect
      .poll(() => heard.events)
      .toEqual([{ topic: 'charge-point', id: stationId, stationId }, device, device]);
    expect(heardElsewhere.events).toEqual([]);
    heard.stop();
    heardElsewhere.stop();
  });
});

/** What a person's open browser receives on the live feed. */
const listen = async (who: TestPerson) => {
  const events: unknown[] = [];
  const closing = new AbortController();
  const origin = await serverOrigin();
  const { body } = await fetch(`${origin}/api/events`, { headers: who.headers, signal: closing.signal });
  if (!body) throw new Error('The live feed has no body.');
  const read = async () => {
    for await (const text of body.pipeThrough(new TextDecoderStream()))
      for (const [, json] of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(json ?? ''));
  };
  read().catch(() => undefined);
  return { events, stop: () => closing.abort() };
};

let listening: Promise<string> | undefined;
const serverOrigin = (): Promise<string> => (listening ??= t.app.listen({ port: 0, host: '127.0.0.1' }));

const routes = (stationId: string, chargePointId: string): [Method, string, object?][] => [
  ['GET', `/api/stations/${stationId}`],
  ['GET', `/api/stations/${stationId}/curve`],
  ['PATCH', `/api/stations/${stationId}`, { name: 'Taken over' }],
  ['POST', `/api/stations/${stationId}/charge-points`, { serialNumber: 'X1', connectors: [connector] }],
  ['GET', `/api/charge-points/${chargePointId}`],
  ['PATCH', `/api/charge-points/${chargePointId}`, { authorizationMode: 'free' }],
  ['POST', `/api/charge-points/${chargePointId}/key`],
  ['PATCH', `/api/charge-points/${chargePointId}/connectors/1`, { publiclyAvailable: true }],
  ['GET', `/api/charge-points/${chargePointId}/configuration`],
  ['GET', `/api/charge-points/${chargePointId}/events`],
  ['GET', `/api/charge-points/${chargePointId}/messages`],
];
const everything = (stationId: string) =>
  t.database.prisma.station.findUnique({
    where: { id: stationId },
    include: { chargePoints: { include: { connectors: true } } },
  });

describe('who may', () => {
  test('ids of another account are not found and nothing changes', async () => {
    const [owner, other] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
    const { stationId, chargePointId } = await charger(owner);
    const before = await everything(stationId);
    for (const [method, url, payload] of routes(stationId, chargePointId)) {
      const { status, body } = await ask(other, method, url, payload);
      expect([status, body.code], `${method} ${url}`).toEqual([404, 'not-found']);
    }
    expect(await everything(stationId)).toEqual(before);
    expect((await ask(other, 'GET', '/api/stations')).body.stations).toEqual([]);
    expect((await ask(other, 'GET', '/api/status')).body.points).toEqual([]);
  });

  test('a viewer and an operator look, a driver does not; none of them changes', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId, chargePointId } = await charger(owner);
    const before = await everything(stationId);
    for (const role of ['viewer', 'operator', 'driver'] as const) {
      const member = await t.signIn({ role, accountId: owner.accountId });
      for (const [method, url, payload] of routes(stationId, chargePointId)) {
        const { status } = await ask(member, method, url, payload);
        expect(status, `${role} ${method} ${url}`).toBe(method === 'GET' && role !== 'driver' ? 200 : 403);
      }
      expect((await ask(member, 'POST', '/api/stations', stationBody())).status).toBe(403);
    }
    expect(await everything(stationId)).toEqual(before);
  });

  test('nobody without signing in', async () => {
    for (const [method, url] of routes('x', 'y'))
      expect((await t.app.inject({ method, url })).statusCode).toBe(401);
  });

  test('fields nobody asked for are refused', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const { stationId, chargePointId } = await charger(owner);
    for (const [method, url, payload] of routes(stationId, chargePointId).filter(([, , body]) => body)) {
      const { status, body } = await ask(owner, method, url, { ...payload, accountId: 'elsewhere' });
      expect(status, `${method} ${url}`).toBe(400);
      expect(body.fields).toContainEqual({ path: 'body.accountId', code: 'unknown-field' });
    }
    expect((await ask(owner, 'GET', `/api/charge-points/${chargePointId}/events?color=red`)).status).toBe(
      400,
    );
    expect((await ask(owner, 'GET', '/api/stations/not-a-uuid')).status).toBe(400);
  });
});
