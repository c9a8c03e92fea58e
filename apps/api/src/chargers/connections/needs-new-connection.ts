import type { ChargePointEntry } from '../directory/charge-point-entry.ts';

/** The key of a finished rotation is the one that the open socket's charger was given. */
export const needsNewConnection = (before: ChargePointEntry, after: ChargePointEntry): boolean => {
  const keyAsBefore =
    isSame(after.keyHash, before.keyHash) ||
    (after.keyHash !== null && isSame(after.keyHash, before.pendingKeyHash));
  return !keyAsBefore || after.identity !== before.identity || after.stationId !== before.stationId;
};

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);
