/** What happens just before the start (the tap) and just after the stop (the cable) belongs to a session. */
const MARGIN_MS = 2 * 60_000;

/** When our side heard of a session, with a margin: the time that messages, events and commands are kept under. */
export function heardDuring(
  {
    startReceivedAt,
    stopReceivedAt,
    endedAt,
  }: { readonly startReceivedAt: Date; readonly stopReceivedAt: Date | null; readonly endedAt: Date | null },
  now: Date,
): { readonly from: Date; readonly until: Date } {
  // One that we closed ourselves has an end that nobody told us.
  const last = stopReceivedAt ?? endedAt ?? now;
  const until = last < startReceivedAt ? startReceivedAt : last;
  return {
    from: new Date(startReceivedAt.getTime() - MARGIN_MS),
    until: new Date(until.getTime() + MARGIN_MS),
  };
}
