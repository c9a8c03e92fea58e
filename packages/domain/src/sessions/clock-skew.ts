const MINUTE_MS = 60_000;
const SAMPLES = 5;
/** Messages of a steady clock differ by what the network and the charge point's queue take. */
const STEADY_WITHIN_MS = MINUTE_MS;
const TELL_FROM_MS = MINUTE_MS;
const CORRECT_FROM_MS = 5 * MINUTE_MS;

/** A live message: when the charge point says it was, and when it came. */
export interface ClockSample {
  readonly sentAt: Date;
  readonly receivedAt: Date;
  /** The charge point named no time zone; UTC was assumed. */
  readonly zoneless: boolean;
}

/** How far a charge point's clock is ahead of ours (behind: negative). */
export interface ClockSkew {
  readonly skewMs: number;
  /** So far off that a person is told. */
  readonly isOff: boolean;
  /** What to subtract from its times, `null`: leave them as they are. */
  readonly correctionMs: number | null;
}

/** The samples that the next decision rests on. */
export function rememberSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  return [...samples.slice(1 - SAMPLES), sample];
}

/**
 * The clock error as the last five live messages agree on it; `null` with fewer, or while they differ by more than a
 * minute: a queue that is being emptied, or a clock that was just set. Above a minute a person is told, above five
 * minutes times are corrected.
 */
export function clockSkew(samples: readonly ClockSample[]): ClockSkew | null {
  if (samples.length < SAMPLES) return null;
  const skewsMs = samples
    .map(({ sentAt, receivedAt }) => sentAt.getTime() - receivedAt.getTime())
    .toSorted((a, b) => a - b);
  const [least, median, most] = [skewsMs[0], skewsMs[Math.floor(skewsMs.length / 2)], skewsMs.at(-1)];
  if (least === undefined || median === undefined || most === undefined) return null;
  if (most - least > STEADY_WITHIN_MS) return null;
  const offMs = Math.abs(median);
  return {
    skewMs: median,
    isOff: offMs > TELL_FROM_MS,
    correctionMs: offMs > CORRECT_FROM_MS ? median : null,
  };
}

/**
 * Whether the charge point writes its station's local time without saying so: its zone-less times are off by the
 * station's distance to UTC. The remedy is a setting, not a correction: summer time would break that.
 */
export function seemsLocalTime(samples: readonly ClockSample[], timeZone: string): boolean {
  const skew = clockSkew(samples);
  const last = samples.at(-1);
  if (skew === null || last === undefined || !samples.every(({ zoneless }) => zoneless)) return false;
  const offsetMs = utcOffsetMs(last.receivedAt, timeZone);
  return offsetMs !== 0 && Math.abs(skew.skewMs - offsetMs) <= STEADY_WITHIN_MS;
}

function utcOffsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -1 : 1) * minutes * MINUTE_MS;
}
