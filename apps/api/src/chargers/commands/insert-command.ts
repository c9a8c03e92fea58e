import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { isSwitching, maySwitch, sendWithinMs } from '@laadpoort/domain/commands/switching-budget';
import type { Database } from '#platform/database/database.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { SYSTEM, type CommandToSend } from '../commands.ts';
import { audit } from '../audit.ts';
import { countSwitching } from './count-switching.ts';

const connectorOf = (request: CommandRequest): number | null =>
  'connectorId' in request ? (request.connectorId ?? null) : null;

/** By when it has to be sent; null if the account asks for too many. */
const deadlineOf = async (
  transaction: Prisma.TransactionClient,
  { accountId, request }: CommandToSend,
  now: Date,
): Promise<Date | null> => {
  const after = (before: number) => new Date(now.getTime() + sendWithinMs(before));
  if (!isSwitching(request.action)) return after(0);
  const { all, account } = await countSwitching(transaction, accountId, now);
  const { createdAt } = await transaction.organization.findUniqueOrThrow({
    where: { id: accountId },
    select: { createdAt: true },
  });
  return maySwitch({ commands: account, accountSince: createdAt }, now) ? after(all) : null;
};

/**
 * Stores the command together with its audit entry; a command that continues another has no audit entry of its own.
 * `command-busy` if the same was requested a moment ago and has not been answered yet, `too-many-commands` if the
 * account switches too much at once.
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
    const deadlineAt = await deadlineOf(transaction, command, now);
    if (deadlineAt === null) return 'too-many-commands';
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
        deadlineAt,
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
