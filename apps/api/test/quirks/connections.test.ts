import { createCentralSystem } from '@laadpoort/ocpp/server/central-system';
import type { ConnectionSettings } from '@laadpoort/ocpp/server/connection-settings';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { createChargePoint } from '@laadpoort/simulator/charge-point';
import type { QuirkName } from '@laadpoort/simulator/quirks/quirks';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { buildAdmissionApp } from '../admission-app.ts';
import { buildOcppApp } from '../ocpp-app.ts';

/* Chargers that have trouble with pings, or make other connections first. */

/** A charger that is silent for most of a second, at a central system that pings every 50 ms. */
const staysConnected = async (quirk: QuirkName, ping: ConnectionSettings['ping']): Promise<boolean> => {
  const central = createCentralSystem<null>({
    pingIntervalMs: 50,
    authenticate: () => ({ ok: true, chargePoint: null, settings: { ping, silenceMs: 5_000 } }),
    handlers: {
      BootNotification: () => ({ status: 'Accepted', currentTime: new Date().toISOString(), interval: 300 }),
      StatusNotification: () => ({}),
    },
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => central.handleUpgrade(request, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`;
  const station = createChargePoint({ url, identity: 'FIELD-1', quirk });
  let lost = false;
  station.on(({ type }) => {
    if (type === 'disconnected') lost = true;
  });
  station.start();
  await station.waitFor(({ link }) => link === 'online');
  await sleep(800);
  const stayed = !lost;
  await station.stop();
  await central.close();
  server.close();
  return stayed;
};

test.each([
  ['row 58 gives no pong', 'no-pong', 'defer'],
  ['row 59 hangs up on pings', 'hangs-up-on-ping', 'off'],
] as const)('%s: it stays connected when it is pinged as its profile says', async (_, quirk, ping) => {
  expect(await staysConnected(quirk, ping)).toBe(true);
  expect(await staysConnected(quirk, 'on')).toBe(false);
});

test('row 41 Timxon: stays connected as long as it is pinged', async () => {
  expect(await staysConnected('timxon-hangs-up-when-idle', 'on')).toBe(true);
  expect(await staysConnected('timxon-hangs-up-when-idle', 'off')).toBe(false);
});

test('row 60 without the header that asks for an upgrade: it is told so, and others come in', async () => {
  const d = await buildAdmissionApp();
  const { identity, key } = await d.register();
  const headers = { Connection: 'keep-alive', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' };
  const asked = request(`http://127.0.0.1:${d.port}/ocpp/${identity}`, { headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, answer.headers.upgrade]).toEqual([426, 'websocket']);
  asked.destroy();
  expect(await d.statusOf(identity, { key })).toBe(101);
  await d.close();
});

test('row 31 FoxESS: what it tries with another subprotocol locks nobody out', async () => {
  const t = await buildOcppApp();
  const { identity, key } = await t.addCharger();
  const probe = () =>
    connectChargePoint({ url: t.url, identity, password: key, subprotocols: ['ocpp2.0.1'] });
  for (let attempt = 0; attempt < 10; attempt += 1) await expect(probe()).rejects.toThrow();
  const connection = await t.connect({ identity, key });
  expect(await connection.call('Heartbeat', {})).toHaveProperty('currentTime');
  expect(t.faults).toEqual([]);
  await t.close();
});
