/** A charge point may begin the next session before it has recorded the end of the last one. */
export const SAME_MOMENT_MS = 60_000;

/** Whether a session ended after the next one of its connector, which serves one at a time, had begun. */
export const overlaps = (endedAt: Date, nextStartedAt: Date): boolean =>
  endedAt.getTime() - nextStartedAt.getTime() > SAME_MOMENT_MS;
