/** What happens just before the start (the card) and just after the stop (the cable) belongs to a session. */
const MARGIN_MS = 2 * 60_000;

/** The period of a session by our clock, with a margin: messages, events and commands are stored by that clock. */
export const heardDuring = (
  {
    startReceivedAt,
    stopReceivedAt,
    endedAt,
  }: { readonly startReceivedAt: Date; readonly stopReceivedAt: Date | null; readonly endedAt: Date | null },
  now: Date,
): { readonly from: Date; readonly until: Date } => {
  // If we closed the session ourselves, nobody told us its end.
  const last = stopReceivedAt ?? endedAt ?? now;
  const until = last < startReceivedAt ? startReceivedAt : last;
  return {
    from: new Date(startReceivedAt.getTime() - MARGIN_MS),
    until: new Date(until.getTime() + MARGIN_MS),
  };
};
