interface ConnectorFacts {
  readonly maxCurrentA: number;
  readonly ocppStatus: string | null;
}

/** Whether a car may be there, one that has paused too. */
export const hasCar = ({ ocppStatus }: Pick<ConnectorFacts, 'ocppStatus'>): boolean => !IDLE.has(ocppStatus);

/**
 * What the cars at a charge point could draw; one that has paused by itself keeps its place with the minimum, and one of
 * which nobody knows what its status means may draw all.
 */
export const demandOf = (connectors: readonly ConnectorFacts[], minimumA: number): number =>
  connectors
    .filter(hasCar)
    .map(({ maxCurrentA, ocppStatus }) =>
      ocppStatus === 'SuspendedEV' ? Math.min(minimumA, maxCurrentA) : maxCurrentA,
    )
    .reduce((sum, each) => sum + each, 0);

const IDLE: ReadonlySet<string | null> = new Set([
  null,
  'Available',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
]);
