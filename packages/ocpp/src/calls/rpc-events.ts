import { readCallErrorCode, type CallErrorCode } from '../messages/call-error.ts';

export interface RpcEvents {
  /** A CALL of the peer. `frame` is the text that it came in. */
  onCall(messageId: string, action: string, payload: unknown, frame: string): void;
  /** A frame that is no message; `messageId` when one could be read from a CALL. */
  onUnreadable(frame: string, messageId: string | null): void;
  /** A CALLRESULT or CALLERROR for a call that is not, or no longer, open. */
  onStrayAnswer(messageId: string, answer: StrayAnswer): void;
}

export type StrayAnswer =
  | { kind: 'response'; response: unknown }
  | { kind: 'callError'; code: CallErrorCode; description: string };

export type RpcOutcome =
  | { kind: 'answered'; response: unknown; messageId: string }
  | { kind: 'callError'; code: CallErrorCode; description: string; messageId: string }
  | { kind: 'no-answer'; messageId: string }
  | { kind: 'disconnected'; messageId: string };

export const strayAnswer = (details: Record<string, unknown>): StrayAnswer => {
  if ('errorCode' in details) {
    return {
      kind: 'callError',
      code: readCallErrorCode(textOf(details['errorCode'])),
      description: textOf(details['errorDescription']),
    };
  }
  return { kind: 'response', response: details['result'] };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
