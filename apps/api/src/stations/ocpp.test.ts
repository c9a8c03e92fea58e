import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp({ pace: 0.1 });
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const chargePoint = (id: string) => t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id } });
const connector = (chargePointId: string, connectorId = 1) =>
  t.db.prisma.connector.findUnique({ where: { chargePointId_connectorId: { chargePointId, connectorId } } });
const eventsOf = (chargePointId: string, kind: string) =>
  t.db.prisma.chargePointEvent.findMany({ where: { chargePointId, kind }, orderBy: { id: 'asc' } });
const status = (state: 'Available' | 'Charging' | 'Preparing' | 'Faulted', timestamp?: string) => ({
  connectorId: 1,
  status: state,
  errorCode: 'NoError' as const,
  ...(timestamp === undefined ? {} : { timestamp }),
});
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

/** The session that runs on each connector. */
const sessionsOn = (connectors: readonly { connectorId: number; session: { id: number } | null }[]) =>
  Object.fromEntries(connectors.map(({ connectorId, session }) => [connectorId, session?.id ?? null]));

describe('a connection', () => {
  it('is stored with its epoch and its end', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await vi.waitFor(() => expect(t.kernel.isConnected(charger.id)).toBe(true), 10_000);
    expect(await chargePoint(charger.id)).toMatchObject({ connectionEpoch: 1n, disconnectedAt: null });
    await cp.close();
    await vi.waitFor(
      async () => expect((await chargePoint(charger.id)).disconnectedAt).not.toBeNull(),
      10_000,
    );
    expect(t.kernel.isConnected(charger.id)).toBe(false);
    expect(await eventsOf(charger.id, 'disconnected')).toHaveLength(1);
  });

  it('that is replaced does not mark the charger offline when it closes', async () => {
    const charger = await t.addCharger();
    const first = await t.connect(charger);
    const second = await t.connect(charger);
    expect((await first.closed).code).toBe(4001);
    await sleep(200);
    expect(await chargePoint(charger.id)).toMatchObject({ connectionEpoch: 2n, disconnectedAt: null });
    expect(t.kernel.isConnected(charger.id)).toBe(true);
    expect(await second.call('Heartbeat', {})).toHaveProperty('currentTime');
  });

  it('ends when the charge point gets another key, and the old key no longer opens one', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await t.renewKey(charger);
    await cp.closed;
    await expect(t.tryConnect(charger)).rejects.toThrow();
  });
});

describe('who may connect', () => {
  it.each([
    ['its bytes', (key: Buffer) => key],
    ['its hex digits', (key: Buffer) => Buffer.from(key.toString('hex'))],
    [
      'its hex digits in capitals and a newline',
      (key: Buffer) => Buffer.from(`${key.toString('hex').toUpperCase()}\n`),
    ],
  ])('with the key as %s', async (_, form) => {
    const charger = await t.addCharger();
    const cp = await t.connect({ ...charger, key: form(charger.key) });
    expect(cp.connected).toBe(true);
  });

  it('whatever the case of the identity', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect({ ...charger, identity: charger.identity.toLowerCase() });
    expect(cp.connected).toBe(true);
    expect(t.kernel.isConnected(charger.id)).toBe(true);
  });

  it('nobody with another key, no key, or the key of another charge point', async () => {
    const charger = await t.addCharger();
    const other = await t.addCharger();
    await t.connect(charger);
    await vi.waitFor(
      async () => expect(await chargePoint(charger.id)).toMatchObject({ provenSecurityProfile: 1 }),
      10_000,
    );
    const before = await chargePoint(charger.id);
    for (const key of [Buffer.alloc(20), Buffer.alloc(0), other.key]) {
      await expect(t.tryConnect({ ...charger, key })).rejects.toMatchObject({ code: 401 });
    }
    await expect(t.tryConnect({ ...charger, identity: 'CP-nobody' })).rejects.toMatchObject({ code: 401 });
    expect(await chargePoint(charger.id)).toEqual(before);
    await vi.waitFor(async () => expect(await eventsOf(charger.id, 'security')).toHaveLength(1), 10_000);
  });

  it('without a key only a charge point of security profile 0', async () => {
    const charger = await t.addCharger();
    await t.db.prisma.chargePoint.update({
      where: { id: charger.id },
      data: { securityProfile: 0, keyHash: null },
    });
    const { key: _, ...keyless } = charger;
    const cp = await t.connect(keyless);
    expect(cp.connected).toBe(true);
  });
});

describe('BootNotification', () => {
  it('is accepted and kept', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    const answer = await cp.call('BootNotification', {
      chargePointVendor: 'Alfen',
      chargePointModel: 'Eve',
      firmwareVersion: '6.4',
      chargePointSerialNumber: 'A-1',
    });
    expect(answer).toMatchObject({ status: 'Accepted' });
    expect(answer.interval).toBeGreaterThan(0);
    expect(await chargePoint(charger.id)).toMatchObject({
      vendor: 'Alfen',
      model: 'Eve',
      firmwareVersion: '6.4',
    });
    const [boot] = await eventsOf(charger.id, 'boot');
    expect(boot?.detail).toMatchObject({ firmware: '6.4', serialNumber: 'A-1' });
  });

  it('of another device than before is told and raises an alert', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    const first = { chargePointVendor: 'Alfen', chargePointModel: 'Eve', chargePointSerialNumber: 'A-1' };
    const alerts = () => t.db.prisma.alert.findMany({ where: { chargePointId: charger.id } });
    await cp.call('BootNotification', first);
    await cp.call('BootNotification', { ...first, chargePointVendor: 'ALFEN', firmwareVersion: '7.0' });
    await cp.call('BootNotification', { chargePointVendor: 'Alfen', chargePointModel: 'Eve' });
    expect(await alerts()).toEqual([]);
    await cp.call('BootNotification', { ...first, chargePointModel: 'Two', chargePointSerialNumber: 'A-2' });
    await vi.waitFor(
      async () =>
        expect(await alerts()).toMatchObject([
          { kind: 'hardware-changed', detail: { previousModel: 'Eve', previousSerialNumber: 'A-1' } },
        ]),
      10_000,
    );
    const boots = await eventsOf(charger.id, 'boot');
    expect(
      boots.map(({ detail }) => (detail as { previousSerialNumber?: string }).previousSerialNumber),
    ).toContain('A-1');
  });
});

/** What a charger is asked for after it has connected. */
const askedAfter = async (
  onConnect: (cp: Awaited<ReturnType<typeof t.connect>>) => Promise<unknown> = async () => undefined,
  data: { quirkOverrides?: object; vendor?: string; model?: string } = {},
) => {
  const charger = await t.addCharger();
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data });
  await vi.waitFor(
    () => expect(t.kernel.directory.findById(charger.id)).toMatchObject({ vendor: data.vendor ?? null }),
    10_000,
  );
  const messages: string[] = [];
  const cp = await t.connect(charger, {
    TriggerMessage: ({ requestedMessage }) => {
      messages.push(requestedMessage);
      return { status: 'Accepted' };
    },
  });
  await onConnect(cp);
  return messages;
};

describe('a charger that never booted here', () => {
  const BOOT = { chargePointVendor: '', chargePointModel: '' };

  it('is asked for its boot once', { timeout: 15_000 }, async () => {
    const [never, itself, quiet, known] = await Promise.all([
      askedAfter(),
      askedAfter((cp) => cp.call('BootNotification', BOOT)),
      askedAfter(undefined, { quirkOverrides: { setUp: 'quiet' } }),
      askedAfter(undefined, { vendor: 'Alfen', model: 'Eve' }),
    ]);
    await vi.waitFor(() => expect(never).toEqual(['BootNotification']), { timeout: 8_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(never).toEqual(['BootNotification']);
    expect([itself, quiet, known]).toEqual([[], [], []]);
  });
});

describe('StatusNotification', () => {
  it('changes the connector and is an event once', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await cp.call('StatusNotification', status('Preparing', at(1)));
    await cp.call('StatusNotification', status('Preparing', at(0)));
    await cp.call('StatusNotification', {
      ...status('Faulted', at(0)),
      errorCode: 'GroundFailure',
      info: 'RCD',
    });
    expect(await connector(charger.id)).toMatchObject({
      ocppStatus: 'Faulted',
      errorCode: 'GroundFailure',
      statusInfo: 'RCD',
    });
    const events = await eventsOf(charger.id, 'status');
    expect(events.map(({ detail }) => (detail as { status: string }).status)).toEqual([
      'Preparing',
      'Faulted',
    ]);
  });

  it('that comes late out of a queue is only history', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await cp.call('StatusNotification', status('Charging', at(1)));
    await cp.call('StatusNotification', status('Available', at(30)));
    expect(await connector(charger.id)).toMatchObject({ ocppStatus: 'Charging' });
    expect(await eventsOf(charger.id, 'status')).toHaveLength(2);
  });

  it('of connector 0 is the charge point, of an unknown one makes it known', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await cp.call('StatusNotification', { ...status('Faulted'), connectorId: 0, errorCode: 'OtherError' });
    await cp.call('StatusNotification', { ...status('Available'), connectorId: 3 });
    expect(await chargePoint(charger.id)).toMatchObject({ ocppStatus: 'Faulted', errorCode: 'OtherError' });
    expect(await connector(charger.id, 3)).toMatchObject({ ocppStatus: 'Available' });
    expect(await connector(charger.id, 1)).toMatchObject({ ocppStatus: null });
  });

  it('of a connector that nobody set up proposes it to a person, who adds or hides it', async () => {
    const charger = await t.addCharger({ authorizationMode: 'free' });
    const { headers } = await t.signIn({ accountId: charger.accountId });
    const url = `/api/charge-points/${charger.id}`;
    const shown = async () => {
      const { connectors, hiddenConnectors } = (await t.app.inject({ url, headers })).json();
      const setUps = connectors.map(({ connectorId: id, setUp }: { connectorId: number; setUp: string }) => [
        id,
        setUp,
      ]);
      return [setUps, hiddenConnectors];
    };
    const setUp = async (connectorId: number, to: string) => {
      const payload = { setUp: to };
      const path = `${url}/connectors/${connectorId}/set-up`;
      return (await t.app.inject({ method: 'PUT', url: path, headers, payload })).statusCode;
    };
    const own = [
      [1, 'added'],
      [2, 'added'],
    ];
    const cp = await t.connect(charger);
    await cp.call('StatusNotification', { ...status('Available'), connectorId: 101 });
    expect(await shown()).toEqual([[...own, [101, 'reported']], []]);
    expect(await setUp(101, 'hidden')).toBe(204);
    await cp.call('StatusNotification', { ...status('Preparing'), connectorId: 101 });
    expect(await shown()).toEqual([own, [101]]);
    expect(await setUp(101, 'added')).toBe(204);
    expect(await shown()).toEqual([[...own, [101, 'added']], []]);
    const start = { connectorId: 101, idTag: 'CARD1', meterStart: 0, timestamp: at(0) };
    await cp.call('StartTransaction', start);
    expect(await setUp(101, 'hidden')).toBe(409);
    expect(await setUp(7, 'added')).toBe(404);
  });

  it('of a session on a removed connector shows it to whoever looks, until the session has ended', async () => {
    const charger = await t.addCharger();
    const { headers } = await t.signIn({ accountId: charger.accountId });
    await t.db.prisma.connector.updateMany({
      where: { chargePointId: charger.id, connectorId: 2 },
      data: { setUp: 'hidden' },
    });
    const get = async (url: string) => (await t.app.inject({ url, headers })).json();
    const seen = async () => {
      const device = await get(`/api/charge-points/${charger.id}`);
      const { points } = await get('/api/status');
      return [sessionsOn(device.connectors), sessionsOn(points), device.hiddenConnectors];
    };
    const cp = await t.connect(charger);
    const start = { connectorId: 2, idTag: 'UNKNOWN', meterStart: 0, timestamp: at(0) };
    const { transactionId, idTagInfo } = await cp.call('StartTransaction', start);
    expect(idTagInfo.status).toBe('Invalid');
    const both = { 1: null, 2: transactionId };
    expect(await seen()).toEqual([both, both, [2]]);
    await cp.call('StopTransaction', { transactionId, meterStop: 10, timestamp: at(1) });
    expect(await seen()).toEqual([{ 1: null }, { 1: null }, [2]]);
  });

  it('makes at most 64 connectors known, whatever their numbers', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    for (let number = 1; number <= 70; number += 1)
      await cp.call('StatusNotification', { ...status('Available'), connectorId: 1_000 * number });
    expect(await t.db.prisma.connector.count({ where: { chargePointId: charger.id } })).toBe(64);
  });

  it('with a word that OCPP does not know is kept, and shown as that word', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    await cp.call('StatusNotification', status('Available'));
    cp.sendRaw('[2,"s1","StatusNotification",{"connectorId":1,"status":"Sleeping","errorCode":"NoError"}]');
    await vi.waitFor(async () => expect(await eventsOf(charger.id, 'status')).toHaveLength(2), 10_000);
    const { headers } = await t.signIn({ accountId: charger.accountId });
    const shown = async () =>
      (await t.app.inject({ url: `/api/charge-points/${charger.id}`, headers })).json().connectors[0];
    expect(await shown()).toMatchObject({ state: 'other-status', otherStatus: 'Sleeping' });
    cp.sendRaw('[2,"s2","StatusNotification",{"connectorId":1,"status":"","errorCode":"NoError"}]');
    await cp.call('StatusNotification', status('Preparing'));
    expect(await shown()).toMatchObject({ state: 'preparing', otherStatus: null });
  });
});

describe('the message log', () => {
  it('has both directions without secrets', async () => {
    const charger = await t.addCharger();
    const cp = await t.connect(charger, {
      ChangeConfiguration: () => ({ status: 'Accepted' }),
      Reset: () => ({ status: 'Accepted' }),
    });
    await cp.call('Heartbeat', {});
    await t.kernel.sendCommand({
      chargePointId: charger.id,
      accountId: charger.accountId,
      requester: { personId: 'p', personName: 'P', role: 'owner' },
      request: { action: 'ChangeConfiguration', key: 'WifiPassword', value: 'canary-secret' },
      reason: null,
    });
    await vi.waitFor(async () => {
      const log = await t.db.prisma.ocppMessage.findMany({ where: { chargePointId: charger.id } });
      expect(log.map(({ direction, action }) => `${direction} ${action}`).toSorted()).toEqual([
        'in Heartbeat',
        'out ChangeConfiguration',
      ]);
      expect(
        JSON.stringify(log, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ).not.toContain('canary-secret');
    }, 10_000);
  });
});
