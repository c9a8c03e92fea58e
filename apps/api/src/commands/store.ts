import type { CommandRequest } from '@laadpoort/contract/commands';
import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import type { Database } from '#platform/database.ts';
import type pg from 'pg';
import { SELECT_COMMAND, type CommandRow } from './command-row.ts';

const LISTED = 50;

export interface NewCommand {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: CommandRequest;
  readonly requester: { readonly personId: string; readonly role: string };
  readonly reason: string | null;
  readonly now: Date;
  readonly deadlineAt: Date;
}

/** Keeps a command as `queued`, with its audit entry. Gives its id. */
export const insertCommand = ({ prisma }: Database, command: NewCommand): Promise<string> => {
  const { accountId, chargePointId, request, requester, reason, now, deadlineAt } = command;
  return prisma.$transaction(async (transaction) => {
    const { id } = await transaction.command.create({
      data: {
        accountId,
        chargePointId,
        connectorId: 'connectorId' in request ? (request.connectorId ?? null) : null,
        action: request.action,
        params: request,
        reason,
        requestedById: requester.personId,
        requestedByRole: requester.role,
        sessionId: request.action === 'RemoteStopTransaction' ? request.sessionId : null,
        requestedAt: now,
        deadlineAt,
      },
    });
    await transaction.auditEntry.create({
      data: {
        at: now,
        accountId,
        actorId: requester.personId,
        action: `command.${request.action}`,
        targetId: chargePointId,
        reason,
        detail: { commandId: id },
      },
    });
    return id;
  });
};

export const isOwnChargePoint = async (
  { prisma }: Database,
  accountId: string,
  chargePointId: string,
): Promise<boolean> =>
  (await prisma.chargePoint.findFirst({ where: { id: chargePointId, accountId }, select: { id: true } })) !== null;

export const isSessionRunning = async (
  { prisma }: Database,
  chargePointId: string,
  sessionId: number,
): Promise<boolean> => (await prisma.session.count({ where: { id: sessionId, chargePointId, endedAt: null } })) > 0;

/** Whether the same is already being asked of this charge point and not answered yet. */
export const isBusy = async (
  { prisma }: Database,
  chargePointId: string,
  { action, ...params }: CommandRequest,
): Promise<boolean> => {
  const connectorId = 'connectorId' in params ? (params.connectorId ?? null) : null;
  const same = { chargePointId, action, connectorId, state: { in: ['queued', 'sent'] } };
  return (await prisma.command.count({ where: same })) > 0;
};

/** The last commands of a charge point, newest first. */
export const readCommands = async ({ pool }: Database, chargePointId: string): Promise<CommandRow[]> => {
  const { rows } = await pool.query<CommandRow>(
    `${SELECT_COMMAND} WHERE c.charge_point_id = $1 ORDER BY c.requested_at DESC, c.id DESC LIMIT ${LISTED}`,
    [chargePointId],
  );
  return rows;
};

export const readCommand = async (pool: pg.Pool, id: string): Promise<CommandRow | undefined> => {
  const { rows } = await pool.query<CommandRow>(`${SELECT_COMMAND} WHERE c.id = $1`, [id]);
  return rows[0];
};

/** Marks a command as sent. False when it is not ours to send: another node has it, or its deadline has passed. */
export const claimCommand = async (pool: pg.Pool, id: string, epoch: bigint, now: Date): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `UPDATE command SET state = 'sent', sent_at = $3, connection_epoch = $2
      WHERE id = $1 AND state = 'queued' AND deadline_at > $3`,
    [id, epoch, now],
  );
  return rowCount === 1;
};

/** Stores a new state unless somebody else has changed it since; false then. */
export const saveState = async (
  pool: pg.Pool,
  command: CommandRow,
  after: { state: CommandState; response?: object; answered: boolean },
  now: Date,
): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `UPDATE command SET state = $3, response = coalesce($4::jsonb, response),
            answered_at = CASE WHEN $5 THEN $6 ELSE answered_at END, finished_at = CASE WHEN $7 THEN NULL ELSE $6 END
      WHERE id = $1 AND state = $2`,
    [
      command.id,
      command.state,
      after.state,
      after.response === undefined ? null : JSON.stringify(after.response),
      after.answered,
      now,
      isOpen(after.state),
    ],
  );
  return rowCount === 1;
};

/** Commands of a charge point that something may still happen to; late answers correct the last quarter of an hour. */
export const readFollowed = async (pool: pg.Pool, chargePointId: string, now: Date): Promise<CommandRow[]> => {
  const { rows } = await pool.query<CommandRow>(
    `${SELECT_COMMAND}
      WHERE c.charge_point_id = $1
        AND (c.finished_at IS NULL
             OR c.state IN ('no-answer', 'unknown') AND c.requested_at > $2::timestamptz - interval '15 minutes')
      ORDER BY c.requested_at, c.id`,
    [chargePointId, now],
  );
  return rows;
};

/** Every command whose outcome is awaited (partial index). */
export const readOpen = async (pool: pg.Pool): Promise<CommandRow[]> => {
  const { rows } = await pool.query<CommandRow>(`${SELECT_COMMAND} WHERE c.finished_at IS NULL`);
  return rows;
};
