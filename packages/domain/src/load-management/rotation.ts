import type { ManagedCharger } from './managed-charger.ts';

/** A charging car keeps its turn for this long, since pausing wears its contactors and some cars fall asleep. */
const TURN_MS = 30 * 60_000;
/** A paused car stays paused for this long. */
const PAUSE_MS = 10 * 60_000;

/** The order if not all can charge: those in their turn, those waiting, those that have had their turn. */
export const inRotation = (chargers: readonly ManagedCharger[], nowMs: number): ManagedCharger[] => {
  return chargers.toSorted(
    (a, b) =>
      classOf(a, nowMs) - classOf(b, nowMs) ||
      (a.memory.waitingSinceMs ?? nowMs) - (b.memory.waitingSinceMs ?? nowMs) ||
      (a.id < b.id ? -1 : 1),
  );
};

const classOf = ({ memory: { chargingSinceMs, pausedSinceMs } }: ManagedCharger, nowMs: number): number => {
  if (chargingSinceMs !== null) return nowMs - chargingSinceMs < TURN_MS ? 0 : 2;
  return pausedSinceMs !== null && nowMs - pausedSinceMs < PAUSE_MS ? 3 : 1;
};
