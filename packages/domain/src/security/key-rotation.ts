/** The result of the ChangeConfiguration that carried a new AuthorizationKey. */
export type KeyAnswer =
  | { readonly kind: 'answered'; readonly status: string }
  | { readonly kind: 'call-error' }
  | { readonly kind: 'not-sent' }
  /** Sent, but there was no answer, or none that can be read. */
  | { readonly kind: 'no-answer' };

/**
 * Which key is valid from now on. `both`: until the first connection with one of them shows which one the charge point
 * has (docs/protocol/security.md).
 */
export type ValidKeys = 'new' | 'old' | 'both';

/** Which keys are valid after the answer to a new key. */
export const keysAfter = (answer: KeyAnswer): ValidKeys => {
  switch (answer.kind) {
    case 'no-answer':
      return 'both';
    case 'call-error':
    case 'not-sent':
      return 'old';
    case 'answered':
      if (answer.status === 'Accepted') return 'new';
      // It uses the old key until its restart.
      return answer.status === 'RebootRequired' ? 'both' : 'old';
  }
};

export interface RotationFacts {
  /** When the pending key was generated; null if there is none. */
  readonly pendingSince: Date | null;
  readonly connectedSince: Date | null;
}

/**
 * Whether another key may be sent now. While it is unknown which of two keys the charge point has, a third would lock
 * it out; a connection made after the second was sent settles it.
 */
export const mayRotate = ({ pendingSince, connectedSince }: RotationFacts): boolean =>
  pendingSince === null || (connectedSince !== null && connectedSince > pendingSince);
