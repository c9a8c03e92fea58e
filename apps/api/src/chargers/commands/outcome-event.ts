import type { CommandEvent } from '@laadpoort/domain/commands/follow-command';
import type { CallOutcome, LateAnswer } from '@laadpoort/ocpp/calls/outcome';
import type { OutboundAction, Response } from '@laadpoort/ocpp/messages/actions';
import { redactJson } from '@laadpoort/ocpp/messages/redact';

/** What an outcome means for the command, and what its row keeps of the answer. */
export interface OutcomeEvent {
  readonly event: CommandEvent;
  readonly response?: object;
}

const statusOf = (response: unknown): string | null => {
  const status = (response as { status?: unknown } | null)?.status;
  return typeof status === 'string' ? status : null;
};

/** The charger's answer in a form that may be stored and shown. */
const kept = (response: unknown): object => JSON.parse(redactJson(JSON.stringify(response))) as object;

export const outcomeEvent = (outcome: CallOutcome<OutboundAction>): OutcomeEvent => {
  switch (outcome.kind) {
    case 'answered':
      return {
        event: { kind: 'answered', status: statusOf(outcome.response) },
        response: kept(
          outcome.said === undefined ? outcome.response : { ...outcome.response, said: outcome.said },
        ),
      };
    case 'callError':
      return {
        event: { kind: 'call-error', code: outcome.code },
        response: kept({ errorCode: outcome.code, errorDescription: outcome.description }),
      };
    case 'unreadable-answer':
      return {
        event: { kind: 'unreadable', status: statusOf(outcome.response) },
        response: kept({ errorCode: 'unreadable', answer: outcome.response ?? null }),
      };
    case 'not-connected':
    case 'busy':
      return { event: { kind: 'not-sent', reason: outcome.kind } };
    case 'invalid-request':
      return { event: { kind: 'not-sent', reason: 'busy' } };
    case 'no-answer':
      return { event: { kind: 'timeout' } };
    case 'disconnected':
      return { event: { kind: 'disconnected' } };
    case 'withdrawn':
      // Too old, or another process took it: it is only over if nobody sent it.
      return { event: { kind: 'sweep' } };
  }
};

/** An answer that arrived after its call was given up. */
export const lateOutcome = ({ answer, messageId }: LateAnswer<unknown>): CallOutcome<OutboundAction> =>
  answer.kind === 'callError'
    ? { ...answer, messageId }
    : { ...answer, kind: 'answered', response: answer.response as Response<OutboundAction>, messageId };
