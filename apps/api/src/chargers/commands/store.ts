import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import { hasRoom, isSwitching } from '@laadpoort/domain/commands/switching-budget';
import type { Database } from '#platform/database/database.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { commandOf, withoutSecret } from './command-row.ts';
import { countSwitching } from './count-switching.ts';
import { SHOWN_CONNECTORS } from '../directory/shown-connectors.ts';

/** Late answers still correct a command for this long. */
export const CORRECTABLE_MS = 60 * 60_000;

export const readCommand = (db: Database, id: string): Promise<CommandRow | null> =>
  db.prisma.command.findUnique({ where: { id } });

/**
 * Claims a queued command for sending; at most one caller succeeds. `gone`: it was claimed before, or is too old. `full`:
 * it has to wait, because all accounts together switch as much as they may.
 */
export const claimCommand = (
  db: Database,
  row: CommandRow,
  epoch: bigint,
  now: Date,
): Promise<'claimed' | 'gone' | 'full'> => {
  const claim = async (transaction: Prisma.TransactionClient) => {
    const { count } = await transaction.command.updateMany({
      where: { id: row.id, state: 'queued', deadlineAt: { gt: now } },
      data: { state: 'sent', sentAt: now, connectionEpoch: epoch, ...keptParams(row) },
    });
    return count === 1 ? 'claimed' : 'gone';
  };
  if (!isSwitching(commandOf(row).request.action)) return claim(db.prisma);
  return db.prisma.$transaction(async (transaction) => {
    const { sent } = await countSwitching(transaction, row.accountId, now);
    return hasRoom(sent) ? claim(transaction) : 'full';
  });
};

/** A secret is removed from the row when the command is claimed. */
const keptParams = (row: CommandRow) => {
  const params = row.state === 'queued' ? withoutSecret(row) : null;
  return params === null ? {} : { params };
};

export interface Transition {
  readonly to: CommandState;
  readonly response?: Prisma.InputJsonValue | undefined;
}

/** Changes the state of a command; false if somebody else changed it first. */
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
  const connector = await db.prisma.connector.findFirst({
    where: { chargePointId, connectorId, ...SHOWN_CONNECTORS },
    select: { connectorId: true },
  });
  return connector !== null;
};

/** The availability that all connectors show; chargers need not report connector 0. Null while they differ. */
export const readWholeStatus = async (db: Database, chargePointId: string): Promise<string | null> => {
  const connectors = await db.prisma.connector.findMany({
    where: { chargePointId, ...SHOWN_CONNECTORS },
    select: { ocppStatus: true },
  });
  const out = connectors.filter(({ ocppStatus }) => ocppStatus === 'Unavailable').length;
  if (out === connectors.length) return 'Unavailable';
  return out === 0 ? (connectors[0]?.ocppStatus ?? null) : null;
};
