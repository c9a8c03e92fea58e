import { expect, test } from 'vitest';
import { basic, exchange, OFFER, upgradeRequest } from '../raw-upgrade.ts';
import { KEY, startCentralSystem, waitUntil } from '../start-central-system.ts';

const MASK = [0, 0, 0, 0];
/** A masked frame with a body of up to 125 bytes. */
const frame = (first: number, body: readonly number[] = []) => [first, 0x80 | body.length, ...MASK, ...body];
const close = (code: number, reason: readonly number[] = []) =>
  frame(0x88, [code >> 8, code & 0xff, ...reason]);
const text = (content: string) => [...Buffer.from(content)];
const HEARTBEAT = text('[2,"h","Heartbeat",{}]');

/* Frames that RFC 6455 forbids. Each ends its own connection, within its time, and nobody else's. */

test.each<[string, readonly number[]]>([
  ['RSV2 set', frame(0xa1)],
  ['RSV3 set', frame(0x91)],
  ['all reserved bits set', frame(0xf1)],
  ...[0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf].map((opcode): [string, number[]] => [
    `reserved opcode ${opcode}`,
    frame(0x80 | opcode),
  ]),
  ['a fragmented close', frame(0x08, [0x03, 0xe8])],
  ['a fragmented pong', frame(0x0a)],
  ['a pong of 126 bytes', [0x8a, 0xfe, 0, 126, ...MASK]],
  ['a close of 126 bytes', [0x88, 0xfe, 0, 126, ...MASK]],
  ...[999, 1004, 1006, 1015, 1016, 2999, 5000, 65_535].map((code): [string, readonly number[]] => [
    `close code ${code}`,
    close(code),
  ]),
  ['a close reason that is no UTF-8', close(1000, [0xff, 0xfe])],
  ['a new message within another', [...frame(0x01, [0x5b]), ...frame(0x81, [0x5b])]],
  ['an unmasked ping', [0x89, 0x00]],
  ['an unmasked close', [0x88, 0x02, 0x03, 0xe8]],
  ['a compressed frame without compression', frame(0xc1, HEARTBEAT)],
  ['overlong UTF-8', frame(0x81, [0xc0, 0xaf])],
  ['a surrogate in UTF-8', frame(0x81, [0xed, 0xa0, 0x80])],
  ['UTF-8 that breaks off', frame(0x81, [0xe2, 0x82])],
  ['a thousand pings at once', Array.from({ length: 1_000 }, () => frame(0x89, [7])).flat()],
  ['a frame of 257 KiB announced', [0x81, 0xff, 0, 0, 0, 0, 0, 4, 4, 0, ...MASK]],
  [
    'a thousand empty fragments',
    [0x01, ...Array.from({ length: 1_000 }, () => [0x80, ...MASK, 0x00]).flat()],
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

test('D10 what comes after a close frame is not read', async () => {
  await using server = await startCentralSystem();
  const { socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]));
  socket.resume();
  socket.write(Buffer.from([...close(1000), ...frame(0x81, HEARTBEAT)]));
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.central.stats().callsReceived).toBe(0);
});

test('D10 a message in fragments, with a ping between them, is one message', async () => {
  await using server = await startCentralSystem();
  const { socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]));
  let received = '';
  socket.on('data', (data: Buffer) => (received += data.toString('latin1')));
  const [first, second] = [HEARTBEAT.slice(0, 9), HEARTBEAT.slice(9)];
  socket.write(Buffer.from([...frame(0x01, first), ...frame(0x89, [1]), ...frame(0x80, second)]));
  await waitUntil(() => received.includes('currentTime'));
  socket.destroy();
});

test('B6 who is cut off for a flood has to wait, at that address; the others do not', async () => {
  await using server = await startCentralSystem();
  const asked = upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]);
  const { socket } = await exchange(server.port, asked);
  socket.resume();
  socket.write(Buffer.from(Array.from({ length: 1_200 }, () => frame(0x81, HEARTBEAT)).flat()));
  await waitUntil(() => server.disconnected.length === 1);
  expect(server.central.stats().floodsClosed).toBe(1);
  const again = await exchange(server.port, asked);
  expect(again.head).toContain('429');
  const other = await server.connect('CP2');
  expect(await other.call('Heartbeat', {})).toHaveProperty('currentTime');
});
