import type { InboundAction } from '../messages/actions.ts';

/** The first 16 kB of a text, with secrets hidden. */
export interface LoggedText {
  readonly text: string;
  /** What was cut off; null for a text that is whole. */
  readonly cut: CutText | null;
}

export interface CutText {
  /** Length of the whole text. */
  readonly bytes: number;
  /** Of the whole text; null if a secret was hidden in it, which could be guessed by it. */
  readonly sha256: string | null;
}

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
  payload: LoggedText;
  /** JSON text of the CALLRESULT; null when there was none. */
  response: LoggedText | null;
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
