import { followCommand, type CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CommandState } from '@laadpoort/domain/commands/command';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import { toCommand } from './command-row.ts';
import { moveCommand, readCommand } from './store.ts';

export interface FollowDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
}

/** Tells open browsers that a command changed. */
export const announce = (live: LiveFeed, { id, accountId, chargePointId }: CommandRow): void =>
  live.publish(accountId, { topic: 'command', id, chargePointId });

/**
 * Applies an event to a command: read, decide, compare and set; decides again if somebody else was faster. Returns the
 * new state, or null if the event changed nothing.
 */
export const follow = async (
  { db, live, now }: FollowDeps,
  commandId: string,
  event: CommandEvent,
  response?: Prisma.InputJsonValue,
): Promise<CommandState | null> => {
  for (;;) {
    const row = await readCommand(db, commandId);
    if (!row) return null;
    const to = followCommand(toCommand(row), event, now());
    if (to === row.state && response === undefined) return null;
    if (await moveCommand(db, row, { to, response }, now())) {
      announce(live, row);
      return to === row.state ? null : to;
    }
  }
};
