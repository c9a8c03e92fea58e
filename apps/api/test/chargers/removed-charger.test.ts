import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession } from '#test/charging-data.ts';
import { endpoints } from '#test/endpoints.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

/* Generated from the contract: every read endpoint before and after a charger was removed. */

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const at = new Date(Date.now() - 86_400_000);
const later = (ms: number) => new Date(at.getTime() + ms);

const remove = (charger: Pick<TestCharger, 'id'>, headers: object) =>
  t.app.inject({ method: 'DELETE', url: `/api/charge-points/${charger.id}`, headers: { ...headers } });

/** Something of everything that a charger can have. */
const fill = async ({ id: chargePointId, accountId, stationId }: TestCharger, personId: string) => {
  const { prisma } = t.db;
  const of = { accountId, stationId, chargePointId };
  const sessionId = await addSession(t.db, { ...of, startedAt: at, endedAt: later(3_600_000) });
  const who = { requestedById: personId, requestedAt: at };
  await prisma.unmatchedStop.create({
    data: {
      chargePointId,
      reason: 'unknown-transaction',
      payload: {
        transactionId: '-7',
        idTag: null,
        meterStop: 1,
        timestamp: null,
        stoppedAt: later(3_600_000),
      },
      fingerprint: chargePointId,
      receivedAt: later(3_600_000),
    },
  });
  await prisma.alert.create({
    data: { accountId, chargePointId, kind: 'silent', detail: {}, firstAt: at, lastAt: at },
  });
  await prisma.localList.create({ data: { chargePointId, state: 'in-step', version: 1, changedAt: at } });
  const reservation = {
    idTag: '04A2E680123456',
    expiresAt: new Date(Date.now() + 3_600_000),
    state: 'active',
  };
  await prisma.reservation.create({
    data: { accountId, chargePointId, connectorId: 1, ...reservation, ...who },
  });
  const file = { name: 'f.bin', version: '2', sizeBytes: 1n, sha256: 'x', storageKey: chargePointId };
  const { id: firmwareFileId } = await prisma.firmwareFile.create({
    data: { ...file, uploadedById: personId, uploadedAt: at },
  });
  const { id: campaignId } = await prisma.firmwareCampaign.create({
    data: {
      name: 'All',
      firmwareFileId,
      signed: false,
      stageSize: 1,
      maxFailures: 1,
      deadlineAt: new Date(Date.now() + 86_400_000),
      state: 'paused',
      reason: 'test',
      createdById: personId,
      createdAt: at,
    },
  });
  await prisma.firmwareUpdate.create({
    data: {
      accountId,
      chargePointId,
      campaignId,
      stage: 1,
      signed: false,
      retrieveAt: at,
      state: 'waiting',
      changedAt: at,
      ...who,
    },
  });
  await prisma.securityUpgrade.create({
    data: {
      chargePointId,
      fromProfile: 1,
      toProfile: 2,
      step: 'read-settings',
      state: 'running',
      changedAt: new Date(),
      ...who,
    },
  });
  await prisma.chargePointCertificate.create({
    data: {
      chargePointId,
      csr: 'x',
      sha256Fingerprint: chargePointId,
      state: 'in-use',
      notAfter: new Date('2040-01-01'),
      createdAt: at,
      changedAt: at,
    },
  });
  await prisma.authorization.create({
    data: {
      accountId,
      chargePointId,
      connectorId: 1,
      idTag: '04FFFFFF',
      status: 'Invalid',
      rule: 'unknown',
      action: 'Authorize',
      at,
    },
  });
  return { chargePointId, stationId, sessionId: String(sessionId), campaignId, connectorId: '1' };
};

/** Names of the read endpoints whose answers show it. */
const showing = async (ids: Record<string, string>, identity: string, headers: object): Promise<string[]> => {
  const names: string[] = [];
  for (const [name, { method, path, scope }] of endpoints) {
    if (method !== 'GET' || scope === 'public' || scope === 'self') continue;
    // Of the month that is running, which may have begun since the session; its own test has a removed charger.
    if (name === 'getUtilisation') continue;
    const url = path.replace(/:(\w+)/g, (_, key: string) => ids[key] ?? '1');
    const query = name === 'searchSupport' ? `?q=${identity}` : '';
    const { statusCode, body } = await t.app.inject({ url: url + query, headers: { ...headers } });
    if (statusCode === 200 && (body.includes(identity) || body.includes(ids['chargePointId'] ?? '')))
      names.push(name);
  }
  return names.toSorted();
};

/** What happened stays readable, with the serial number. */
const HISTORY = [
  'exportEre',
  'getFirmwareCampaign',
  'getSession',
  'getSupportSessionExplanation',
  'listEreSessions',
  'listReservations',
  'listSessions',
  'listSetAside',
  'listSupportSetAside',
];
/** What the charger was in as long as it was there. */
const LEFT = [
  'findFirmwareTargets',
  'getChargePoint',
  'getLoadManagement',
  'getStation',
  'getStatus',
  'getSupportChargePoint',
  'getSupportLoadManagement',
  'getSupportLocalList',
  'listAlerts',
  'listCertificates',
  'listLocalLists',
  'listStations',
  'listSupportAlerts',
  'listWhitelist',
  'searchSupport',
];

test('a removed charger is in no list any more, and its history is still there', async () => {
  const charger = await t.addCharger();
  const person = await t.signIn({ accountId: charger.accountId, platformRole: 'admin' });
  const { headers } = person;
  const ids = await fill(charger, person.id);
  const cp = await t.connect(charger);
  await cp.call('Heartbeat', {});
  const read = async (url: string) => (await t.app.inject({ url, headers: { ...headers } })).json();
  const income = await read('/api/account/income');
  const before = await showing(ids, charger.identity, headers);
  expect(before).toEqual(expect.arrayContaining([...LEFT, ...HISTORY]));

  expect((await remove(charger, headers)).statusCode).toBe(204);
  // The audit names it from its removal on.
  expect(await showing(ids, charger.identity, headers)).toEqual([...HISTORY, 'listAudit'].toSorted());
  expect(await read(`/api/sessions/${ids.sessionId}`)).toMatchObject({
    serialNumber: charger.identity,
    chargerRemoved: true,
    energyWh: 10_000,
  });
  expect(await read('/api/set-aside')).toMatchObject({
    items: [{ serialNumber: charger.identity, chargerRemoved: true, possible: [] }],
  });
  expect(await read('/api/account/income')).toEqual(income);
  for (const base of ['/api/charge-points', '/api/support/charge-points']) {
    expect((await read(`${base}/${charger.id}/events`)).events).not.toEqual([]);
    await expect
      .poll(async () => (await read(`${base}/${charger.id}/messages`)).messages?.length)
      .toBeGreaterThan(0);
  }
  const csv = await t.app.inject({ url: '/api/sessions/export?format=csv', headers: { ...headers } });
  expect(csv.body).toContain(charger.identity);
  expect(
    await t.db.prisma.auditEntry.findMany({ where: { targetId: charger.id, action: 'charge-point.remove' } }),
  ).toMatchObject([
    {
      accountId: charger.accountId,
      actorId: person.id,
      detail: { identity: charger.identity, serialNumber: charger.identity },
    },
  ]);
});

test('nothing of it waits any more, and nobody is let in with what it had', async () => {
  const charger = await t.addCharger();
  const { id: personId, headers } = await t.signIn({ accountId: charger.accountId });
  const { campaignId } = await fill(charger, personId);
  expect((await remove(charger, headers)).statusCode).toBe(204);
  const where = { chargePointId: charger.id };
  expect(await t.db.prisma.firmwareUpdate.findFirst({ where: { campaignId } })).toMatchObject({
    state: 'cancelled',
  });
  expect(await t.db.prisma.securityUpgrade.findFirst({ where })).toMatchObject({ state: 'cancelled' });
  expect(await t.db.prisma.reservation.findFirst({ where })).toMatchObject({ state: 'cancelled' });
  expect(await t.db.prisma.chargePointCertificate.findFirst({ where })).toMatchObject({ state: 'revoked' });
  expect(await t.db.prisma.localList.count({ where })).toBe(0);
});

test('its connection is closed, it is unknown from then on, and its identity may be registered again', async () => {
  const charger = await t.addCharger();
  const { accountId, stationId, identity } = charger;
  const { headers } = await t.signIn({ accountId, platformRole: 'admin' });
  const cp = await t.connect(charger);
  await cp.call('Heartbeat', {});
  expect((await remove(charger, headers)).statusCode).toBe(204);
  await cp.closed;
  await expect(t.tryConnect(charger)).rejects.toThrow();
  expect((await remove(charger, headers)).statusCode).toBe(404);
  const reset = { action: 'Reset', type: 'Soft' };
  const url = `/api/charge-points/${charger.id}/commands`;
  expect(
    (await t.app.inject({ method: 'POST', url, headers: { ...headers }, payload: reset })).statusCode,
  ).toBe(404);

  const connector = {
    socketType: 'type-2',
    phases: 3,
    maxCurrentA: 32,
    fixedCable: false,
    publiclyAvailable: true,
  };
  const added = await t.app.inject({
    method: 'POST',
    url: `/api/stations/${stationId}/charge-points`,
    headers: { ...headers },
    payload: { serialNumber: identity, connectors: [connector] },
  });
  expect(added.statusCode, added.body).toBe(200);
  await expect(t.tryConnect(charger)).rejects.toThrow();
});

test('it stays while a session is running there, and says which', async () => {
  const charger = await t.addCharger({ authorizationMode: 'free' });
  const { headers } = await t.signIn({ accountId: charger.accountId });
  const cp = await t.connect(charger);
  const start = { connectorId: 1, idTag: 'CARD1', meterStart: 0, timestamp: new Date().toISOString() };
  const { transactionId } = (await cp.call('StartTransaction', start)) as { transactionId: number };
  const refused = await remove(charger, headers);
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'session-charging', fields: [{ path: `sessions.${transactionId}` }] },
  ]);
  await cp.call('StopTransaction', { transactionId, meterStop: 1_000, timestamp: new Date().toISOString() });
  expect((await remove(charger, headers)).statusCode).toBe(204);
});

test('another account cannot remove it, nor somebody who may only look', async () => {
  const charger = await t.addCharger();
  const stranger = await t.signIn({});
  const viewer = await t.signIn({ accountId: charger.accountId, role: 'viewer' });
  expect((await remove(charger, stranger.headers)).statusCode).toBe(404);
  expect((await remove(charger, viewer.headers)).statusCode).toBe(403);
});

test('a start that was stored while it was removed leaves a session that a person can end', async () => {
  const charger = await t.addCharger();
  const { accountId, stationId, id: chargePointId } = charger;
  const { headers } = await t.signIn({ accountId });
  expect((await remove(charger, headers)).statusCode).toBe(204);
  const sessionId = await addSession(t.db, {
    accountId,
    stationId,
    chargePointId,
    startedAt: at,
    energyWh: 0,
  });
  await t.db.prisma.removedChargePoint.update({ where: { id: chargePointId }, data: { removedAt: at } });
  const url = `/api/sessions/${sessionId}/end`;
  const ended = await t.app.inject({
    method: 'POST',
    url,
    headers: { ...headers },
    payload: { note: 'gone' },
  });
  expect(ended.statusCode, ended.body).toBe(200);
});
