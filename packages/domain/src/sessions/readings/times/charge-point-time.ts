const EARLIEST = Date.UTC(2015, 0, 1);
const MINUTE_MS = 60_000;

/** An event that arrives later than this after it happened came from an offline queue. */
export const OFFLINE_AFTER_MS = 5 * MINUTE_MS;
/** A session older than this needs a person's review. */
export const VERY_LATE_AFTER_MS = 90 * 24 * 60 * MINUTE_MS;

/**
 * Whether a charge point's time can be right: not before 2015 (clock not set) and at most `aheadMinutes` in the future.
 */
export const isCredible = (at: Date | null, now: Date, aheadMinutes: number): at is Date => {
  if (at === null) return false;
  const time = at.getTime();
  return time >= EARLIEST && time <= now.getTime() + aheadMinutes * MINUTE_MS;
};

/** A time as a charge point wrote it, corrected by its clock error (charger's minus ours); see `clock-skew`. */
export const correctedTime = (sent: Date | null, skewMs: number | null): Date | null => {
  return sent === null || skewMs === null ? sent : new Date(sent.getTime() - skewMs);
};
