import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHttpServer, type HttpServerOptions } from './http-server.ts';

/** A server with two routes; the body of one may take a fifth of a second. */
const openServer = async (given: Partial<HttpServerOptions> = {}) => {
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    trustedProxies: [],
    requestsPerMinute: 100,
    ...given,
  });
  const config = { access: { scope: 'public', permission: null }, bodyTimeoutMs: 200 } as const;
  const handled: string[] = [];
  app.get('/', { config }, async ({ ip }) => {
    handled.push(`from ${ip}`);
    return 'whole';
  });
  app.get('/api/about', { config }, async () => 'whole');
  app.post('/slow', { config }, async () => 'whole');
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, handled, port: (app.server.address() as AddressInfo).port };
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
  expect(performance.now() - begun).toBeLessThan(15_000);
  const [answer] = (await once(post(port, 'null'), 'data')) as [Buffer];
  expect(answer.toString()).toContain('200 OK');
  await app.close();
});

test('a browser that is gone before its request is handled is no error', async () => {
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line) => errors.push(line) });
  const { app, port, handled } = await openServer({ log });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  // The reset overtakes the request: when the server reads it, its socket has no address.
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.resetAndDestroy();
  await expect.poll(() => handled).toEqual(['from undefined']);
  expect(errors).toEqual([]);
  await app.close();
});

test.each([
  ['http://localhost:3000', { origin: 'http://localhost:3000', host: 'localhost:3000' }, 200],
  ['http://localhost:3000', { host: 'localhost:3000' }, 200],
  // Another address of the same machine, over the same scheme.
  ['http://localhost:3000', { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }, 200],
  ['http://localhost:3000', { origin: 'https://evil.example', host: 'localhost:3000' }, 403],
  ['http://localhost:3000', { origin: 'null', host: 'localhost:3000' }, 403],
  ['http://localhost:3000', { 'sec-fetch-site': 'cross-site', host: 'localhost:3000' }, 403],
  ['http://localhost:3000', { origin: 'https://localhost:3000', host: 'localhost:3000' }, 421],
  // A proxy of which the settings say nothing.
  [
    'http://localhost:3000',
    { origin: 'https://portal.example', 'sec-fetch-site': 'same-origin', host: 'internal:3000' },
    421,
  ],
  ['https://charge.example', { origin: 'https://charge.example', host: 'charge.example' }, 200],
  ['https://charge.example', { origin: 'http://charge.example', host: 'charge.example' }, 421],
  ['https://charge.example', { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }, 421],
])('a portal at %s answers a write from %o with %i', async (publicUrl, headers, status) => {
  const { app } = await openServer({ publicUrl });
  const { statusCode } = await app.inject({ method: 'POST', url: '/slow', headers, payload: {} });
  expect(statusCode).toBe(status);
  await app.close();
});

test.each([
  ['http://localhost:3000', 'localhost:3000', 200],
  ['http://localhost:3000', 'demo.localhost:3000', 200],
  ['http://localhost:3000', '127.0.0.1:3000', 200],
  ['http://localhost:3000', '[::1]:3000', 200],
  ['http://localhost:3000', '192.168.1.5', 200],
  ['http://portal.lan', 'portal.lan', 200],
  // Names that a stranger may give to this machine.
  ['http://localhost:3000', 'evil.example:3000', 421],
  ['http://localhost:3000', 'localhost.evil.example:3000', 421],
  ['http://localhost:3000', 'notlocalhost:3000', 421],
  ['http://localhost:3000', '1.2.3.4.evil.example', 421],
  // A page of another site has no certificate for this one.
  ['https://charge.example', 'internal:3000', 200],
])('the API of a portal at %s that is asked as %s answers %i', async (publicUrl, host, status) => {
  const { app } = await openServer({ publicUrl });
  for (const url of ['/api/about', '/%61pi/about'])
    expect((await app.inject({ url, headers: { host } })).statusCode).toBe(status);
  await app.close();
});

test('addresses of one IPv6 network are counted as one, IPv4 addresses each', async () => {
  const { app } = await openServer({ requestsPerMinute: 1, trustedProxies: ['127.0.0.1'] });
  const statusFrom = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    return (await app.inject({ method: 'POST', url: '/slow', headers })).statusCode;
  };
  expect(await statusFrom('2001:db8:0:1::1')).toBe(200);
  expect(await statusFrom('2001:db8:0:1:ffff::2')).toBe(429);
  expect(await statusFrom('2001:db8:0:2::1')).toBe(200);
  expect(await statusFrom('198.51.100.1')).toBe(200);
  expect(await statusFrom('198.51.100.2')).toBe(200);
  expect(await statusFrom('::ffff:198.51.100.2')).toBe(429);
  await app.close();
});

test('who has a hundred requests refused in a minute is told of once, with of what kinds; who mistypes is not', async () => {
  const lines: unknown[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line)) });
  const { app } = await openServer({ log, requestsPerMinute: 90, trustedProxies: ['127.0.0.1'] });
  const ask = (client: string) => app.inject({ url: '/nowhere', headers: { 'x-forwarded-for': client } });
  for (let i = 0; i < 100; i += 1) await ask(`2001:db8:1:2::${i}`);
  for (let i = 0; i < 20; i += 1) await ask('192.0.2.7');
  await app.close();
  expect(lines).toMatchObject([
    {
      msg: 'many requests were refused',
      statuses: { 404: 120 },
      networks: { '2001:db8:1:2::': 100 },
    },
  ]);
});
