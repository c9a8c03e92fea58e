import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Transport } from './handshake.ts';

/** What the socket itself says of how a request came. */
export const socketTransport = ({ socket }: IncomingMessage): Transport => {
  const secure = socket instanceof TLSSocket;
  return {
    remoteAddress: socket.remoteAddress ?? '',
    secure,
    clientCertificate: secure ? socket.getPeerX509Certificate()?.raw : undefined,
  };
};
