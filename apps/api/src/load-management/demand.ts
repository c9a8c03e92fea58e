interface ConnectorFacts {
  readonly maxCurrentA: number;
  readonly ocppStatus: string | null;
}

/**
 * What the cars at a charge point could draw; one that has paused by itself keeps its place with the minimum, and one of
 * which nobody knows what its status means may draw all.
 */
export const demandOf = (connectors: readonly ConnectorFacts[], minimumA: number): number =>
  connectors.reduce((sum, { maxCurrentA, ocppStatus }) => {
    if (ocppStatus === 'SuspendedEV') return sum + Math.min(minimumA, maxCurrentA);
    return IDLE.has(ocppStatus) ? sum : sum + maxCurrentA;
  }, 0);

const IDLE: ReadonlySet<string | null> = new Set([
  null,
  'Available',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
]);
