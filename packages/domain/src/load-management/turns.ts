import type { ManagedCharger } from './managed-charger.ts';

/** A car that charges keeps its turn so long, since pausing wears its contactors and some cars fall asleep. */
const TURN_MS = 30 * 60_000;
/** And one that was paused stays paused so long. */
const PAUSE_MS = 10 * 60_000;

/** Who goes first where not all can charge: those in their turn, those that wait, those that had their turn. */
export function inTurn(chargers: readonly ManagedCharger[], nowMs: number): ManagedCharger[] {
  return chargers.toSorted(
    (a, b) =>
      classOf(a, nowMs) - classOf(b, nowMs) ||
      (a.memory.waitingSinceMs ?? nowMs) - (b.memory.waitingSinceMs ?? nowMs) ||
      (a.id < b.id ? -1 : 1),
  );
}

function classOf({ memory: { chargingSinceMs, pausedSinceMs } }: ManagedCharger, nowMs: number): number {
  if (chargingSinceMs !== null) return nowMs - chargingSinceMs < TURN_MS ? 0 : 2;
  return pausedSinceMs !== null && nowMs - pausedSinceMs < PAUSE_MS ? 3 : 1;
}
