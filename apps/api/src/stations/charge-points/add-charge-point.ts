import type { chargePointBodySchema } from '@laadpoort/contract/charge-points/charge-point';
import type { stationBodySchema } from '@laadpoort/contract/stations/station';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';
import { auditOf, type Change } from '../change.ts';
import { audit } from '#chargers/audit.ts';

type ChargePointBody = z.output<typeof chargePointBodySchema>;

type StationBody = z.output<typeof stationBodySchema>;

interface NewChargePoint extends Pick<ChargePointBody, 'serialNumber' | 'connectors'> {
  /** In its normal form. */
  readonly identity: string;
}

/** A charge point that may now connect; the key is known here and in the charger, the database has its hash. */
export interface Connection {
  readonly chargePointId: string;
  readonly stationId: string;
  readonly identity: string;
  readonly key: string;
}

type Added =
  | { readonly ok: true; readonly connection: Connection }
  | { readonly ok: false; readonly reason: 'identity-taken' };

const newChargePoint = (
  { identity, serialNumber, connectors }: NewChargePoint,
  accountId: string,
  pepper: Buffer,
) => {
  const id = randomUUID();
  const key = makeChargePointKey();
  return {
    identity,
    key: key.toString('hex'),
    row: {
      id,
      accountId,
      ocppIdentity: identity,
      serialNumber,
      keyHash: new Uint8Array(hashChargePointKey(pepper, id, key)),
      connectors: {
        createMany: {
          data: connectors.map((connector, index) => ({ ...connector, connectorId: index + 1 })),
        },
      },
    },
  };
};

/** The unique index on lower(ocpp_identity) and account is decisive, also between two simultaneous requests. */
const unlessTaken = async (written: Promise<unknown>, connection: Connection): Promise<Added> => {
  try {
    await written;
    return { ok: true, connection };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return { ok: false, reason: 'identity-taken' };
    throw error;
  }
};

/** Creates a station with its first charge point in one transaction. */
export const addStation = (
  { prisma }: Database,
  by: Change,
  chargePoint: NewChargePoint,
  address: Omit<StationBody, 'chargePoint'>,
  pepper: Buffer,
): Promise<Added> => {
  const stationId = randomUUID();
  const { row, identity, key } = newChargePoint(chargePoint, by.accountId, pepper);
  const written = prisma.$transaction([
    prisma.station.create({
      data: { id: stationId, accountId: by.accountId, ...address, chargePoints: { create: row } },
    }),
    audit(prisma, { ...auditOf(by), action: 'station.add', targetId: stationId }),
  ]);
  return unlessTaken(written, { chargePointId: row.id, stationId, identity, key });
};

/** Creates another charge point; the caller has checked that the station belongs to the account. */
export const addChargePointTo = (
  { prisma }: Database,
  by: Change,
  stationId: string,
  chargePoint: NewChargePoint,
  pepper: Buffer,
): Promise<Added> => {
  const { row, identity, key } = newChargePoint(chargePoint, by.accountId, pepper);
  const written = prisma.$transaction([
    prisma.chargePoint.create({ data: { ...row, stationId } }),
    audit(prisma, { ...auditOf(by), action: 'charge-point.add', targetId: row.id }),
  ]);
  return unlessTaken(written, { chargePointId: row.id, stationId, identity, key });
};
