import { connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import { vi } from 'vitest';
import { addStation } from '../charging-data.ts';
import { buildTestApp, REAL_TIME } from '../test-app.ts';

/** A port that nobody listens on, to be known before the app listens there. */
const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
  /** Its own address in the loopback network. */
  readonly from?: string;
}

/** Plain HTTP from its own address. */
export const http = (url: string, { method = 'GET', headers = {}, body, from }: HttpRequest = {}) =>
  new Promise<HttpAnswer>((resolve, reject) => {
    const asking = httpRequest(
      url,
      { method, headers, agent: false, ...(from ? { localAddress: from } : {}) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });

/** Sends the beginning of a request and hangs up, like a charger that loses its mobile network. */
export const abortUpload = async (
  url: string,
  head: readonly string[],
  afterAnswer: boolean,
): Promise<void> => {
  const { hostname, port, pathname } = new URL(url);
  const [method = 'GET', ...headers] = head;
  const socket = connectSocket(Number(port), hostname);
  const lines = [`${method} ${pathname} HTTP/1.1`, `Host: ${hostname}`, ...headers, '', 'half'];
  socket.write(lines.join('\r\n'));
  if (afterAnswer) await once(socket, 'data');
  else await setTimeout(50);
  socket.destroy();
  await once(socket, 'close');
};

export type FileApp = Awaited<ReturnType<typeof buildFileApp>>;

/** The whole app on a real port, with simulated chargers that download and upload files over HTTP. */
export const buildFileApp = async (limits: Partial<FileLimits> = {}) => {
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const t = await buildTestApp({ clock: REAL_TIME, filesUrl: url, fileLimits: limits });
  await t.app.listen({ port, host: '127.0.0.1' });
  const support = await t.signIn({ platformRole: 'support', role: 'driver', name: 'Sara Support' });
  const running: SimulatedChargePoint[] = [];
  const connections: ChargePointConnection[] = [];

  /** A charger with a key; without options it is not switched on. */
  const addCharger = async (simulated?: Partial<ChargePointOptions>) => {
    const accountId = await t.createAccount('Bakery');
    const { chargePointId: id } = await addStation(t.database, accountId, { name: 'Shop' });
    const identity = `CP-${randomUUID().slice(0, 13)}`;
    const key = makeChargePointKey();
    const keyHash = hashChargePointKey(Buffer.alloc(32, 7), id, key) as Uint8Array<ArrayBuffer>;
    await t.database.prisma.chargePoint.update({
      where: { id },
      data: { ocppIdentity: identity, serialNumber: identity, keyHash, firmwareVersion: '1.0.0' },
    });
    // Known when its NOTIFY has arrived; earlier attempts would count as wrong keys from this address.
    await setTimeout(200);
    const station = createChargePoint({
      url: `${url.replace('http', 'ws')}/ocpp`,
      identity,
      password: key,
      vendor: 'Acme',
      timeScale: 200,
      rebootSeconds: 20,
      ...simulated,
    });
    running.push(station);
    if (simulated) {
      station.start();
      await station.waitFor(({ link }) => link === 'online', 15_000);
    }
    return { id, accountId, identity, key, station };
  };

  /** A bare connection of a charger that records the calls it received. */
  const connect = async (
    { identity, key }: { identity: string; key: Buffer },
    onCall: CallHandlers,
  ): Promise<ChargePointConnection> => {
    const login = { url: `${url.replace('http', 'ws')}/ocpp`, identity, password: key, onCall };
    const connection = await vi.waitFor(() => connectChargePoint(login), { timeout: 3_000, interval: 300 });
    connections.push(connection);
    return connection;
  };

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) => {
    const response = await t.app.inject({
      method,
      url: path,
      headers: support.headers,
      ...(payload ? { payload } : {}),
    });
    return {
      status: response.statusCode,
      body: /json/.test(String(response.headers['content-type'])) ? response.json() : null,
      headers: response.headers,
      raw: response.rawPayload,
    };
  };

  const colleague = await t.signIn({ platformRole: 'admin', role: 'driver', name: 'Carl Colleague' });
  /** As the second person of staff. */
  const approve = async (path: `firmware-${'files' | 'campaigns'}/${string}`) => {
    const url = `/api/support/${path}/approval`;
    const response = await t.app.inject({ method: 'POST', url, headers: colleague.headers });
    return { status: response.statusCode, body: response.json() };
  };

  /** Uploads a firmware file as support's browser does; nobody has approved it yet. */
  const uploadFirmware = async (content: Buffer | string, query = 'name=acme-2.0.0.bin&version=2.0.0') =>
    http(`${url}/api/support/firmware-files?${query}`, {
      method: 'POST',
      headers: { ...support.headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(content),
    });

  return {
    ...t,
    url,
    support,
    addCharger,
    connect,
    ask,
    uploadFirmware,
    approve,
    /** The id of a file that can be sent. */
    async approvedFirmware(content: Buffer | string, query?: string): Promise<string> {
      const { id } = JSON.parse((await uploadFirmware(content, query)).body.toString());
      await approve(`firmware-files/${id}`);
      return id;
    },
    async close() {
      for (const connection of connections) connection.terminate();
      await Promise.all(running.map((station) => station.stop()));
      await t.close();
    },
  };
};
