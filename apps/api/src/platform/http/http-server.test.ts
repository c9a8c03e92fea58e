import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';

/** A server with one route, whose body may take a fifth of a second. */
const openServer = async () => {
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    trustedProxies: [],
    requestsPerMinute: 100,
  });
  const config = { access: { scope: 'public', permission: null }, bodyTimeoutMs: 200 } as const;
  app.post('/slow', { config }, async () => 'whole');
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, port: (app.server.address() as AddressInfo).port };
};

const post = (port: number, body: string) => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n${body}`,
  );
  return socket;
};

test('a body that does not arrive in its time ends the connection; one that does is answered', async () => {
  const { app, port } = await openServer();
  const begun = performance.now();
  await once(post(port, 'nu'), 'close');
  expect(performance.now() - begun).toBeLessThan(3_000);
  const [answer] = (await once(post(port, 'null'), 'data')) as [Buffer];
  expect(answer.toString()).toContain('200 OK');
  await app.close();
});
