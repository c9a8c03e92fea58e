const MINUTE_MS = 60_000;
const SAMPLES = 5;
/** Messages of a steady clock differ by the delays of the network and the charge point's queue. */
const STEADY_WITHIN_MS = MINUTE_MS;
const TELL_FROM_MS = MINUTE_MS;
const CORRECT_FROM_MS = 5 * MINUTE_MS;

/** A live message: its time according to the charge point, and the time of receipt. */
export interface ClockSample {
  readonly sentAt: Date;
  readonly receivedAt: Date;
  /** The charge point named no time zone; UTC was assumed. */
  readonly zoneless: boolean;
}

/** How far a charge point's clock is ahead of ours (behind: negative). */
export interface ClockSkew {
  readonly skewMs: number;
  /** So far off that a person is alerted. */
  readonly isOff: boolean;
  /** What to subtract from its times; `null`: leave them as they are. */
  readonly correctionMs: number | null;
}

/** What is known of a clock. Times are compared as the charge point's minus ours. */
export interface ClockHistory {
  /** Up to five messages that agree, if there are that many. */
  readonly samples: readonly ClockSample[];
  /** Messages since then that were late, or sent after the clock was set. */
  readonly late: readonly ClockSample[];
  /** The error according to `samples`. */
  readonly skew: ClockSkew | null;
}

export const NO_HISTORY: ClockHistory = { samples: [], late: [], skew: null };

/** What was known of a clock when it was last stored; valid until its messages say otherwise. */
export const knownBefore = (skewSeconds: number | null): ClockHistory => {
  return skewSeconds === null ? NO_HISTORY : { ...NO_HISTORY, skew: toSkew(skewSeconds * 1000) };
};

/**
 * One more message. A delay only ever makes a clock look slower, so once the clock is known:
 *
 * | the message is | it means |
 * |---|---|
 * | as far off as known | the clock is as it was |
 * | less than a minute off, or further ahead than known | the clock was set: what was known is forgotten |
 * | further behind than known | it came late; five in a row that agree: the clock was set |
 */
export const rememberSample = (history: ClockHistory, sample: ClockSample): ClockHistory => {
  const { samples, skew: known } = history;
  if (known === null) return agreed([...samples.slice(1 - SAMPLES), sample]);
  const skewMs = skewOf(sample);
  const apartMs = skewMs - known.skewMs;
  if (Math.abs(apartMs) <= STEADY_WITHIN_MS) {
    const next = agreed([...samples.slice(1 - SAMPLES), sample]);
    return next.samples.length < SAMPLES ? { ...next, skew: known } : next;
  }
  if (apartMs > 0 || Math.abs(skewMs) <= STEADY_WITHIN_MS) return agreed([sample]);
  const late = [...history.late, sample];
  if (late.length < SAMPLES) return { ...history, late };
  const set = agreed(late);
  return set.skew === null ? { ...history, late: late.slice(1) } : set;
};

const agreed = (samples: readonly ClockSample[]): ClockHistory => {
  return { samples, late: [], skew: clockSkew(samples) };
};

/**
 * The clock error on which the last five messages agree; `null` with fewer, or while they differ by more than a minute.
 * Above a minute a person is alerted, above five minutes times are corrected.
 */
const clockSkew = (samples: readonly ClockSample[]): ClockSkew | null => {
  if (samples.length < SAMPLES) return null;
  const skewsMs = samples.map(skewOf).toSorted((a, b) => a - b);
  const [least, median, most] = [skewsMs[0], skewsMs[Math.floor(skewsMs.length / 2)], skewsMs.at(-1)];
  if (least === undefined || median === undefined || most === undefined) return null;
  if (most - least > STEADY_WITHIN_MS) return null;
  return toSkew(median);
};

const toSkew = (skewMs: number): ClockSkew => {
  const offMs = Math.abs(skewMs);
  return {
    skewMs,
    isOff: offMs > TELL_FROM_MS,
    correctionMs: offMs > CORRECT_FROM_MS ? skewMs : null,
  };
};

const skewOf = ({ sentAt, receivedAt }: ClockSample): number => {
  return sentAt.getTime() - receivedAt.getTime();
};

/**
 * Whether the charge point writes its station's local time without saying so: its zone-less times are off by the
 * station's UTC offset. The remedy is a setting, not a correction, which summer time would break.
 */
export const seemsLocalTime = ({ samples, skew }: ClockHistory, timeZone: string): boolean => {
  const last = samples.at(-1);
  if (skew === null || last === undefined || !samples.every(({ zoneless }) => zoneless)) return false;
  const offsetMs = utcOffsetMs(last.receivedAt, timeZone);
  return offsetMs !== 0 && Math.abs(skew.skewMs - offsetMs) <= STEADY_WITHIN_MS;
};

const utcOffsetMs = (at: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -1 : 1) * minutes * MINUTE_MS;
};
