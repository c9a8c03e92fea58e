import type { Measurand } from '../messages/meter-value.ts';

/** How one charge point writes its messages, where that is not as the specification has it. */
export interface Dialect {
  /** IANA name of the zone that times without one are in; null: UTC. */
  readonly timeZone: string | null;
  /** Bytes of a card's UID come in the other order. */
  readonly reverseUid: boolean;
  /** Measurand as it is sent, in lower case → as it is meant; `ignore` leaves the value out. */
  readonly measurands: ReadonlyMap<string, Measurand | 'ignore'>;
}

export const PLAIN_DIALECT: Dialect = { timeZone: null, reverseUid: false, measurands: new Map() };
