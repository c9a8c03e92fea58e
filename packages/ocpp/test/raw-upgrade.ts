import { connect, type Socket } from 'node:net';

export const basic = (user: string, password: Uint8Array | string, scheme = 'Basic'): string => {
  return `Authorization: ${scheme} ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString('base64')}`;
};

export const OFFER = 'Sec-WebSocket-Protocol: ocpp1.6';

/** The bytes of an upgrade request as a charge point, or an attacker, writes them. */
export const upgradeRequest = (path: string, headers: string[] = []): string => {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...headers,
    '\r\n',
  ].join('\r\n');
};

/** Sends bytes; resolves with the socket and what came back once the head of a response is complete. */
export const exchange = async (port: number, bytes: string): Promise<{ socket: Socket; head: string }> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(bytes, 'latin1');
  const head = await new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.includes('\r\n\r\n')) resolve(received);
    });
    socket.on('close', () => resolve(received));
  });
  return { socket, head };
};

export const statusOf = async (port: number, path: string, headers: string[]): Promise<number> => {
  const { socket, head } = await exchange(port, upgradeRequest(path, headers));
  socket.destroy();
  return Number(head.split(' ')[1] ?? 0);
};
