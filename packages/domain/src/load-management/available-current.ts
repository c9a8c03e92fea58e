/** A per phase. */
export type PhaseCurrents = readonly [number, number, number];

export interface GridFacts {
  readonly capacityA: number;
  /** The highest load of the rest of the building. */
  readonly baseLoadA: number;
  readonly metered: boolean;
  readonly reading: { readonly currentsA: PhaseCurrents; readonly measuredAtMs: number } | null;
}

/** What is left for all chargers together, and how we know. */
export interface AvailableCurrent {
  readonly mode: 'fixed' | 'measured' | 'worst-case' | 'safe';
  readonly baseLoadA: PhaseCurrents;
  /**
   * It is not known how a charger's phases are connected to those of the grid, so each counts on all: the phase with
   * the least room decides.
   */
  readonly tightestPhase: 'L1' | 'L2' | 'L3';
  readonly availableA: number;
}

const STALE_MS = 30_000;
const SAFE_MODE_MS = 5 * 60_000;
/** How far the meter's clock may be ahead. */
const AHEAD_MS = 30_000;
const PHASES = ['L1', 'L2', 'L3'] as const;

const modeOf = ({ metered, reading }: GridFacts, nowMs: number): AvailableCurrent['mode'] => {
  if (!metered) return 'fixed';
  if (reading === null || reading.measuredAtMs > nowMs + AHEAD_MS) return 'safe';
  const ageMs = nowMs - reading.measuredAtMs;
  if (ageMs > SAFE_MODE_MS) return 'safe';
  return ageMs > STALE_MS ? 'worst-case' : 'measured';
};

/** What a grid connection has left: if its meter falls silent, first the highest load is assumed, then safe mode. */
export const availableCurrent = (grid: GridFacts, nowMs: number): AvailableCurrent => {
  const mode = modeOf(grid, nowMs);
  const worst: PhaseCurrents = [grid.baseLoadA, grid.baseLoadA, grid.baseLoadA];
  const baseLoadA = mode === 'measured' && grid.reading !== null ? grid.reading.currentsA : worst;
  const highestA = Math.max(...baseLoadA);
  return {
    mode,
    baseLoadA,
    tightestPhase: PHASES[baseLoadA.indexOf(highestA)] ?? 'L1',
    availableA: Math.max(0, grid.capacityA - highestA),
  };
};

/** What a charger may draw when it receives no limits. */
export interface SafeShare {
  readonly fallbackA: number;
  readonly ratedA: number;
  readonly minimumA: number;
  readonly pauses: boolean;
  /** It forgets its limits without a connection. */
  readonly forgets: boolean;
}

/** The safe share of a charger, given its known quirks. */
export const safeShareA = ({ fallbackA, ratedA, minimumA, pauses, forgets }: SafeShare): number => {
  if (forgets) return ratedA;
  return Math.min(ratedA, pauses ? fallbackA : Math.max(fallbackA, minimumA));
};

/** Why safe shares cannot be guaranteed; null if they can. */
export const problemOfShares = (
  { capacityA, baseLoadA }: Pick<GridFacts, 'capacityA' | 'baseLoadA'>,
  shares: readonly SafeShare[],
): 'below-minimum-current' | 'safe-shares-too-high' | null => {
  if (shares.some(({ fallbackA, minimumA }) => fallbackA > 0 && fallbackA < minimumA))
    return 'below-minimum-current';
  const sumA = shares.reduce((sum, share) => sum + safeShareA(share), 0);
  return sumA > capacityA - baseLoadA ? 'safe-shares-too-high' : null;
};
