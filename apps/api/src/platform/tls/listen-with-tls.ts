import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { readAuthority } from './certificate-authority.ts';
import { readOwnCertificates } from './server-certificates.ts';
import { StartError } from '../process/start-error.ts';
import { createTlsListener, readCertificateFiles, type TlsListener } from './tls-listener.ts';
import type { Log } from '../process/log.ts';

/** How chargers connect over TLS. */
interface TlsSettings {
  readonly host: string;
  /** Undefined if the product does not terminate TLS itself. */
  readonly ocppTlsPort: number | undefined;
  /** Certificate files; the product's own if there are none. */
  readonly tlsCertificates: readonly string[];
}

interface TlsOptions extends Pick<TlsSettings, 'host' | 'tlsCertificates'> {
  readonly port: number;
  readonly publicUrl: string;
  readonly dataDirectory: string;
  readonly log: Pick<Log, 'error'>;
}

/** Base URL that chargers use for TLS: the built-in listener's, or the public one if a proxy terminates TLS there. */
export const ocppTlsUrl = (
  { ocppTlsPort }: Pick<TlsSettings, 'ocppTlsPort'>,
  publicUrl: string,
): string | undefined => {
  if (ocppTlsPort !== undefined) return `wss://${new URL(publicUrl).hostname}:${ocppTlsPort}/ocpp`;
  return publicUrl.startsWith('https:') ? `${publicUrl.replace(/^http/, 'ws')}/ocpp` : undefined;
};

/** What chargers have to trust if the product generated its server certificates; PEM. */
export const readOwnRoots = async (
  { ocppTlsPort, tlsCertificates }: Pick<TlsSettings, 'ocppTlsPort' | 'tlsCertificates'>,
  dataDirectory: string,
  publicUrl: string,
): Promise<readonly string[]> =>
  ocppTlsPort === undefined || tlsCertificates.length > 0
    ? []
    : (await readOwnCertificates(join(dataDirectory, 'tls'), new URL(publicUrl).hostname, new Date())).roots;

/** Serves the app on a separate TLS port as well. */
export const listenWithTls = async (app: FastifyInstance, options: TlsOptions): Promise<TlsListener> => {
  const { dataDirectory, publicUrl, tlsCertificates, log, port, host } = options;
  const now = new Date();
  const authority = await readAuthority(join(dataDirectory, 'secrets'), now);
  const own = join(dataDirectory, 'tls');
  const listener = await createTlsListener({
    readCertificates: async () =>
      tlsCertificates.length > 0
        ? readCertificateFiles(tlsCertificates)
        : (await readOwnCertificates(own, new URL(publicUrl).hostname, new Date())).certificates,
    clientAuthorities: authority.caPem,
    onRequest: (request, response) => app.routing(request, response),
    onUpgrade: (...upgrade) => app.server.emit('upgrade', ...upgrade),
    onFault: (error) => log.error({ err: error }, 'TLS certificates could not be read'),
  }).catch((error: unknown) => {
    throw new StartError(`The certificates in TLS_CERTIFICATES cannot be used (${String(error)}).`);
  });
  await new Promise<void>((listening, failed) => {
    listener.server.once('error', failed);
    listener.server.listen({ port, host }, listening);
  }).catch(async (error: unknown) => {
    await listener.close();
    throw new StartError(`Cannot listen on OCPP_TLS_PORT ${port} (${String(error)}).`);
  });
  return listener;
};
