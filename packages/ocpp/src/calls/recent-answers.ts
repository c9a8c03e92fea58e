const KEPT = 64;

interface Known {
  frameHash: number;
  answer: string;
}

/**
 * What was answered lately on one socket, so that a message sent twice is handled once. A message is the same
 * when its id and its whole frame are: some firmware uses one id for everything it sends.
 */
export class RecentAnswers {
  readonly #byMessageId = new Map<string, Known>();

  /** Undefined for a new message. */
  recall(messageId: string, frameHash: number): string | undefined {
    const known = this.#byMessageId.get(messageId);
    return known?.frameHash === frameHash ? known.answer : undefined;
  }

  remember(messageId: string, frameHash: number, answer: string): void {
    this.#byMessageId.delete(messageId);
    this.#byMessageId.set(messageId, { frameHash, answer });
    if (this.#byMessageId.size <= KEPT) return;
    const oldest = this.#byMessageId.keys().next();
    if (!oldest.done) this.#byMessageId.delete(oldest.value);
  }
}

/** FNV-1a, 32 bits. */
export const hashFrame = (frame: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < frame.length; i += 1) {
    value = Math.imul(value ^ frame.charCodeAt(i), 0x01000193);
  }
  return value;
};
