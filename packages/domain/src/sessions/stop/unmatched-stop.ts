/** A StopTransaction that named no session known to us, kept separately. */
export interface UnmatchedStop {
  readonly unmatchedStopId: string;
  /** Canonical; `null`: no card was named. */
  readonly idTag: string | null;
  /** `null`: could not be read. */
  readonly stoppedAt: Date | null;
  readonly meterStopWh: bigint | null;
}

/**
 * The unmatched stop that belongs to a start which arrives after it (docs/protocol/transactions.md): of the same card,
 * not before the start by time and register. If several fit, none is taken.
 */
export const stopOfStart = <Stop extends UnmatchedStop>(
  start: { readonly idTag: string; readonly startedAt: Date; readonly meterStartWh: bigint },
  unmatchedStops: readonly Stop[],
): Stop | null => {
  const [match, another] = unmatchedStops.filter(
    ({ idTag, stoppedAt, meterStopWh }) =>
      (idTag === null || idTag === start.idTag) &&
      stoppedAt !== null &&
      stoppedAt >= start.startedAt &&
      (meterStopWh === null || meterStopWh >= start.meterStartWh),
  );
  return match !== undefined && another === undefined ? match : null;
};
