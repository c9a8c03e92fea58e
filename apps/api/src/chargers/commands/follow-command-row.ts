import { isOpen, type CommandState } from '@laadpoort/domain/commands/command';
import { followCommand, type CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import type { Publish } from '../events.ts';
import { follow } from '../follow.ts';
import { toCommand } from './command-row.ts';
import { moveCommand, readCommand } from './store.ts';

export interface FollowDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly publish: Publish;
  readonly now: () => Date;
}

/** Tells open browsers of a command that changed. */
export const announceCommand = (live: LiveFeed, { id, accountId, chargePointId }: CommandRow): void =>
  live.publish(accountId, { topic: 'command', id, chargePointId });

/** Applies an event to a command. Gives the state it came to, null when its state did not change. */
export const followCommandRow = async (
  { db, live, publish, now }: FollowDeps,
  commandId: string,
  event: CommandEvent,
  response?: Prisma.InputJsonValue,
): Promise<CommandState | null> => {
  const followed = await follow({
    read: () => readCommand(db, commandId),
    decide: (row) => {
      const to = followCommand(toCommand(row), event, now());
      return to === row.state && response === undefined ? null : { to, response };
    },
    move: (row, change) => moveCommand(db, row, change, now()),
  });
  if (followed === null) return null;
  const { row, change } = followed;
  announceCommand(live, row);
  if (change.to === row.state) return null;
  const { accountId, chargePointId } = row;
  if (!isOpen(change.to))
    void publish('command.settled', { accountId, chargePointId, commandId, state: change.to });
  return change.to;
};
