import type { Period } from './month.ts';

/** What is known of a charge point since a moment; connector 0 is the whole of it. */
export type AvailabilityFact = { readonly at: Date } & (
  | { readonly kind: 'connection'; readonly isConnected: boolean }
  /** As the charger calls it; null: it is unknown. */
  | { readonly kind: 'status'; readonly connectorId: number; readonly status: string | null }
  /** The owner took it out of order, or into use again. */
  | { readonly kind: 'out-of-order'; readonly connectorId: number; readonly isOut: boolean }
);

/** For how long a connector was what; all of a period is one of these. */
export interface Availability {
  /** Connected, and neither faulted nor unavailable. */
  readonly upSeconds: number;
  /** Faulted, or unavailable by itself. */
  readonly faultedSeconds: number;
  readonly offlineSeconds: number;
  /** Out of order, as the owner wants. */
  readonly plannedSeconds: number;
  /** Nobody knows: that is not up. */
  readonly unknownSeconds: number;
}

interface State {
  readonly isConnected: boolean | null;
  /** Of the charge point as a whole, and of the connector; absent: unknown. */
  readonly whole: string | null;
  readonly own: string | null;
  readonly isOut: boolean;
}

/** How available a connector was in a period, from facts in their order; those before it say how it began. */
export const availabilityOf = (
  facts: readonly AvailabilityFact[],
  connectorId: number,
  { from, until }: Period,
): Availability => {
  const seconds = { up: 0, faulted: 0, offline: 0, planned: 0, unknown: 0 };
  let state: State = { isConnected: null, whole: null, own: null, isOut: false };
  let since = from.getTime();
  const passUntil = (at: number) => {
    const end = Math.min(Math.max(at, since), Math.max(until.getTime(), since));
    seconds[nameOf(state)] += (end - since) / 1_000;
    since = end;
  };
  for (const fact of facts) {
    passUntil(fact.at.getTime());
    state = after(state, fact, connectorId);
  }
  passUntil(until.getTime());
  return {
    upSeconds: seconds.up,
    faultedSeconds: seconds.faulted,
    offlineSeconds: seconds.offline,
    plannedSeconds: seconds.planned,
    unknownSeconds: seconds.unknown,
  };
};

const after = (state: State, fact: AvailabilityFact, connectorId: number): State => {
  if (fact.kind === 'connection') return { ...state, isConnected: fact.isConnected };
  if (fact.connectorId !== connectorId && fact.connectorId !== 0) return state;
  if (fact.kind === 'out-of-order') return { ...state, isOut: fact.isOut };
  return fact.connectorId === 0 ? { ...state, whole: fact.status } : { ...state, own: fact.status };
};

const nameOf = ({ isConnected, whole, own, isOut }: State) => {
  if (isConnected === null) return 'unknown';
  const reported = [whole, own];
  if (isOut && (!isConnected || !reported.includes('Faulted'))) return 'planned';
  if (!isConnected) return 'offline';
  if (reported.includes('Faulted') || reported.includes('Unavailable')) return 'faulted';
  return own === null ? 'unknown' : 'up';
};

/**
 * The uptime of a time in which connectors were there: (T − (outage − excluded)) ÷ T, where what was planned is excluded;
 * null: they were not there.
 */
export const uptimeOf = (time: Availability): number | null => {
  const { upSeconds, plannedSeconds, faultedSeconds, offlineSeconds, unknownSeconds } = time;
  const total = upSeconds + plannedSeconds + faultedSeconds + offlineSeconds + unknownSeconds;
  return total === 0 ? null : (upSeconds + plannedSeconds) / total;
};
