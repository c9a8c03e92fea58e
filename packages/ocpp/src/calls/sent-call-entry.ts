import type { MessageLogEntry } from './log-entries.ts';
import type { Connection } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { loggedPayload } from './message-log.ts';
import type { OutboundAction } from '../messages/actions.ts';
import { cleanText } from '../parse/scalars.ts';
import type { RpcOutcome } from './rpc-events.ts';

export const descriptionOf = ({ description }: { description: string }): string =>
  cleanText(description).slice(0, 255).toWellFormed();

export const sentCallEntry = <T>(
  server: ServerState<T>,
  { identity, chargePoint }: Connection<T>,
  action: OutboundAction,
  payload: unknown,
  outcome: RpcOutcome,
  sentAt: Date,
): MessageLogEntry<T> => ({
  identity,
  chargePoint,
  direction: 'out',
  action,
  messageId: outcome.messageId,
  payload: loggedPayload(payload, ''),
  response: outcome.kind === 'answered' ? loggedPayload(outcome.response ?? {}, '') : null,
  error: logError(outcome),
  receivedAt: sentAt,
  latencyMs: server.now().getTime() - sentAt.getTime(),
});

const logError = (outcome: RpcOutcome): MessageLogEntry<unknown>['error'] => {
  if (outcome.kind === 'answered') return null;
  if (outcome.kind === 'no-answer') return { code: 'NoAnswer', description: 'No answer in time' };
  if (outcome.kind === 'disconnected')
    return { code: 'Disconnected', description: 'The connection ended first' };
  return { code: outcome.code, description: descriptionOf(outcome) };
};
