import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { CallErrorCode } from '@laadpoort/ocpp/messages/call-error';
import type { OutboundAction, Response } from '@laadpoort/ocpp/messages/actions';

/** What became of a call, as far as it matters to those who act on it. */
export type CallResult<A extends OutboundAction = OutboundAction> =
  | { readonly kind: 'answered'; readonly response: Response<A> }
  | { readonly kind: 'call-error'; readonly code: CallErrorCode }
  /** It never left. */
  | { readonly kind: 'not-sent'; readonly reason: 'not-connected' | 'busy' | 'withdrawn' | 'invalid-request' }
  /** It left; whether the charger did anything with it is not known. */
  | { readonly kind: 'no-answer'; readonly reason: 'no-answer' | 'disconnected' | 'unreadable-answer' };

export const callResult = <A extends OutboundAction>(outcome: CallOutcome<A>): CallResult<A> => {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'answered', response: outcome.response };
    case 'callError':
      return { kind: 'call-error', code: outcome.code };
    case 'not-connected':
    case 'busy':
    case 'withdrawn':
    case 'invalid-request':
      return { kind: 'not-sent', reason: outcome.kind };
    case 'no-answer':
    case 'disconnected':
    case 'unreadable-answer':
      return { kind: 'no-answer', reason: outcome.kind };
  }
};

type StatusAction = {
  [A in OutboundAction]: Response<A> extends { readonly status: string } ? A : never;
}[OutboundAction];

/** The charger's own status, or why there is none. */
export const answerOf = (result: CallResult<StatusAction>): string => {
  if (result.kind === 'answered') return result.response.status;
  return result.kind === 'call-error' ? result.code : result.kind;
};
