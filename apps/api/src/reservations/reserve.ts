import { readTypedCard } from '@laadpoort/domain/cards/id-tag';
import { fitsChargePoint } from '@laadpoort/domain/local-list/fits-charge-point';
import { reservationConflict } from '@laadpoort/domain/reservations/reservation-conflict';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Database } from '#platform/database/database.ts';
import type { Reservation as ReservationRow } from '#platform/prisma/client.ts';
import { refuse, Refusal } from '#platform/http/route.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { followReservationRow } from './follow.ts';
import { announceReservation, readStanding, toReservation } from './store.ts';
import { SHOWN_CONNECTORS } from '#chargers/directory/shown-connectors.ts';
import type { ReservationOrigin } from './cancel.ts';

const MAX_DURATION_MS = 24 * 60 * 60_000;

export interface DesiredReservation {
  readonly connectorId: number;
  readonly uid?: string | undefined;
  /** Of the whitelist; its card is meant where no number is given. */
  readonly entryId?: string | undefined;
  readonly unusualUid: boolean;
  readonly until: string;
}

const wrong = (field: string, code: string) => refuse('invalid-request', [{ path: `body.${field}`, code }]);

/** Stores the reservation, whose id goes to the charger, and sends it. */
export const reserve = async (
  kernel: Kernel,
  chargePoint: ChargePointEntry,
  desired: DesiredReservation,
  origin: ReservationOrigin,
): Promise<ReservationRow | Refusal> => {
  const { db, now } = kernel;
  const { id: chargePointId, accountId, quirks } = chargePoint;
  const idTag = await readCard(db, accountId, desired);
  if (idTag instanceof Refusal) return idTag;
  if (!origin.force && !fitsChargePoint(idTag, quirks)) return wrong('uid', 'too-long-for-charger');
  const expiresAt = new Date(desired.until);
  const problem = timeProblem(expiresAt, now());
  if (problem !== null) return wrong('until', problem);
  const objection = await objectionTo(kernel, chargePointId, desired.connectorId, origin.force);
  if (objection) return objection;

  const parentIdTag = await readGroup(db, accountId, idTag);
  const { connectorId } = desired;
  const row = await db.prisma.reservation.create({
    data: {
      accountId,
      chargePointId,
      connectorId,
      idTag,
      parentIdTag,
      expiresAt,
      requestedById: origin.requester.personId,
      requestedAt: now(),
    },
  });
  const command = await kernel.sendCommand({
    accountId,
    chargePointId,
    ...origin,
    request: {
      action: 'ReserveNow',
      connectorId,
      expiryDate: wholeSeconds(expiresAt),
      idTag,
      ...(parentIdTag === null ? {} : { parentIdTag }),
      reservationId: row.id,
    },
  });
  if (command instanceof Refusal) {
    await followReservationRow(kernel, row.id, { kind: 'not-made' });
    return command;
  }
  announceReservation(kernel.live, row);
  return db.prisma.reservation.update({ where: { id: row.id }, data: { commandId: command.id } });
};

const readCard = async (
  { prisma }: Database,
  accountId: string,
  { uid, entryId, unusualUid }: DesiredReservation,
): Promise<string | Refusal> => {
  if (entryId !== undefined) {
    const entry = await prisma.whitelistEntry.findFirst({ where: { id: entryId, accountId } });
    return entry?.uid ?? refuse('not-found');
  }
  const card = readTypedCard(uid ?? '', unusualUid);
  return card.ok ? card.canonical : wrong('uid', card.reason);
};

const timeProblem = (expiresAt: Date, now: Date): string | null => {
  const inMs = expiresAt.getTime() - now.getTime();
  if (inMs <= 0) return 'in-the-past';
  return inMs > MAX_DURATION_MS ? 'too-far-ahead' : null;
};

const objectionTo = async (
  { db, now }: Kernel,
  chargePointId: string,
  connectorId: number,
  force: boolean,
): Promise<Refusal | null> => {
  if (force) return null;
  const connectors = await db.prisma.connector.findMany({
    where: { chargePointId, ...SHOWN_CONNECTORS },
  });
  if (connectorId > 0 && !connectors.some((one) => one.connectorId === connectorId)) {
    return wrong('connectorId', 'unknown-connector');
  }
  const reservations = (await readStanding(db, chargePointId)).map(toReservation);
  const anySupported = !(await saysItCannotReserveAny(db, chargePointId));
  const conflict = reservationConflict(connectorId, { connectors, reservations, anySupported }, now());
  return conflict && refuse('reservation-conflict', [{ path: 'body.connectorId', code: conflict }]);
};

const saysItCannotReserveAny = async (db: Database, chargePointId: string): Promise<boolean> => {
  const key = await db.prisma.configurationKey.findFirst({
    where: { chargePointId, key: { equals: 'ReserveConnectorZeroSupported', mode: 'insensitive' } },
    select: { value: true },
  });
  return key?.value?.toLowerCase() === 'false';
};

/** The owner's group takes precedence over the provider's. */
const readGroup = async (db: Database, accountId: string, uid: string): Promise<string | null> => {
  const [entry, token] = await Promise.all([
    db.prisma.whitelistEntry.findUnique({ where: { accountId_uid: { accountId, uid } } }),
    db.prisma.idToken.findUnique({ where: { uid } }),
  ]);
  return entry?.parentIdTag ?? token?.parentIdTag ?? null;
};

const wholeSeconds = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z');
