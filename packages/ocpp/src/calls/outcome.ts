import type { OutboundAction, Response } from '../messages/actions.ts';
import type { CallErrorCode } from '../messages/call-error.ts';

/** An answer that came after its call had been given up. */
export interface LateAnswer<T> {
  identity: string;
  chargePoint: T;
  action: OutboundAction;
  messageId: string;
  /** What `send` was given, to find the command again. */
  reference: string | undefined;
  /** The response is repaired as far as it goes, and not checked against the schema. */
  answer:
    | { kind: 'response'; response: unknown; said?: string }
    | { kind: 'callError'; code: CallErrorCode; description: string };
}

export interface SendOptions {
  timeoutMs?: number;
  /** How long to wait for calls before this one. Default 10 s. */
  queueDeadlineMs?: number;
  /** Withdraws a call that has not been sent yet. */
  signal?: AbortSignal;
  /** Given back with a late answer. */
  reference?: string;
  /** Runs when it is this call's turn, before the frame leaves. False withdraws the call. */
  onSent?(messageContext: { epoch: bigint }): void | boolean | Promise<void | boolean>;
}

export type CallOutcome<A extends OutboundAction> =
  | {
      kind: 'answered';
      response: Response<A>;
      messageId: string;
      /** The charge point's own status, where OCPP 1.6 has another word for it. */
      said?: string;
    }
  | { kind: 'callError'; code: CallErrorCode; description: string; messageId: string }
  /** An answer that fits no form of the schema even after repair. */
  | { kind: 'unreadable-answer'; response: unknown; problem: string; messageId: string }
  /** Never left: no connection. */
  | { kind: 'not-connected' }
  /** Never left: other calls were waiting or took too long. */
  | { kind: 'busy' }
  /** Never left: the signal or `onSent` withdrew it. */
  | { kind: 'withdrawn' }
  /** Never left: the request does not fit the schema, or breaks a condition of the specification. */
  | { kind: 'invalid-request'; problem: string }
  /** Left; what became of it is not known. */
  | { kind: 'no-answer'; messageId: string }
  | { kind: 'disconnected'; messageId: string };
