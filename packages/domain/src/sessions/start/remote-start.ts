/** A RemoteStartTransaction whose session has not been seen to start. */
export interface PendingRemoteStart {
  readonly commandId: string;
  /** `null`: any connector. */
  readonly connectorId: number | null;
  /** Canonical. */
  readonly idTag: string;
  readonly requestedAt: Date;
}

/** How long after the command a session may be its outcome: time to plug in, and for a start that waits in a queue. */
export const REMOTE_START_TIMEOUT_MS = 6 * 60_000;

/** The command that caused a start: the last one for its card and connector that is still in time; otherwise `null`. */
export const remoteStartOf = (
  start: { readonly connectorId: number; readonly idTag: string; readonly startedAt: Date },
  pending: readonly PendingRemoteStart[],
): string | null => {
  const [obeyed] = pending
    .filter(({ idTag }) => idTag === start.idTag)
    .filter(({ connectorId }) => connectorId === null || connectorId === start.connectorId)
    .filter(({ requestedAt }) => Math.abs(+start.startedAt - +requestedAt) <= REMOTE_START_TIMEOUT_MS)
    .toSorted((a, b) => +b.requestedAt - +a.requestedAt);
  return obeyed?.commandId ?? null;
};
