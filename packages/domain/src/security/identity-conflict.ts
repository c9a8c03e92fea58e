/** A connection, or the end of one that was taken over by a newer connection, in order. */
export type ConnectionEvent =
  | { readonly kind: 'connected'; readonly address: string; readonly at: Date }
  | { readonly kind: 'replaced'; readonly at: Date };

/** One connection that took over from another with the same identity. */
interface Takeover {
  readonly from: string;
  readonly to: string;
}

/** The period in which take-overs count. */
export const TAKEOVER_WINDOW_MS = 60_000;
const TAKEOVERS = 3;

/**
 * Whether two devices seem to use one identity: three take-overs within a minute, back and forth between addresses. A
 * charger on a bad connection takes over from itself: from one address, or from a new one each time.
 */
export const isIdentityConflict = (events: readonly ConnectionEvent[], now: Date): boolean => {
  const takeovers = takeoversIn(events, now);
  const moves = takeovers.filter(({ from, to }) => from !== to);
  const wentBack = moves.some(({ to }, index) => moves.slice(0, index).some(({ from }) => from === to));
  return takeovers.length >= TAKEOVERS && wentBack;
};

const takeoversIn = (events: readonly ConnectionEvent[], now: Date): readonly Takeover[] => {
  const takeovers: Takeover[] = [];
  let last: string | undefined;
  let replaced = false;
  for (const event of events) {
    if (event.kind === 'replaced') {
      replaced = true;
      continue;
    }
    const counts = now.getTime() - event.at.getTime() < TAKEOVER_WINDOW_MS;
    if (replaced && counts && last !== undefined) takeovers.push({ from: last, to: event.address });
    last = event.address;
    replaced = false;
  }
  return takeovers;
};
