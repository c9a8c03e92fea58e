const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment at which clocks in a zone show a local time (given as if it were UTC). The hour that comes twice in
 * autumn is the one nearer to `near`; a time that spring leaves out is read as if the clocks had not changed.
 */
export const momentOfLocalTime = (localMs: number, timeZone: string, near: Date): number => {
  // The rules before and after any change of the clocks.
  const moments = [localMs - DAY_MS, localMs + DAY_MS].map((ms) => localMs - offsetMs(ms, timeZone));
  const shown = moments.filter((ms) => ms + offsetMs(ms, timeZone) === localMs);
  const distance = (ms: number) => Math.abs(ms - near.getTime());
  const [nearest] = shown.toSorted((a, b) => distance(a) - distance(b));
  return nearest ?? moments[0] ?? localMs;
};

/** How far local time is ahead of UTC. */
const offsetMs = (ms: number, timeZone: string): number => {
  const [, sign = '+', hours = '0', minutes = '0'] =
    /([+-])(\d{2}):(\d{2})/.exec(formatOf(timeZone).format(ms)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
};
