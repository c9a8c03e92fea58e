import { connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import { buildTestApp, REAL_TIME, type TestAppOptions } from './test-app.ts';
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

interface OcppAppOptions extends Omit<TestAppOptions, 'database' | 'clock'> {
  readonly database?: TestDatabase;
}

/** The whole program in real time, with chargers on real sockets. */
export const buildOcppApp = async ({ database, ...options }: OcppAppOptions = {}) => {
  const db = database ?? (await openTestDatabase());
  const { app, kernel, deliver, faults, signIn, ...t } = await buildTestApp({
    isTrustedAddress: () => true,
    ...options,
    database: db,
    clock: REAL_TIME,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/ocpp`;

  const addAccount = async (): Promise<string> => {
    const id = randomUUID();
    await db.prisma.organization.create({ data: { id, name: 'Account', slug: id } });
    return id;
  };

  const addStation = async (accountId: string): Promise<string> => {
    const address = { street: 'Kade 1', postalCode: '1012 AB', city: 'Amsterdam' };
    return (await db.prisma.station.create({ data: { accountId, name: 'Office', ...address } })).id;
  };

  /** A charge point with two public charging points at a station with a rate of 0.35 per kWh. */
  const addCharger = async (
    given: {
      accountId?: string;
      /** Without one it has a station of its own. */
      stationId?: string;
      authorizationMode?: 'whitelist' | 'whitelist-and-guests' | 'free';
      publiclyAvailable?: boolean;
      pricePerKwh?: string | null;
    } = {},
  ): Promise<TestCharger> => {
    const accountId = given.accountId ?? (await addAccount());
    const identity = `CP-${randomUUID().slice(0, 13)}`;
    const key = makeChargePointKey();
    const stationId = given.stationId ?? (await addStation(accountId));
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
    await kernel.directory.refresh(id);
    return { id, accountId, stationId, identity, key };
  };

  const publishRate = (
    accountId: string,
    stationId: string,
    pricePerKwh: string,
    validFrom = new Date('2026-01-01T00:00:00Z'),
    more: { cancelledAt?: Date } = {},
  ) =>
    db.prisma.tariffVersion.create({
      data: {
        accountId,
        stationId,
        components: [{ kind: 'energy', pricePerKwh }],
        vatBasis: 'excl',
        validFrom,
        createdById: 'test',
        ...more,
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
    // What another process, or the test, has just written is known when its NOTIFY has arrived.
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
    app,
    kernel,
    deliver,
    signIn,
    url,
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
      await t.close();
      if (!database) await db.close();
    },
  };
};
