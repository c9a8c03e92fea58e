import type { InboundAction } from '../messages/actions.ts';
import type { Rate } from '../rate-limit/token-bucket.ts';

export interface AdmissionLimits {
  /** Upgrades in all. Default 300/s, burst 600. */
  upgrades: Rate;
  /** Upgrades of one address. Default 10/s, burst 100. */
  upgradesPerAddress: Rate;
  /** Failed keys of one address. Default one in 10 s, burst 15. */
  failuresPerAddress: Rate;
  /**
   * Failed keys of one identity from one address, where it has not connected before. Default one a minute, burst 5. Never
   * by identity alone.
   */
  failuresPerIdentity: Rate;
  /** Upgrades waiting for their decision. Default 500. */
  pendingUpgrades: number;
  /** For the decision about one upgrade. Default 5 s. */
  deadlineMs: number;
  /** A refused key is answered at a multiple of this, so that the time says nothing. Default 500 ms. */
  refusalStepMs: number;
  /** Messages of one connection; a faster one is read more slowly. Default 200/s, burst 300. */
  messagesPerConnection: Rate;
  /**
   * Actions of one charge point that each leave something behind for ever: a transaction id, a row that a person reads. Beyond
   * its rate a charge point is answered more slowly, and refused nothing.
   */
  actionsPerIdentity: Partial<Record<InboundAction, Rate>>;
  /** Connections of one identity from one address that ended in a flood. Default one in 30 s: then it may come back. */
  floods: Rate;
}
