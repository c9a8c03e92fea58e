import {
  connectChargePoint,
  type CallHandlers,
  type ChargePointConnection,
} from '@laadpoort/ocpp/client/charge-point';
import type { AdmissionLimits } from '@laadpoort/ocpp/server/options';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { openOcpp } from '../src/ocpp.ts';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import { localBus, type Bus } from '#platform/bus/bus.ts';
import { createLiveFeed } from '#platform/bus/live-feed.ts';
import { testAuthority } from './test-authority.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const pepper = Buffer.alloc(32, 7);

export interface TestCharger {
  readonly id: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly identity: string;
  readonly key: Buffer;
}

type Login = Pick<TestCharger, 'identity'> & { readonly key?: Buffer };

export type OcppApp = Awaited<ReturnType<typeof buildOcppApp>>;

interface OcppAppOptions {
  readonly bus?: Bus;
  readonly database?: TestDatabase;
  readonly callTimeoutMs?: number | undefined;
  readonly limits?: Partial<AdmissionLimits>;
}

/** The charger side of the program on real sockets with its own database. */
export const buildOcppApp = async ({
  bus = localBus,
  database,
  callTimeoutMs,
  limits,
}: OcppAppOptions = {}) => {
  const db = database ?? (await openTestDatabase());
  const live = createLiveFeed(bus);
  const metrics = new Registry();
  const faults: unknown[] = [];
  const ocpp = await openOcpp({
    db,
    live,
    metrics,
    pepper,
    now: () => new Date(),
    log: {
      error: (detail) => faults.push(detail),
      warn: (detail) => faults.push(detail),
    },
    messageLogDays: 90,
    ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
    bus,
    ...(limits === undefined ? {} : { limits }),
    isTrustedAddress: () => true,
    authority: await testAuthority(),
    offersTls: true,
    requiresTls: false,
    filesUrl: 'http://localhost:3000',
  });
  const server = createServer();
  server.on('upgrade', ocpp.handleUpgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`;

  const addAccount = async (): Promise<string> => {
    const id = randomUUID();
    await db.prisma.organization.create({ data: { id, name: 'Account', slug: id } });
    return id;
  };

  /** A charge point with two public charging points at a station with a rate of 0.35 per kWh. */
  const addCharger = async (
    given: {
      accountId?: string;
      authorizationMode?: 'whitelist' | 'whitelist-and-guests' | 'free';
      publiclyAvailable?: boolean;
      pricePerKwh?: string | null;
    } = {},
  ): Promise<TestCharger> => {
    const accountId = given.accountId ?? (await addAccount());
    const identity = `CP-${randomUUID().slice(0, 13)}`;
    const key = makeChargePointKey();
    const { id: stationId } = await db.prisma.station.create({
      data: { accountId, name: 'Office', street: 'Kade 1', postalCode: '1012 AB', city: 'Amsterdam' },
    });
    const publiclyAvailable = given.publiclyAvailable ?? true;
    const id = randomUUID();
    await db.prisma.chargePoint.create({
      data: {
        id,
        accountId,
        stationId,
        ocppIdentity: identity,
        serialNumber: identity,
        keyHash: hashChargePointKey(pepper, id, key) as Uint8Array<ArrayBuffer>,
        ...(given.authorizationMode ? { authorizationMode: given.authorizationMode } : {}),
        connectors: {
          create: [
            { connectorId: 1, publiclyAvailable },
            { connectorId: 2, publiclyAvailable },
          ],
        },
      },
    });
    const pricePerKwh = given.pricePerKwh === undefined ? '0.3500' : given.pricePerKwh;
    if (pricePerKwh !== null) await publishRate(accountId, stationId, pricePerKwh);
    return { id, accountId, stationId, identity, key };
  };

  const publishRate = (
    accountId: string,
    stationId: string,
    pricePerKwh: string,
    validFrom = new Date('2026-01-01T00:00:00Z'),
  ) =>
    db.prisma.tariffVersion.create({
      data: {
        accountId,
        stationId,
        components: [{ kind: 'energy', pricePerKwh }],
        vatBasis: 'excl',
        validFrom,
        createdById: 'test',
      },
    });

  /** A card that a registered provider vouches for. */
  const addCard = async (uid: string) => {
    const provider = await db.prisma.tokenProvider.upsert({
      where: { name: 'e-clearing.net' },
      create: { name: 'e-clearing.net' },
      update: {},
    });
    return db.prisma.idToken.create({ data: { uid, providerId: provider.id } });
  };

  /** Gives the charge point another key, which nobody is told. */
  const renewKey = ({ id }: TestCharger) =>
    db.prisma.chargePoint.update({
      where: { id },
      data: { keyHash: hashChargePointKey(pepper, id, makeChargePointKey()) as Uint8Array<ArrayBuffer> },
    });

  const whitelist = (accountId: string, uid: string, description = 'Fleet') =>
    db.prisma.whitelistEntry.create({ data: { accountId, uid, description, createdById: 'test' } });

  const open: ChargePointConnection[] = [];
  const tryConnect = ({ identity, key }: Login, onCall: CallHandlers = {}): Promise<ChargePointConnection> =>
    connectChargePoint({ url, identity, onCall, ...(key ? { password: key } : {}) });

  const connect = async (login: Login, onCall: CallHandlers = {}): Promise<ChargePointConnection> => {
    // A charge point created a moment ago is known when its NOTIFY has arrived.
    for (let attempt = 1; ; attempt += 1) {
      try {
        const connection = await tryConnect(login, onCall);
        open.push(connection);
        return connection;
      } catch (error) {
        if (attempt === 50) throw error;
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      }
    }
  };

  return {
    db,
    live,
    ocpp,
    url,
    metrics,
    faults,
    addAccount,
    addCharger,
    addCard,
    whitelist,
    renewKey,
    publishRate,
    connect,
    tryConnect,
    async close() {
      for (const connection of open) connection.terminate();
      await ocpp.close(1_000);
      server.closeAllConnections();
      server.close();
      if (!database) await db.close();
    },
  };
};
