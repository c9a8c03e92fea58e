import type {
  authorizationModeSchema,
  chargePointBodySchema,
  connectorBodySchema,
  stationBodySchema,
} from '@laadpoort/contract/stations';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { hashChargePointKey, makeChargePointKey } from '#platform/charge-point-key.ts';
import type { Database } from '#platform/database.ts';
import { givenFields } from '#platform/given-fields.ts';
import { Prisma } from '#platform/prisma/client.ts';

type ChargePointBody = z.output<typeof chargePointBodySchema>;
type StationBody = z.output<typeof stationBodySchema>;
type ConnectorBody = z.output<typeof connectorBodySchema>;

/** Who changes what they own. */
export interface Owner {
  readonly accountId: string;
  readonly personId: string;
}

/** A charge point that may now connect; the key exists here and in the charger, the database has its hash. */
export interface Connection {
  readonly chargePointId: string;
  readonly stationId: string;
  readonly identity: string;
  readonly key: string;
}

type Added =
  | { readonly ok: true; readonly connection: Connection }
  | { readonly ok: false; readonly reason: 'identity-taken' };

const audit = ({ accountId, personId }: Owner, action: string, targetId: string) => ({
  accountId,
  actorId: personId,
  action,
  targetId,
});

const newChargePoint = (body: ChargePointBody, accountId: string, pepper: Buffer) => {
  const id = randomUUID();
  const key = makeChargePointKey();
  const identity = body.ocppIdentity ?? body.serialNumber;
  return {
    identity,
    key: key.toString('hex'),
    row: {
      id,
      accountId,
      ocppIdentity: identity,
      serialNumber: body.serialNumber,
      keyHash: new Uint8Array(hashChargePointKey(pepper, id, key)),
      connectors: {
        createMany: {
          data: body.connectors.map((connector, index) => ({ ...connector, connectorId: index + 1 })),
        },
      },
    },
  };
};

/** A unique index on lower(ocpp_identity) has the last word, also between two requests at once. */
const isIdentityTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

/** Creates a station with its first charge point in one transaction. */
export const addStation = async (
  db: Database,
  owner: Owner,
  { chargePoint: body, ...address }: StationBody,
  pepper: Buffer,
): Promise<Added> => {
  const stationId = randomUUID();
  const { row, identity, key } = newChargePoint(body, owner.accountId, pepper);
  try {
    await db.prisma.$transaction([
      db.prisma.station.create({
        data: { id: stationId, accountId: owner.accountId, ...address, chargePoints: { create: row } },
      }),
      db.prisma.auditEntry.create({ data: audit(owner, 'station.add', stationId) }),
    ]);
  } catch (error) {
    if (isIdentityTaken(error)) return { ok: false, reason: 'identity-taken' };
    throw error;
  }
  return { ok: true, connection: { chargePointId: row.id, stationId, identity, key } };
};

/** Creates a further charge point; the caller has seen that the station is the account's. */
export const addChargePointTo = async (
  db: Database,
  owner: Owner,
  stationId: string,
  body: ChargePointBody,
  pepper: Buffer,
): Promise<Added> => {
  const { row, identity, key } = newChargePoint(body, owner.accountId, pepper);
  try {
    await db.prisma.$transaction([
      db.prisma.chargePoint.create({ data: { ...row, stationId } }),
      db.prisma.auditEntry.create({ data: audit(owner, 'charge-point.add', row.id) }),
    ]);
  } catch (error) {
    if (isIdentityTaken(error)) return { ok: false, reason: 'identity-taken' };
    throw error;
  }
  return { ok: true, connection: { chargePointId: row.id, stationId, identity, key } };
};

/** Replaces the key of a charge point of the account; null when there is no such. */
export const replaceKey = async (
  db: Database,
  owner: Owner,
  chargePointId: string,
  pepper: Buffer,
): Promise<Connection | null> => {
  const key = makeChargePointKey();
  const keyHash = new Uint8Array(hashChargePointKey(pepper, chargePointId, key));
  return db.prisma.$transaction(async (tx) => {
    const found = await tx.chargePoint.findFirst({
      where: { id: chargePointId, accountId: owner.accountId },
    });
    if (!found) return null;
    // A charge point that needed no key so far needs one from now on.
    await tx.chargePoint.update({
      where: { id: chargePointId },
      data: { keyHash, securityProfile: Math.max(1, found.securityProfile) },
    });
    await tx.auditEntry.create({ data: audit(owner, 'charge-point.renew-key', chargePointId) });
    return {
      chargePointId,
      stationId: found.stationId,
      identity: found.ocppIdentity,
      key: key.toString('hex'),
    };
  });
};

/** @returns whether the account has that station */
export const changeStation = async (
  db: Database,
  accountId: string,
  stationId: string,
  change: Partial<{ [Field in 'name' | 'street' | 'postalCode' | 'city']: string | undefined }> & {
    gridLimitA?: number | null | undefined;
  },
): Promise<boolean> => {
  const { count } = await db.prisma.station.updateMany({
    where: { id: stationId, accountId },
    data: givenFields(change),
  });
  return count > 0;
};

/** @returns whether the account has that charge point */
export const changeAuthorizationMode = async (
  db: Database,
  owner: Owner,
  chargePointId: string,
  authorizationMode: z.output<typeof authorizationModeSchema>,
): Promise<boolean> => {
  const { count } = await db.prisma.chargePoint.updateMany({
    where: { id: chargePointId, accountId: owner.accountId },
    data: { authorizationMode },
  });
  return count > 0;
};

/** @returns whether the account has a charge point with that connector */
export const changeConnector = async (
  db: Database,
  accountId: string,
  where: { readonly chargePointId: string; readonly connectorId: number },
  change: { [Field in keyof ConnectorBody]?: ConnectorBody[Field] | undefined },
): Promise<boolean> => {
  const { count } = await db.prisma.connector.updateMany({
    where: { ...where, chargePoint: { accountId } },
    data: givenFields(change),
  });
  return count > 0;
};

export const ownsStation = async (db: Database, accountId: string, stationId: string): Promise<boolean> =>
  (await db.prisma.station.count({ where: { id: stationId, accountId } })) > 0;

/** Id and station of a charge point of the account, or null. */
export const findChargePoint = (db: Database, accountId: string, chargePointId: string) =>
  db.prisma.chargePoint.findFirst({
    where: { id: chargePointId, accountId },
    select: { id: true, stationId: true, configurationReadAt: true },
  });

export const readConfigurationKeys = (db: Database, chargePointId: string) =>
  db.prisma.configurationKey.findMany({
    where: { chargePointId },
    select: { key: true, value: true, readonly: true, rebootRequired: true },
    orderBy: { key: 'asc' },
  });
