/** What came back of the ChangeConfiguration that carried a new AuthorizationKey. */
export type KeyAnswer =
  | { readonly kind: 'answered'; readonly status: string }
  /** Answered with a CALLERROR. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'not-sent' }
  /** Sent, and nothing came back, or nothing that can be read. */
  | { readonly kind: 'lost' };

/**
 * Which key holds from now on. `both`: until the first connection with either of them tells which one the charge
 * point has (OCPP 1.6 security whitepaper, 3.1.5; the answer may be lost).
 */
export type KeysThatHold = 'new' | 'old' | 'both';

/** Which keys hold after the answer to a new key. */
export const keysAfter = (answer: KeyAnswer): KeysThatHold => {
  switch (answer.kind) {
    case 'lost':
      return 'both';
    case 'refused':
    case 'not-sent':
      return 'old';
    case 'answered':
      if (answer.status === 'Accepted') return 'new';
      // It uses the old key until its restart.
      return answer.status === 'RebootRequired' ? 'both' : 'old';
  }
};

export interface RotationFacts {
  /** When the pending key was made; null when there is none. */
  readonly pendingSince: Date | null;
  readonly connectedSince: Date | null;
}

/**
 * Whether another key may be sent now. While nobody knows which of two keys the charge point has, a third would lock
 * it out; a connection after the second was sent has told.
 */
export const mayRotate = ({ pendingSince, connectedSince }: RotationFacts): boolean =>
  pendingSince === null || (connectedSince !== null && connectedSince > pendingSince);
