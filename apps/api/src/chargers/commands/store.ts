import { SYSTEM } from '../commands.ts';
import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import {
  ANSWER_TIMEOUT_MS,
  ACTION_TIMEOUT_MS,
  CONFIRMED_BY_MESSAGES,
} from '@laadpoort/domain/commands/follow-command';
import { hasRoom, isSwitching } from '@laadpoort/domain/commands/switching-budget';
import type { Database } from '#platform/database/database.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { commandOf, withoutSecret } from './command-row.ts';
import { countSwitching } from './count-switching.ts';
import { SHOWN_CONNECTORS } from '../shown-connectors.ts';

/** Late answers still correct a command for this long. */
const CORRECTABLE_MS = 60 * 60_000;

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

/** Commands of a charge point whose state may still change. */
export const readFollowed = (db: Database, chargePointId: string, now: Date): Promise<CommandRow[]> =>
  db.prisma.command.findMany({
    where: {
      chargePointId,
      action: { in: [...CONFIRMED_BY_MESSAGES] },
      OR: [
        { finishedAt: null },
        {
          state: { in: ['no-answer', 'unknown'] },
          requestedAt: { gt: new Date(now.getTime() - CORRECTABLE_MS) },
        },
      ],
    },
  });

/** The index command_due_idx has them in this order. A change that waits for the end of a session is never due. */
const DUE = `
  SELECT id FROM command
   WHERE finished_at IS NULL AND state <> 'scheduled' AND coalesce(sent_at, deadline_at) <= $1
     AND (state = 'queued' OR sent_at < $1::timestamptz - make_interval(secs => coalesce(($2::jsonb ->> action)::float, $3) / 1000))
   ORDER BY coalesce(sent_at, deadline_at) LIMIT 1000`;

/** Commands for the sweep, the longest overdue first: not sent by their deadline, or sent without an outcome. */
export const readDue = async (db: Database, now: Date): Promise<CommandRow[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'due-commands',
    text: DUE,
    values: [now, JSON.stringify(ACTION_TIMEOUT_MS), ANSWER_TIMEOUT_MS],
  });
  return rows.length === 0
    ? []
    : db.prisma.command.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
};

const SHOWN = 50;

/** Charge points with a command in progress, whichever process sent it. */
export const readUnderWay = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>({
    name: 'commands-under-way',
    text: 'SELECT DISTINCT charge_point_id AS id FROM command WHERE finished_at IS NULL AND action = ANY($1)',
    values: [CONFIRMED_BY_MESSAGES],
  });
  return rows.map(({ id }) => id);
};

/** Names of people by their ids, in their order; empty for the product itself. */
export const readNames = async (db: Database, ids: readonly string[]): Promise<string[]> => {
  const people = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? '');
};

/** The last commands with the names of who sent them. A configuration read page by page is not listed page by page. */
export const readLastCommands = async (db: Database, chargePointId: string) => {
  const rows = await db.prisma.command.findMany({
    where: {
      chargePointId,
      NOT: { action: 'GetConfiguration', requestedByRole: SYSTEM.role, state: 'done' },
    },
    orderBy: { requestedAt: 'desc' },
    take: SHOWN,
  });
  const names = await readNames(
    db,
    rows.map(({ requestedById }) => requestedById),
  );
  return rows.map((row, index) => ({ row, requestedBy: names[index] ?? '' }));
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
