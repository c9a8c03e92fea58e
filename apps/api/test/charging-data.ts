import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';

/** A station with one charge point of two charging points, as plain rows. */
export const addStation = async (
  { prisma }: Database,
  accountId: string,
  station: { name?: string; timeZone?: string } = {},
): Promise<{ stationId: string; chargePointId: string }> => {
  const row = await prisma.station.create({
    data: {
      accountId,
      name: station.name ?? 'Office',
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Amsterdam',
      timeZone: station.timeZone ?? 'Europe/Amsterdam',
      chargePoints: {
        create: {
          accountId,
          ocppIdentity: randomUUID(),
          serialNumber: 'SN-1',
          securityProfile: 0,
          connectors: { create: [{ connectorId: 1 }, { connectorId: 2 }] },
        },
      },
    },
    include: { chargePoints: true },
  });
  return { stationId: row.id, chargePointId: row.chargePoints[0]?.id ?? '' };
};

export interface SessionGiven {
  accountId: string;
  stationId: string;
  chargePointId: string;
  startedAt: Date;
  /** Absent: running. */
  endedAt?: Date;
  connectorId?: number;
  idTag?: string;
  energyWh?: number;
  amount?: string;
  free?: { rule: 'whitelist' | 'free-charging'; description?: string };
  anomalies?: string[];
  review?: 'open' | 'accepted' | 'corrected' | 'excluded';
  providerId?: string;
  tariffVersionId?: string;
  vatBasis?: 'excl' | 'incl';
}

/** Inserts a charging session as its row; returns its id. */
export const addSession = async ({ prisma }: Database, given: SessionGiven): Promise<number> => {
  const { free, energyWh = 10_000, endedAt = null, idTag = '04A2E680123456', connectorId = 1 } = given;
  const { id } = await prisma.session.create({
    data: {
      accountId: given.accountId,
      stationId: given.stationId,
      chargePointId: given.chargePointId,
      connectorId,
      startKey: randomUUID(),
      state: endedAt ? 'completed' : 'charging',
      idTag,
      idTagRaw: idTag,
      authorizationStatus: 'Accepted',
      authorizationRule: free?.rule ?? 'guest',
      freeRule: free?.rule ?? null,
      whitelistDescription: free?.description ?? null,
      startedAt: given.startedAt,
      startedAtRaw: given.startedAt.toISOString(),
      startReceivedAt: given.startedAt,
      endedAt,
      stopReceivedAt: endedAt,
      meterStartWh: 1_000_000,
      meterStopWh: endedAt ? 1_000_000 + energyWh : null,
      energyWh,
      amount: free ? '0' : (given.amount ?? '3.5'),
      anomalies: given.anomalies ?? [],
      review: given.review ?? null,
      providerId: given.providerId ?? null,
      tariffVersionId: given.tariffVersionId ?? null,
      vatBasis: given.vatBasis ?? null,
    },
  });
  return id;
};

/** A registered card, with or without a holder. */
export const addCard = async (
  { prisma }: Database,
  card: { uid: string; network?: string; holderId?: string; visualNumber?: string },
): Promise<{ id: string; providerId: string }> => {
  const name = card.network ?? 'e-clearing.net';
  const { id: providerId } = await prisma.tokenProvider.upsert({
    where: { name },
    create: { name },
    update: {},
  });
  const { uid, holderId = null, visualNumber = null } = card;
  const { id } = await prisma.idToken.create({ data: { uid, providerId, holderId, visualNumber } });
  return { id, providerId };
};
