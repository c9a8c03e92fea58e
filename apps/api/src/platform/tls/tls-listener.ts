import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';
import type { PemPair } from './pem-pair.ts';

export interface TlsListenerOptions {
  /** Called repeatedly: certificates are renewed while chargers stay connected. */
  readonly readCertificates: () => Promise<readonly PemPair[]>;
  /** PEM of the authorities whose client certificates are accepted. */
  readonly clientAuthorities: string;
  readonly onRequest: RequestListener;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly onFault: (error: unknown) => void;
  readonly reloadEveryMs?: number;
}

export interface TlsListener {
  readonly server: Server;
  close(): Promise<void>;
}

const RELOAD_EVERY_MS = 10_000;

/** The security whitepaper's four suites, each with its counterpart for the other type of certificate, and TLS 1.3. */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
].join(':');

const contextOf = (
  certificates: readonly PemPair[],
  clientAuthorities: string,
): Pick<TlsOptions, 'key' | 'cert' | 'ca' | 'minVersion' | 'ciphers'> => ({
  key: certificates.map(({ key }) => key),
  cert: certificates.map(({ cert }) => cert),
  ca: clientAuthorities,
  minVersion: 'TLSv1.2',
  ciphers: CIPHERS,
});

/**
 * HTTPS with both an ECDSA and an RSA certificate, also for chargers that send no SNI. A client certificate is
 * requested, and checked when the charger's identity is known (docs/protocol/security.md).
 */
export const createTlsListener = async (options: TlsListenerOptions): Promise<TlsListener> => {
  const { readCertificates, clientAuthorities } = options;
  let certificates = await readCertificates();
  const server = createServer(
    {
      ...contextOf(certificates, clientAuthorities),
      honorCipherOrder: true,
      requestCert: true,
      rejectUnauthorized: false,
      handshakeTimeout: 10_000,
      requestTimeout: 15_000,
      headersTimeout: 10_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16 * 1024,
    },
    options.onRequest,
  );
  server.on('upgrade', options.onUpgrade);

  const reload = async () => {
    const now = await readCertificates();
    if (JSON.stringify(now) === JSON.stringify(certificates)) return;
    server.setSecureContext(contextOf(now, clientAuthorities));
    certificates = now;
  };
  const timer = setInterval(() => {
    // While a pair is half written the old one stays in use; it is read again.
    reload().catch(options.onFault);
  }, options.reloadEveryMs ?? RELOAD_EVERY_MS);

  return {
    server,
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      if (server.listening) await new Promise((closed) => server.close(closed));
    },
  };
};

/** Reads pairs that an operator specifies as `certificate.pem:key.pem`. */
export const readCertificateFiles = (pairs: readonly string[]): Promise<readonly PemPair[]> =>
  Promise.all(
    pairs.map(async (pair) => {
      const [certificateFile = '', keyFile = ''] = pair.split(':');
      const [cert, key] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
      return { cert, key };
    }),
  );
