import { createServer, type AddressInfo } from 'node:net';

const USUAL_PORT = 8443;

/**
 * The demo's TLS port for chargers, so that security profiles 2 and 3 can be tried: the usual one, or any that is free.
 */
export const demoTlsPort = async (host: string): Promise<number> =>
  (await freePort(USUAL_PORT, host)) ?? (await freePort(0, host)) ?? USUAL_PORT;

/** The port, or for 0 any that is free; null if it is taken. */
const freePort = (port: number, host: string): Promise<number | null> =>
  new Promise((found) => {
    const probe = createServer();
    probe.once('error', () => found(null));
    probe.listen({ port, host }, () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => found(free));
    });
  });
