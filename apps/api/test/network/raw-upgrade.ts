import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export const OFFER = 'Sec-WebSocket-Protocol: ocpp1.6';

export const basic = (user: string, password: Uint8Array | string, scheme = 'Basic'): string =>
  `Authorization: ${scheme} ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString('base64')}`;

/** Writes an upgrade request byte by byte as an attacker would; returns the head of the answer and the time it took. */
export const upgrade = async (
  port: number,
  identity: string,
  headers: readonly string[],
  socket: Socket = connect(port, '127.0.0.1'),
): Promise<{ head: string; status: number; tookMs: number; socket: Socket }> => {
  socket.on('error', () => {});
  const since = performance.now();
  socket.write(
    [
      `GET /ocpp/${identity} HTTP/1.1`,
      'Host: localhost',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      ...headers,
      '\r\n',
    ].join('\r\n'),
  );
  const [chunk] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [Buffer | boolean];
  const head = chunk instanceof Buffer ? chunk.toString('latin1') : '';
  return { head, status: Number(head.split(' ')[1] ?? 0), tookMs: performance.now() - since, socket };
};
