import type { CallErrorCode } from '../messages/call-error.ts';
import type { MessageLogEntry } from './log-entries.ts';
import type { Connection, InboundCall } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';
import { loggedPayload } from './message-log.ts';

export type Answer =
  | { kind: 'result'; response: object }
  | { kind: 'error'; code: CallErrorCode; description: string }
  /** Our own fault in a transaction message: the charge point keeps the message and sends it again. */
  | { kind: 'none' };

/** Fixed texts: nothing that was thrown or received is ever put into a CALLERROR. */
const TEXT: Partial<Record<CallErrorCode, string>> = {
  NotImplemented: 'Unknown action',
  NotSupported: 'Action not supported',
  InternalError: 'The message could not be handled',
  SecurityError: 'Boot not accepted',
  FormationViolation: 'The message could not be read',
};

export const refusal = (code: CallErrorCode): Answer => ({
  kind: 'error',
  code,
  description: TEXT[code] ?? code,
});

export const answerText = (messageId: string, answer: Exclude<Answer, { kind: 'none' }>): string =>
  answer.kind === 'result'
    ? JSON.stringify([3, messageId, answer.response])
    : JSON.stringify([4, messageId, answer.code, answer.description, {}]);

export const answeredCallEntry = <T>(
  server: ServerState<T>,
  { identity, chargePoint }: Connection<T>,
  { messageId, action, payload, frame, receivedAt }: InboundCall,
  answer: Answer,
): MessageLogEntry<T> => ({
  identity,
  chargePoint,
  direction: 'in',
  action,
  messageId,
  payload: loggedPayload(payload ?? {}, frame),
  response: answer.kind === 'result' ? loggedPayload(answer.response, '') : null,
  error:
    answer.kind === 'error'
      ? { code: answer.code, description: answer.description }
      : answer.kind === 'none'
        ? { code: 'NoAnswer', description: 'Our own fault: the charge point will send it again' }
        : null,
  receivedAt,
  latencyMs: server.now().getTime() - receivedAt.getTime(),
});
