import type { Command, CommandRequest } from '@laadpoort/contract/commands';
import type { CommandBus } from '#platform/command-bus.ts';
import type { Database } from '#platform/database.ts';
import type { LiveFeed } from '#platform/live-feed.ts';
import { refuse, type Refusal } from '#platform/route.ts';
import { toAnswer } from './command-row.ts';
import { publish, type CommandFollower } from './follow-commands.ts';
import { insertCommand, isBusy, isSessionRunning, readCommand } from './store.ts';

/** An order for a charge point that the caller has already found to belong to the account. */
export interface CommandOrder {
  readonly chargePointId: string;
  readonly accountId: string;
  readonly requester: { readonly personId: string; readonly role: string };
  readonly request: CommandRequest;
  /** Required of support. */
  readonly reason: string | null;
}

export type SendCommand = (order: CommandOrder) => Promise<Command | Refusal>;

export interface SendCommandDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly bus: Pick<CommandBus, 'announce'>;
  readonly follower: CommandFollower;
}

/** Within this time a command leaves or is given up: a person is waiting before a screen. */
const SEND_WITHIN_MS = 30_000;

/** Writes a command and its audit entry and tells the process that holds the charger's socket, if there is one. */
export const createSendCommand =
  ({ db, live, now, bus, follower }: SendCommandDeps): SendCommand =>
  async (order) => {
    const { chargePointId, request } = order;
    if (request.action === 'RemoteStopTransaction') {
      if (!(await isSessionRunning(db, chargePointId, request.sessionId))) return refuse('session-not-running');
    }
    // Only "renew key" changes it, so that we and the charger know the same one.
    if (request.action === 'ChangeConfiguration' && /^authorizationkey$/i.test(request.key.trim()))
      return refuse('invalid-request', [{ path: 'body.key', code: 'authorization-key' }]);
    if (await isBusy(db, chargePointId, request)) return refuse('command-busy');
    const requestedAt = now();
    const deadlineAt = new Date(requestedAt.getTime() + SEND_WITHIN_MS);
    const id = await insertCommand(db, { ...order, now: requestedAt, deadlineAt });
    follower.watch(chargePointId);
    const taken = await bus.announce(chargePointId, id);
    if (!taken) await follower.follow(id, { kind: 'not-sent', reason: 'not-connected' });
    const command = await readCommand(db.pool, id);
    if (command === undefined) throw new Error('a command is gone');
    publish(live, command);
    return toAnswer(command);
  };
