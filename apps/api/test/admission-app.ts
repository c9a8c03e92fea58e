import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import { buildTestApp, REAL_TIME, type TestAppOptions } from './test-app.ts';
import { basic, OFFER, upgrade } from './network/raw-upgrade.ts';

const pepper = Buffer.alloc(32, 7);

export interface Registered {
  readonly id: string;
  readonly accountId: string;
  readonly identity: string;
  readonly key: Buffer;
}

interface Coming {
  /** As seen by a proxy in front. */
  readonly from?: string;
  readonly tls?: boolean;
  readonly key?: Uint8Array | string;
  /** Named in its address. */
  readonly account?: string;
  readonly headers?: Record<string, string>;
  readonly onCall?: CallHandlers;
}

/** The program as chargers see it from many addresses: a proxy that is trusted says which. */
export const buildAdmissionApp = async (options: Pick<TestAppOptions, 'requiresTls' | 'pace'> = {}) => {
  const t = await buildTestApp({
    clock: REAL_TIME,
    trustedProxies: ['127.0.0.1'],
    clientCertificateHeader: 'X-Client-Certificate',
    ...options,
  });
  await t.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = t.app.server.address() as AddressInfo;
  const owner = await t.signIn({});
  const { prisma } = t.database;
  const station = await prisma.station.create({
    data: {
      accountId: owner.accountId,
      name: 'Quay',
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Gouda',
    },
  });
  let addresses = 0;

  const register = async (given: object = {}): Promise<Registered> => {
    const id = randomUUID();
    const key = makeChargePointKey();
    const identity = `CP-${id.slice(0, 8)}`;
    await prisma.chargePoint.create({
      data: {
        id,
        accountId: owner.accountId,
        stationId: station.id,
        ocppIdentity: identity,
        serialNumber: identity,
        keyHash: new Uint8Array(hashChargePointKey(pepper, id, key)),
        connectors: { create: [{ connectorId: 1 }] },
        ...given,
      },
    });
    await t.kernel.directory.refresh(id);
    return { id, accountId: owner.accountId, identity, key };
  };

  const headersOf = ({ from, tls, headers }: Coming): Record<string, string> => ({
    'X-Forwarded-For': from ?? anyAddress(),
    'X-Forwarded-Proto': tls === true ? 'https' : 'http',
    ...headers,
  });
  const anyAddress = () => {
    addresses += 1;
    return `198.18.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  };

  return {
    ...t,
    port,
    owner,
    stationId: station.id,
    register,
    anyAddress,
    /** The HTTP status that a charger gets, 101 when it is let in. */
    async statusOf(identity: string, coming: Coming): Promise<number> {
      const lines = Object.entries(headersOf(coming)).map(([name, value]) => `${name}: ${value}`);
      const credentials = coming.key === undefined ? [] : [basic(identity, coming.key)];
      const path = coming.account === undefined ? identity : `a-${coming.account}/${identity}`;
      const { status, socket } = await upgrade(port, path, [OFFER, ...lines, ...credentials]);
      socket.destroy();
      return status;
    },
    connect: (identity: string, coming: Coming) =>
      connectChargePoint({
        url: `ws://127.0.0.1:${port}/ocpp`,
        identity,
        headers: headersOf(coming),
        ...(coming.key === undefined ? {} : { password: coming.key }),
        ...(coming.onCall ? { onCall: coming.onCall } : {}),
      }),
    row: (id: string) => prisma.chargePoint.findUniqueOrThrow({ where: { id } }),
  };
};
