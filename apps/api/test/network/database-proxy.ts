import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string;
  /** Like a stopped server: every connection is cut and new ones are refused. */
  stop(): void;
  /** Like an unplugged cable: nothing arrives any more, nothing is closed. */
  freeze(): void;
  start(): void;
  close(): Promise<void>;
}

/** Sits between the program and Postgres, so that a test can make the database unavailable. */
export const openDatabaseProxy = async (databaseUrl: string): Promise<DatabaseProxy> => {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: 'running' | 'stopped' | 'frozen' = 'running';
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((near) => {
    if (state === 'stopped') return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (data) => state === 'running' && other.write(data));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    stop() {
      state = 'stopped';
      cut();
    },
    freeze() {
      state = 'frozen';
    },
    start() {
      if (state === 'frozen') cut();
      state = 'running';
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
};
