import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOwnCertificates } from '#platform/tls/server-certificates.ts';
import { createTlsListener } from '#platform/tls/tls-listener.ts';
import { testAuthority } from './test-authority.ts';

export interface TlsServer {
  readonly url: string;
  /** What a charger has to trust, PEM. */
  readonly roots: readonly string[];
  close(): Promise<void>;
}

/** The program's TLS port beside its plain one, with certificates it generated. */
export const openTlsServer = async (app: FastifyInstance): Promise<TlsServer> => {
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-tls-'));
  const { certificates, roots } = await readOwnCertificates(directory, 'localhost', new Date());
  const listener = await createTlsListener({
    readCertificates: async () => certificates,
    clientAuthorities: (await testAuthority()).caPem,
    onRequest: (request, response) => app.routing(request, response),
    onUpgrade: (...upgrade) => app.server.emit('upgrade', ...upgrade),
    onFault: () => {},
  });
  listener.server.listen(0, '127.0.0.1');
  await once(listener.server, 'listening');
  const { port } = listener.server.address() as AddressInfo;
  return {
    url: `wss://localhost:${port}/ocpp`,
    roots,
    async close() {
      await listener.close();
      await rm(directory, { recursive: true });
    },
  };
};
