import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { markLocalLists } from '#chargers/mark-local-lists.ts';
import type { Bus } from '#platform/bus/bus.ts';
import { connectNatsBus } from '#platform/bus/nats-bus.ts';
import { freePort } from '#test/network/free-port.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

/* Two processes of the product on one database, connected by a real NATS server where the machine has one. */

const hasNats = spawnSync('nats-server', ['--version']).status === 0;

const connectPatiently = async (url: string): Promise<Bus> =>
  vi.waitFor(() => connectNatsBus(url, { warn: () => undefined }), { timeout: 5_000, interval: 50 });

describe.runIf(hasNats)('two processes', () => {
  let nats: ChildProcess;
  let natsUrl: string;
  let startNats: () => ChildProcess;
  let buses: Bus[];
  let here: OcppApp;
  let there: OcppApp;

  beforeAll(async () => {
    const port = await freePort();
    startNats = () =>
      spawn(
        'nats-server',
        ['--addr', '127.0.0.1', '--port', String(port), '--user', 'laadpoort', '--pass', 'a/b'],
        {
          stdio: 'ignore',
        },
      );
    nats = startNats();
    natsUrl = `nats://laadpoort:a%2Fb@127.0.0.1:${port}`;
    const [first, second] = [await connectPatiently(natsUrl), await connectPatiently(natsUrl)];
    buses = [first, second];
    here = await buildOcppApp({ bus: first });
    there = await buildOcppApp({ bus: second, database: here.db });
  });
  afterAll(async () => {
    await there.close();
    await here.close();
    for (const bus of buses) await bus.close();
    nats.kill();
  });

  const silentSince = ({ id }: TestCharger, lastSeenAt: Date) =>
    here.db.prisma.chargePoint.update({ where: { id }, data: { lastSeenAt } });
  const disconnectedAt = async ({ id }: TestCharger) =>
    (await here.db.prisma.chargePoint.findUniqueOrThrow({ where: { id } })).disconnectedAt;

  test('a command reaches the socket that the other process holds', async () => {
    const charger = await here.addCharger();
    await there.connect(charger, { ClearCache: () => ({ status: 'Accepted' }) });
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(true), 10_000);
    const { id: personId } = await here.db.prisma.user.create({
      data: { id: 'owner', name: 'Owner', email: 'owner@example.com' },
    });
    const answer = await here.kernel.sendCommand({
      accountId: charger.accountId,
      chargePointId: charger.id,
      requester: { personId, personName: 'Owner', role: 'owner' },
      request: { action: 'ClearCache' },
      reason: null,
    });
    if (!('id' in answer)) throw new Error(answer.code);
    await vi.waitFor(async () => {
      const { state } = await here.db.prisma.command.findUniqueOrThrow({ where: { id: answer.id } });
      expect(state).toBe('done');
    }, 10_000);
  });

  test('what happens in one is live in the other', async () => {
    const charger = await here.addCharger();
    const heard: unknown[] = [];
    here.kernel.live.subscribe(charger.accountId, (event) => heard.push(event));
    const socket = await there.connect(charger);
    await socket.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
    await vi.waitFor(
      () =>
        expect(heard).toContainEqual(
          expect.objectContaining({ topic: 'charge-point', chargePointId: charger.id }),
        ),
      10_000,
    );
  });

  test('W3 a charger that connects to the other process leaves its old socket, and commands follow it', async () => {
    const charger = await here.addCharger();
    const old = await here.connect(charger, { ClearCache: () => ({ status: 'Rejected' }) });
    await there.connect(charger, { ClearCache: () => ({ status: 'Accepted' }) });
    expect((await old.closed).code).toBe(4001);
    const row = await here.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } });
    expect(row).toMatchObject({ connectionEpoch: 2n, disconnectedAt: null });
    const answer = await here.kernel.sendCommand({
      accountId: charger.accountId,
      chargePointId: charger.id,
      requester: { personId: 'owner', personName: 'Owner', role: 'owner' },
      request: { action: 'ClearCache' },
      reason: null,
    });
    if (!('id' in answer)) throw new Error(answer.code);
    await vi.waitFor(async () => {
      const { state } = await here.db.prisma.command.findUniqueOrThrow({ where: { id: answer.id } });
      expect(state).toBe('done');
    }, 10_000);
  });

  test('a change of cards here is on the charger that is connected there, sent once', async () => {
    const charger = await here.addCharger();
    await there.connect(charger, {
      GetLocalListVersion: () => ({ listVersion: 0 }),
      SendLocalList: () => ({ status: 'Accepted' }),
    });
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(true), 10_000);
    await here.whitelist(charger.accountId, '04AA');
    await here.db.prisma.$transaction((transaction) =>
      markLocalLists(transaction, [charger.accountId], new Date()),
    );
    await Promise.all(
      [here, there].map(({ kernel }) => kernel.publish('card.changed', { accountId: charger.accountId })),
    );
    await vi.waitFor(async () => {
      const list = await here.db.prisma.localList.findUnique({ where: { chargePointId: charger.id } });
      expect(list).toMatchObject({ state: 'in-step', acknowledged: { '04AA': { status: 'Accepted' } } });
    }, 9_000);
    const where = { chargePointId: charger.id, action: 'SendLocalList' };
    expect(await here.db.prisma.command.count({ where })).toBe(1);
  });

  test('after NATS was away each knows again what the other holds', { timeout: 60_000 }, async () => {
    const charger = await here.addCharger();
    await there.connect(charger);
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(true), 10_000);
    await silentSince(charger, new Date(Date.now() - 120_000));
    nats.kill();
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(false), 20_000);
    await pause(6_000);
    // Nobody can tell now who holds it, so nothing is decided.
    expect(await disconnectedAt(charger)).toBeNull();
    nats = startNats();
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(true), 20_000);
  });

  test(
    'the chargers of a process that was killed are offline since they were heard last',
    {
      timeout: 60_000,
    },
    async () => {
      const [lost, silent] = [await here.addCharger(), await here.addCharger()];
      await there.connect(silent);
      const script = new URL('second-process.ts', import.meta.url).pathname;
      const victim = spawn(process.execPath, [script, here.db.url, natsUrl], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [url] = (await once(victim.stdout, 'data')) as [Buffer];
      const { identity, key } = lost;
      await connectChargePoint({ url: url.toString().trim(), identity, password: key, onCall: {} });
      await vi.waitFor(() => expect(here.kernel.isConnected(lost.id)).toBe(true), 5_000);
      victim.kill('SIGKILL');
      const heard: unknown[] = [];
      here.kernel.live.subscribe(lost.accountId, (event) => heard.push(event));
      const lastSeenAt = new Date(Date.now() - 120_000);
      await silentSince(silent, lastSeenAt);
      await silentSince(lost, lastSeenAt);
      await vi.waitFor(async () => expect(await disconnectedAt(lost)).toEqual(lastSeenAt), {
        timeout: 40_000,
        interval: 500,
      });
      expect(here.kernel.isConnected(lost.id)).toBe(false);
      await vi.waitFor(
        () => expect(heard).toContainEqual(expect.objectContaining({ topic: 'charge-point', id: lost.id })),
        10_000,
      );
      const where = { chargePointId: lost.id, kind: 'disconnected' };
      expect(await here.db.prisma.chargePointEvent.findMany({ where })).toMatchObject([
        { detail: { code: 1006 } },
      ]);
      expect(await disconnectedAt(silent)).toBeNull();
    },
  );

  test('a charger that left is connected nowhere', async () => {
    const charger = await here.addCharger();
    const socket = await there.connect(charger);
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(true), 10_000);
    await socket.close();
    await vi.waitFor(() => expect(here.kernel.isConnected(charger.id)).toBe(false), 10_000);
  });
});
