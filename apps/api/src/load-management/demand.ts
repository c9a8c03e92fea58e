interface ConnectorFacts {
  readonly maxCurrentA: number;
  readonly ocppStatus: string | null;
}

/** What the cars at a charge point could draw; one that has paused by itself keeps its place with the minimum. */
export const demandOf = (connectors: readonly ConnectorFacts[], minimumA: number): number =>
  connectors.reduce((sum, { maxCurrentA, ocppStatus }) => {
    if (ocppStatus === 'SuspendedEV') return sum + Math.min(minimumA, maxCurrentA);
    return DEMANDING.has(ocppStatus) ? sum + maxCurrentA : sum;
  }, 0);

const DEMANDING: ReadonlySet<string | null> = new Set(['Preparing', 'Charging', 'SuspendedEVSE']);
