import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import {
  isSwitching,
  maySwitch,
  SWITCHING_ACTIONS,
  SWITCHING_WINDOW_MS,
  type SwitchingCounts,
} from '@laadpoort/domain/commands/switching-budget';
import type { Database } from '#platform/database/database.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { SYSTEM, type CommandToSend } from '../commands.ts';
import { audit } from '../audit.ts';

/** How long a command may wait to be sent: longer than a charger that has just connected is left alone. */
const SEND_WITHIN_MS = 60_000;

const connectorOf = (request: CommandRequest): number | null =>
  'connectorId' in request ? (request.connectorId ?? null) : null;

/** Any number: only these inserts wait for one another. */
const SWITCHING_LOCK = 7_031_906;

/** Switching commands of the last minute, counted by one insert at a time. */
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
 * Stores the command together with its audit entry; a command that continues another has no audit entry of its own.
 * `command-busy` if the same was requested a moment ago and has not been answered yet, `too-many-commands` if the
 * account, or all accounts together, switch too much at once.
 */
export const insertCommand = (
  db: Database,
  command: CommandToSend,
  now: Date,
): Promise<CommandRow | 'command-busy' | 'too-many-commands'> => {
  const { accountId, chargePointId, requester, request, reason } = command;
  const { action, ...params } = request;
  const connectorId = connectorOf(request);
  return db.prisma.$transaction(async (transaction) => {
    if (isSwitching(action) && !maySwitch(await countSwitching(transaction, accountId, now)))
      return 'too-many-commands';
    // If it is requested twice at the same moment, as by a double click, the second request has to see the first.
    await transaction.$executeRaw`SELECT 1 FROM charge_point WHERE id = ${chargePointId}::uuid FOR NO KEY UPDATE`;
    const alreadyAsked = await transaction.command.findFirst({
      where: { chargePointId, action, connectorId, state: { in: ['queued', 'sent'] } },
      select: { id: true },
    });
    if (alreadyAsked !== null && !command.force && requester.role !== SYSTEM.role) return 'command-busy';
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
    if (command.continues === true) return row;
    await audit(transaction, {
      at: now,
      accountId,
      actorId: requester.personId,
      action: `command.${action}`,
      targetId: chargePointId,
      reason,
      detail: { commandId: row.id, role: requester.role },
    });
    return row;
  });
};
