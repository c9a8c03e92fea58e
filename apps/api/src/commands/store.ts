import type { CommandRequest } from '@laadpoort/contract/commands';
import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import {
  isSwitching,
  maySwitch,
  SWITCHING_ACTIONS,
  SWITCHING_WINDOW_MS,
  type SwitchingCounts,
} from '@laadpoort/domain/commands/switching-budget';
import type { Database } from '#platform/database.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { withoutSecret } from './command-row.ts';

/** Who asks, and as what. */
export interface Requester {
  readonly personId: string;
  readonly personName: string;
  /** Role in the account, or `support` / `admin`. */
  readonly role: string;
}

/** The product itself: what it does by its own rules is followed and shown like what people ask. */
export const SYSTEM: Requester = { personId: 'system', personName: '', role: 'system' };

export interface Order {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requester: Requester;
  readonly request: CommandRequest;
  /** Required of support. */
  readonly reason: string | null;
  /** Sent although it seems pointless. */
  readonly force?: boolean;
}

/** How long a command may wait for its turn on the wire. */
const SEND_WITHIN_MS = 30_000;

/** Late answers still correct a command for this long. */
const CORRECTABLE_MS = 60 * 60_000;

const connectorOf = (request: CommandRequest): number | null =>
  'connectorId' in request ? (request.connectorId ?? null) : null;

/** Any number: only these orders wait for one another. */
const SWITCHING_LOCK = 7_031_906;

/** Switching commands of the last minute, read by one order at a time. */
const countSwitching = async (
  transaction: Prisma.TransactionClient,
  accountId: string,
  now: Date,
): Promise<SwitchingCounts> => {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${SWITCHING_LOCK})`;
  const since = new Date(now.getTime() - SWITCHING_WINDOW_MS);
  const where = { action: { in: [...SWITCHING_ACTIONS] }, requestedAt: { gt: since } };
  const all = await transaction.command.count({ where });
  const account = await transaction.command.count({ where: { ...where, accountId } });
  return { all, account };
};

/**
 * Writes the command and its audit entry together. `command-busy` when the same was asked a moment ago and is not
 * answered yet, `too-many-commands` when the account or all of them together switch too much at once.
 */
export const insertCommand = (
  db: Database,
  order: Order,
  now: Date,
): Promise<CommandRow | 'command-busy' | 'too-many-commands'> => {
  const { accountId, chargePointId, requester, request, reason } = order;
  const { action, ...params } = request;
  const connectorId = connectorOf(request);
  return db.prisma.$transaction(async (transaction) => {
    if (isSwitching(action) && !maySwitch(await countSwitching(transaction, accountId, now)))
      return 'too-many-commands';
    // Asked twice at the same moment, as by a double click, the second has to see the first.
    await transaction.$executeRaw`SELECT 1 FROM charge_point WHERE id = ${chargePointId}::uuid FOR NO KEY UPDATE`;
    const alreadyAsked = await transaction.command.findFirst({
      where: { chargePointId, action, connectorId, state: { in: ['queued', 'sent'] } },
      select: { id: true },
    });
    if (alreadyAsked !== null && !order.force && requester.role !== SYSTEM.role) return 'command-busy';
    const row = await transaction.command.create({
      data: {
        accountId,
        chargePointId,
        connectorId,
        action,
        params,
        reason,
        requestedById: requester.personId,
        requestedByRole: requester.role,
        sessionId: request.action === 'RemoteStopTransaction' ? request.sessionId : null,
        requestedAt: now,
        deadlineAt: new Date(now.getTime() + SEND_WITHIN_MS),
      },
    });
    await transaction.auditEntry.create({
      data: {
        at: now,
        accountId,
        actorId: requester.personId,
        action: `command.${action}`,
        targetId: chargePointId,
        reason,
        detail: { commandId: row.id, role: requester.role },
      },
    });
    return row;
  });
};

export const readCommand = (db: Database, id: string): Promise<CommandRow | null> =>
  db.prisma.command.findUnique({ where: { id } });

/** Takes a queued command for sending; false when it was taken before or is too old. At most one caller wins. */
export const claimCommand = async (
  db: Database,
  row: CommandRow,
  epoch: bigint,
  now: Date,
): Promise<boolean> => {
  const { count } = await db.prisma.command.updateMany({
    where: { id: row.id, state: 'queued', deadlineAt: { gt: now } },
    data: { state: 'sent', sentAt: now, connectionEpoch: epoch, ...keptParams(row) },
  });
  return count === 1;
};

/** A secret leaves the row with its turn. */
const keptParams = (row: CommandRow) => {
  const params = row.state === 'queued' ? withoutSecret(row) : null;
  return params === null ? {} : { params };
};

export interface Transition {
  readonly to: CommandState;
  readonly response?: Prisma.InputJsonValue | undefined;
}

/** Moves a command on; false when somebody else moved it first. */
export const moveCommand = async (
  db: Database,
  row: CommandRow,
  { to, response }: Transition,
  now: Date,
): Promise<boolean> => {
  const { count } = await db.prisma.command.updateMany({
    where: { id: row.id, state: row.state },
    data: {
      state: to,
      finishedAt: isOpen(to) ? null : now,
      ...keptParams(row),
      ...(response === undefined ? {} : { response, answeredAt: now }),
    },
  });
  return count === 1;
};

/** Commands of a charge point that something may still move on. */
export const readFollowed = (db: Database, chargePointId: string, now: Date): Promise<CommandRow[]> =>
  db.prisma.command.findMany({
    where: {
      chargePointId,
      OR: [
        { finishedAt: null },
        {
          state: { in: ['no-answer', 'unknown'] },
          requestedAt: { gt: new Date(now.getTime() - CORRECTABLE_MS) },
        },
      ],
    },
  });

export const readOpen = (db: Database): Promise<CommandRow[]> =>
  db.prisma.command.findMany({ where: { finishedAt: null }, take: 1_000 });

const SHOWN = 50;

/** The last commands with the names of who asked. */
export const readLastCommands = async (db: Database, chargePointId: string) => {
  const rows = await db.prisma.command.findMany({
    where: { chargePointId },
    orderBy: { requestedAt: 'desc' },
    take: SHOWN,
  });
  const people = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.requestedById))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ row, requestedBy: names.get(row.requestedById) ?? '' }));
};

export const isRunningAt = async (
  db: Database,
  sessionId: number,
  chargePointId: string,
): Promise<boolean> => {
  const session = await db.prisma.session.findFirst({
    where: { id: sessionId, chargePointId, endedAt: null },
    select: { id: true },
  });
  return session !== null;
};

export const hasConnector = async (
  db: Database,
  chargePointId: string,
  connectorId: number,
): Promise<boolean> => {
  const connector = await db.prisma.connector.findUnique({
    where: { chargePointId_connectorId: { chargePointId, connectorId } },
    select: { connectorId: true },
  });
  return connector !== null;
};

/** The availability all connectors show; chargers need not report connector 0. Null while they differ. */
export const readWholeStatus = async (db: Database, chargePointId: string): Promise<string | null> => {
  const connectors = await db.prisma.connector.findMany({
    where: { chargePointId },
    select: { ocppStatus: true },
  });
  const out = connectors.filter(({ ocppStatus }) => ocppStatus === 'Unavailable').length;
  if (out === connectors.length) return 'Unavailable';
  return out === 0 ? (connectors[0]?.ocppStatus ?? null) : null;
};

export const ownsChargePoint = async (
  db: Database,
  accountId: string,
  chargePointId: string,
): Promise<boolean> => {
  const owned = await db.prisma.chargePoint.findFirst({
    where: { id: chargePointId, accountId },
    select: { id: true },
  });
  return owned !== null;
};
