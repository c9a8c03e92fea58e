import type { CommandRequest } from '@laadpoort/contract/commands';
import type { CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CallOutcome, SendOptions } from '@laadpoort/ocpp/central-system-options';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { LiveFeed } from '#platform/live-feed.ts';
import type pg from 'pg';
import { publish, type CommandFollower } from './follow-commands.ts';
import { claimCommand, readCommand } from './store.ts';

export type SendCall = <A extends OutboundAction>(
  chargePointId: string,
  action: A,
  payload: Request<A>,
  options?: SendOptions,
) => Promise<CallOutcome<A>>;

export interface DispatchDeps {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly send: SendCall;
  readonly follower: CommandFollower;
  /** What an answer changes beside the command itself. */
  readonly onAnswered: (chargePointId: string, request: CommandRequest, response: object) => Promise<void>;
}

const ANSWER_WITHIN_MS = 30_000;

/**
 * Sends one command over the socket that this process holds. The row is claimed before the frame leaves, so that it is
 * sent at most once whatever the bus or another process does; it is never sent again.
 */
export const dispatchCommand = async (deps: DispatchDeps, commandId: string): Promise<void> => {
  const { pool, live, now, follower } = deps;
  const command = await readCommand(pool, commandId);
  if (command === undefined || command.state !== 'queued') return;
  const chargePointId = command.charge_point_id;
  follower.watch(chargePointId);
  const { action, payload } = callOf(command.params);
  const outcome = await deps.send(chargePointId, action, payload, {
    reference: commandId,
    timeoutMs: ANSWER_WITHIN_MS,
    queueDeadlineMs: Math.max(0, command.deadline_at.getTime() - now().getTime()),
    async onSent({ epoch }) {
      const claimed = await claimCommand(pool, commandId, epoch, now());
      if (claimed) publish(live, command);
      return claimed;
    },
  });
  const event = eventOf(outcome);
  if (outcome.kind !== 'answered') {
    await follower.follow(commandId, event, answerOf(outcome));
    return;
  }
  // What the answer brings stands before anybody is told that it is there.
  await deps.onAnswered(chargePointId, command.params, outcome.response);
  await follower.follow(commandId, event, answerOf(outcome));
};

const callOf = (
  request: CommandRequest,
): { action: CommandRequest['action']; payload: Request<CommandRequest['action']> } => {
  if (request.action === 'RemoteStopTransaction')
    return { action: request.action, payload: { transactionId: request.sessionId } };
  const { action, ...payload } = request;
  return { action, payload: payload as Request<CommandRequest['action']> };
};

type AnyOutcome = CallOutcome<CommandRequest['action']>;

const eventOf = (outcome: AnyOutcome): CommandEvent => {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'answered', status: statusOf(outcome.response) };
    case 'unreadable-answer':
      return { kind: 'answered', status: null };
    case 'callError':
      return { kind: 'call-error', code: outcome.code };
    case 'not-connected':
      return { kind: 'not-sent', reason: 'not-connected' };
    case 'busy':
    case 'invalid-request':
      return { kind: 'not-sent', reason: 'busy' };
    case 'no-answer':
      return { kind: 'timeout' };
    case 'disconnected':
      return { kind: 'disconnected' };
    case 'withdrawn':
      return { kind: 'sweep' };
  }
};

/** What is kept of an answer: its status alone, since configuration values may be secrets. */
const answerOf = (outcome: AnyOutcome): object | undefined => {
  if (outcome.kind === 'callError') return { code: outcome.code };
  if (outcome.kind !== 'answered') return undefined;
  const status = statusOf(outcome.response);
  return status === null ? {} : { status };
};

const statusOf = (response: object): string | null =>
  'status' in response && typeof response.status === 'string' ? response.status : null;
