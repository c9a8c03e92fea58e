const EARLIEST = Date.UTC(2015, 0, 1);
const MINUTE_MS = 60_000;

/** Time between an event and its arrival from which on it came out of an offline queue. */
export const OFFLINE_AFTER_MS = 5 * MINUTE_MS;
/** Age from which on a session is put before a person. */
export const VERY_LATE_AFTER_MS = 90 * 24 * 60 * MINUTE_MS;

/** Whether a charge point's time can be true: not before 2015 (no clock) and at most `aheadMinutes` in the future. */
export function isCredible(at: Date | null, now: Date, aheadMinutes: number): at is Date {
  if (at === null) return false;
  const time = at.getTime();
  return time >= EARLIEST && time <= now.getTime() + aheadMinutes * MINUTE_MS;
}

/** A time as a charge point wrote it, corrected by how far its clock is off (charger's minus ours); see `clock-skew`. */
export function correctedTime(sent: Date | null, skewMs: number | null): Date | null {
  return sent === null || skewMs === null ? sent : new Date(sent.getTime() - skewMs);
}
