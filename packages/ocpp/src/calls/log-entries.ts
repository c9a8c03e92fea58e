import type { InboundAction } from '../messages/actions.ts';

/** One message and its answer, with secrets hidden. */
export interface MessageLogEntry<T> {
  identity: string;
  chargePoint: T;
  /** `in`: the charge point called. */
  direction: 'in' | 'out';
  /** Null for a frame that could not be read; `payload` then is its beginning. */
  action: string | null;
  messageId: string | null;
  /** JSON text. */
  payload: string;
  /** JSON text of the CALLRESULT; null when there was none. */
  response: string | null;
  error: { code: string; description: string } | null;
  /** When the call was received, or sent. */
  receivedAt: Date;
  latencyMs: number | null;
}

/** A transaction message that could not be understood at all, kept so that nothing is lost unseen. */
export interface QuarantineEntry<T> {
  identity: string;
  chargePoint: T;
  action: InboundAction;
  messageId: string;
  frame: string;
  receivedAt: Date;
}
