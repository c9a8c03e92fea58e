import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { connectChargePoint } from '../../src/client/charge-point.ts';
import { KEY, startCentralSystem, waitUntil } from '../start-central-system.ts';

test('D04 the newest connection wins and the late end of the old one changes nothing', async () => {
  await using server = await startCentralSystem();
  const old = await server.connect('CP1', { ClearCache: () => ({ status: 'Rejected' }) });
  await server.connect('CP1', { ClearCache: () => ({ status: 'Accepted' }) });

  expect((await old.closed).code).toBe(4001);
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.disconnected).toEqual([{ epoch: 1n, code: 4001, current: false }]);
  expect(server.central.connection('CP1')?.epoch).toBe(2n);
  const outcome = await server.central.send('CP1', 'ClearCache', {});
  expect(outcome).toMatchObject({ kind: 'answered', response: { status: 'Accepted' } });
});

test('a call that the old connection has not answered ends with it', async () => {
  await using server = await startCentralSystem();
  await server.connect('CP1', { ClearCache: () => new Promise(() => {}) });
  const unanswered = server.central.send('CP1', 'ClearCache', {});
  const waiting = server.central.send('CP1', 'ClearCache', {});
  await server.connect('CP1');
  expect(await unanswered).toMatchObject({ kind: 'disconnected' });
  expect(await waiting).toEqual({ kind: 'not-connected' });
});

test('a stranger at the door does not disturb the one inside', async () => {
  await using server = await startCentralSystem();
  const inside = await server.connect('CP1');
  const { url } = server;
  await expect(connectChargePoint({ url, identity: 'CP1', password: 'guess' })).rejects.toMatchObject({
    code: 401,
  });
  expect(await inside.call('Heartbeat', {})).toHaveProperty('currentTime');
  expect(server.disconnected).toEqual([]);
});

test('of two upgrades at once the higher epoch wins, whichever is let in first', async () => {
  const epochs = [2n, 1n];
  await using server = await startCentralSystem({
    authenticate: ({ identity }) => ({
      ok: true,
      chargePoint: { name: identity },
      epoch: epochs.shift() ?? 0n,
    }),
  });
  await server.connect('CP1');
  const older = await server.connect('CP1');
  expect((await older.closed).code).toBe(4001);
  expect(server.central.connection('CP1')?.epoch).toBe(2n);
});

test('W5 a half-open connection locks nobody out', async () => {
  await using server = await startCentralSystem();
  await using proxy = await startBlackHole(server.port);
  await connectChargePoint({ url: `ws://127.0.0.1:${proxy.port}/ocpp`, identity: 'CP1', password: KEY });
  proxy.swallow();

  const before = Date.now();
  const back = await server.connect('CP1', { ClearCache: () => ({ status: 'Accepted' }) });
  expect(Date.now() - before).toBeLessThan(1_000);
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.disconnected[0]?.current).toBe(false);
  expect(await back.call('Heartbeat', {})).toHaveProperty('currentTime');
  expect(await server.central.send('CP1', 'ClearCache', {})).toMatchObject({ kind: 'answered' });
});

test('D05 B5 a peer that answers no ping is dropped, one that does stays', async () => {
  await using server = await startCentralSystem({ pingIntervalMs: 100 });
  await using proxy = await startBlackHole(server.port);
  const alive = await server.connect('CP1');
  await connectChargePoint({ url: `ws://127.0.0.1:${proxy.port}/ocpp`, identity: 'CP2', password: KEY });
  proxy.swallow();
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.central.connection('CP2')).toBeUndefined();
  expect(alive.connected).toBe(true);
});

/** A proxy that can stop passing anything on without closing anything. */
const startBlackHole = async (targetPort: number) => {
  const sockets: Socket[] = [];
  let swallowing = false;
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    sockets.push(client, target);
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      from.on('data', (chunk) => swallowing || to.write(chunk));
      from.on('error', () => {});
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      swallowing = true;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
