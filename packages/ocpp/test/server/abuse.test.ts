import { once } from 'node:events';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { basic, exchange, OFFER, upgradeRequest } from '../raw-upgrade.ts';
import { KEY, startCentralSystem, waitUntil } from '../start-central-system.ts';

type Server = Awaited<ReturnType<typeof startCentralSystem>>;

/** A socket that sends what it likes and keeps what comes back. */
const openSocket = async (server: Server, identity = 'CP1') => {
  const authorization = basic(identity, KEY).replace('Authorization: ', '');
  const socket = new WebSocket(`${server.url}/${identity}`, 'ocpp1.6', { headers: { authorization } });
  const received: string[] = [];
  socket.on('message', (data: Buffer) => received.push(data.toString()));
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return { socket, received, closed };
};

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const boot = (payload: string) => `[2,"1","BootNotification",${payload}]`;

test.each([
  ['no JSON', '{"a":', null],
  ['a list that never ends', '[2,"1","Heartbeat",{}', null],
  ['no list', '{"a":1}', null],
  ['text', '"x"', null],
  ['null', 'null', null],
  ['leading garbage', 'x[2,"1","Heartbeat",{}]', null],
  ['a byte order mark', '\uFEFF[2,"1","Heartbeat",{}]', null],
  ['an empty list', '[]', null],
  ['three elements', '[2,"1",{}]', 'FormationViolation'],
  ['a numeric id', '[2,1,"Heartbeat",{}]', null],
  ['type 0', '[0,"1","Heartbeat",{}]', null],
  ['type 5', '[5,"1","Heartbeat",{}]', null],
  ['type 99', '[99,"1"]', null],
  ['an id of a kilobyte', `[2,"${'i'.repeat(1_000)}","Heartbeat",{}]`, null],
  ['a result for no call', '[3,"1",{}]', null],
  ['an error for no call', '[4,"1","GenericError","",{}]', null],
  ['an error that is none', '[4,"1"]', null],
  ['an unknown action', '[2,"1","Nonsense",{}]', 'NotImplemented'],
  ['__proto__ for an action', '[2,"1","__proto__",{}]', 'NotImplemented'],
  ['an action of the other side', '[2,"1","Reset",{"type":"Hard"}]', 'NotImplemented'],
  ['a list for a payload', boot('[]'), 'FormationViolation'],
  ['text for a payload', boot('"x"'), 'FormationViolation'],
  ['17 levels', boot(`{"a":${deep(17)}}`), 'FormationViolation'],
  ['5,000 levels', boot(`{"a":${deep(5_000)}}`), 'FormationViolation'],
  ['100,000 levels', boot(`{"a":${deep(100_000)}}`), 'FormationViolation'],
  ['100,000 levels outside', deep(100_000), null],
  ['__proto__ in a payload', boot('{"__proto__":{"chargePointVendor":"x"}}'), 'answered'],
  ['keys twice', boot('{"chargePointVendor":"a","chargePointVendor":"b"}'), 'answered'],
  ['numbers beyond numbers', boot('{"chargePointVendor":1e400000,"chargePointModel":-0}'), 'answered'],
  ['NUL and surrogates', boot('{"chargePointVendor":"\\u0000\\ud800"}'), 'answered'],
  ['null for a payload', boot('null'), 'answered'],
  ['no payload', '[2,"1","BootNotification"]', 'answered'],
  ['a vendor of 200 kB', boot(`{"chargePointVendor":"${'v'.repeat(200_000)}"}`), 'answered'],
])('D10 W10 a frame with %s', async (_, frame, expected) => {
  await using server = await startCentralSystem();
  const { socket, received, closed } = await openSocket(server);
  socket.send(frame);
  socket.send('[2,"after","Heartbeat",{}]');
  await waitUntil(() => received.some((text) => text.includes('"after"')));
  const others = received.filter((text) => !text.includes('"after"'));
  expect(others).toHaveLength(expected === null ? 0 : 1);
  for (const text of others) {
    expect(Buffer.byteLength(text)).toBeLessThan(1_000);
    const answer = JSON.parse(text) as unknown[];
    if (expected === 'answered') expect(answer.slice(0, 2)).toEqual([3, '1']);
    else expect([answer[0], answer[1], answer[2], answer[4]]).toEqual([4, '1', expected, {}]);
  }
  socket.close();
  await closed;
});

test('D10 binary frames count when they are UTF-8 and end the connection when they are not', async () => {
  await using server = await startCentralSystem();
  const { socket, received, closed } = await openSocket(server);
  socket.send(Buffer.from('[2,"1","Heartbeat",{}]'), { binary: true });
  await waitUntil(() => received.length === 1);
  socket.send(
    Buffer.concat([Buffer.from('[2,"2","Authorize",{"idTag":"'), Buffer.from([0xff]), Buffer.from('"}]')]),
  );
  expect(await closed).toBe(1007);
  expect(received).toHaveLength(1);
});

test('D10 W12 a frame over the limit closes 1009, one at the limit is answered', async () => {
  await using server = await startCentralSystem();
  const { socket, received, closed } = await openSocket(server);
  const frame = boot(`{"chargePointVendor":"${'v'.repeat(256 * 1_024)}"}`);
  const surplus = frame.length - 256 * 1_024;
  socket.send(boot(`{"chargePointVendor":"${'v'.repeat(256 * 1_024 - surplus)}"}`));
  await waitUntil(() => received.length === 1);
  socket.send(frame);
  expect(await closed).toBe(1009);
});

test('D10 unreadable frames are borne ten times and then end the connection', async () => {
  await using server = await startCentralSystem();
  const { socket, received, closed } = await openSocket(server);
  for (let i = 0; i < 2_000; i += 1) socket.send(i % 2 ? 'garbage' : '[2,"1","Heartbeat",{}]');
  expect(await closed).toBe(1008);
  expect(server.central.stats().framesUnreadable).toBe(11);
  expect(received.length).toBeLessThan(1_000);
  expect(server.log.find((entry) => entry.error?.code === 'Unreadable')?.payload.text).toBe('"garbage"');
});

test('B6 a flood is read slowly or ended, and nobody waits behind it', async () => {
  let handled = 0;
  await using server = await startCentralSystem({
    handlers: {
      Authorize: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        handled += 1;
        return { idTagInfo: { status: 'Accepted' } };
      },
    },
  });
  const { socket } = await openSocket(server, 'FLOOD');
  const other = await server.connect('CP2');
  for (let i = 0; i < 20_000; i += 1) socket.send(`[2,"${i}","Authorize",{"idTag":"A"}]`);
  await waitUntil(() => handled > 0);
  for (let i = 0; i < 20; i += 1) await other.call('Heartbeat', {});
  expect(handled).toBeLessThan(1_000);
  expect(server.central.stats().handlersRunning).toBeLessThanOrEqual(1);
  // Far fewer than sent have been taken in: the rest waits in the flooder's own network buffers.
  expect(server.central.stats().callsReceived).toBeLessThan(5_000);
  socket.terminate();
});

test('a long queue of messages is read as fast as it is handled', async () => {
  await using server = await startCentralSystem({
    handlers: { DataTransfer: () => new Promise((resolve) => setImmediate(resolve, { status: 'Rejected' })) },
    limits: { messagesPerConnection: { perSecond: 100_000, burst: 100_000 }, actionsPerIdentity: {} },
  });
  const { socket, received } = await openSocket(server);
  const data = 'x'.repeat(1_000);
  for (let i = 0; i < 3_000; i += 1)
    socket.send(`[2,"${i}","DataTransfer",{"vendorId":"v","data":"${data}"}]`);
  await waitUntil(() => received.length === 3_000);
  expect(received.map((text) => (JSON.parse(text) as [3, string])[1])).toEqual(
    Array.from({ length: 3_000 }, (_, i) => `${i}`),
  );
});

test('a connection that sends faster than it may is read more slowly', async () => {
  await using server = await startCentralSystem({
    limits: { messagesPerConnection: { perSecond: 20, burst: 20 } },
  });
  const chargePoint = await server.connect();
  const before = performance.now();
  for (let i = 0; i < 40; i += 1) await chargePoint.call('Heartbeat', {});
  expect(performance.now() - before).toBeGreaterThan(500);
});

test('B7 a peer that does not read is dropped before it fills the memory', async () => {
  await using server = await startCentralSystem({
    handlers: { DataTransfer: () => ({ status: 'Accepted', data: 'x'.repeat(100_000) }) },
  });
  const { socket } = await openSocket(server);
  socket.pause();
  for (let i = 0; i < 400; i += 1) socket.send(`[2,"${i}","DataTransfer",{"vendorId":"v"}]`);
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.disconnected[0]?.code).toBe(1006);
});

test.each([
  ['an unmasked frame', [0x81, 0x02, 0x5b, 0x5d]],
  ['a reserved bit', [0xc1, 0x80, 0, 0, 0, 0]],
  ['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0]],
  ['a fragmented ping', [0x09, 0x80, 0, 0, 0, 0]],
  ['a ping of 126 bytes', [0x89, 0xfe, 0, 126, 0, 0, 0, 0]],
  ['a continuation of nothing', [0x80, 0x80, 0, 0, 0, 0]],
  ['close code 1005', [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed]],
  ['close code 0', [0x88, 0x82, 0, 0, 0, 0, 0, 0]],
  ['half a close body', [0x88, 0x81, 0, 0, 0, 0, 1]],
  ['text that is no UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff]],
  ['a length of 2^63', [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]],
  [
    'a hundred fragments',
    Array.from({ length: 100 }, (_, i) => [i === 0 ? 0x01 : 0x00, 0x81, 0, 0, 0, 0, 0x20]).flat(),
  ],
])('D10 %s ends the connection and nothing else', async (_, bytes) => {
  await using server = await startCentralSystem();
  const { socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]));
  socket.resume();
  socket.write(Buffer.from(bytes));
  await waitUntil(() => server.disconnected.length === 1);
  socket.destroy();
  const other = await server.connect('CP2');
  expect(await other.call('Heartbeat', {})).toHaveProperty('currentTime');
});

test('an action with a rate of its own is answered more slowly beyond it, other actions and charge points are not', async () => {
  await using server = await startCentralSystem({
    limits: { actionsPerIdentity: { DataTransfer: { perSecond: 1, burst: 3 } } },
    handlers: {
      DataTransfer: () => ({ status: 'Accepted' }),
      Heartbeat: () => ({ currentTime: new Date().toISOString() }),
    },
  });
  const chargePoint = await server.connect('CP1');
  const other = await server.connect('CP2');
  const answered = async (calls: number) => {
    const begun = performance.now();
    for (let n = 0; n < calls; n += 1) await chargePoint.call('DataTransfer', { vendorId: 'v' });
    return performance.now() - begun;
  };
  expect(await answered(3)).toBeLessThan(900);
  const slow = answered(1);
  const begun = performance.now();
  await other.call('DataTransfer', { vendorId: 'v' });
  expect(performance.now() - begun).toBeLessThan(700);
  expect(await slow).toBeGreaterThan(500);
  await chargePoint.call('Heartbeat', {});
  // A new connection has no new burst.
  const again = await server.connect('CP1');
  const since = performance.now();
  await again.call('DataTransfer', { vendorId: 'v' });
  expect(performance.now() - since).toBeGreaterThan(300);
});
