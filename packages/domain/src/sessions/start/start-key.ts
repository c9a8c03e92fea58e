export interface StartIdentity {
  readonly chargePointId: string;
  readonly connectorId: number;
  /** Canonical id tag. */
  readonly idTag: string;
  /** The timestamp exactly as the charge point wrote it; a retry repeats it exactly. */
  readonly timestampRaw: string;
  readonly meterStartWh: bigint;
}

/**
 * What makes two StartTransactions the same one, as the content of a unique column: a retry after a lost answer
 * carries a new message id but the same five facts.
 * @param repetition 0; counted up when an equal start is provably another session (`stuck_clock`).
 */
export const startKey = (start: StartIdentity, repetition = 0): string => {
  const facts = [
    start.chargePointId,
    start.connectorId,
    start.idTag,
    start.timestampRaw.trim(),
    start.meterStartWh,
  ];
  const key = JSON.stringify(facts.map(String));
  return repetition === 0 ? key : `${key}#${repetition}`;
};
