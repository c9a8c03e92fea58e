import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { demoTlsPort } from './tls-port.ts';

const host = '127.0.0.1';

const listen = async (port: number) => {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return server;
};

test('where the usual port is taken the demo finds another that can be listened on', async () => {
  // Whoever uses it: this test, or something else on this machine.
  const holder = await listen(8443).catch(() => null);
  const port = await demoTlsPort(host);
  expect(port).not.toBe(8443);
  (await listen(port)).close();
  holder?.close();
});
