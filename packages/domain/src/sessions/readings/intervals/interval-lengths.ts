import type { MeterReading } from '../meter-reading.ts';

/** Energy of one Energy.Active.Import.Interval sample: what flowed in the time before it. */
export interface IntervalSample {
  readonly at: Date;
  readonly energyWh: bigint;
  /** Context Sample.Clock: the interval is that of clock-aligned values. */
  readonly isClockAligned: boolean;
}

/** As configured at the charge point; `null` if not known. */
export interface IntervalSettings {
  /** ClockAlignedDataInterval */
  readonly clockAlignedSeconds: number | null;
  /** MeterValueSampleInterval */
  readonly sampledSeconds: number | null;
}

/**
 * Interval samples as readings: OCPP does not say how long an interval is, its context does. Where the setting is not
 * known the distance to the sample before counts, for the first one that to the next. No time is counted twice: not
 * where a sample is told again (in the data of the stop), and not where sampled and clock-aligned values overlap.
 * @param samples in order of time
 */
export const withIntervalLengths = (
  samples: readonly IntervalSample[],
  settings: IntervalSettings,
): MeterReading[] => {
  const ofKind = (clockAligned: boolean) => {
    const configured = clockAligned ? settings.clockAlignedSeconds : settings.sampledSeconds;
    const kind = samples.filter(({ isClockAligned }) => isClockAligned === clockAligned);
    const once = [...new Map(kind.map((sample) => [sample.at.getTime(), sample])).values()];
    return once.map((sample): Interval => {
      const seconds =
        configured !== null && configured > 0 ? configured : apartSeconds(sample, once, samples);
      return { at: sample.at, energyWh: sample.energyWh, seconds };
    });
  };
  const [fewer, more] = [ofKind(true), ofKind(false)].toSorted((a, b) => a.length - b.length);
  const beside = (fewer ?? []).map((interval) => outside(interval, more ?? []));
  return [...(more ?? []), ...beside]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...interval }) => ({ at, registerWh: null, powerW: null, interval }));
};

interface Interval {
  readonly at: Date;
  readonly energyWh: bigint;
  readonly seconds: number;
}

/** Between samples of one kind; the only one of its kind follows the other kind. */
const apartSeconds = (
  { at }: IntervalSample,
  ofKind: readonly IntervalSample[],
  all: readonly IntervalSample[],
): number => {
  const times = (ofKind.length > 1 ? ofKind : all).map((sample) => sample.at.getTime());
  const index = times.indexOf(at.getTime());
  const [from, to] = index === 0 ? [times[0], times[1]] : [times[index - 1], times[index]];
  return from === undefined || to === undefined ? 0 : (to - from) / 1000;
};

/** The part of an interval that no other interval covers. */
const outside = (interval: Interval, others: readonly Interval[]): Interval => {
  const [from, to] = span(interval);
  const overlapMs = others.map(span).reduce((sum, [otherFrom, otherTo]) => {
    return sum + Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
  }, 0);
  const share = to > from ? Math.max(0, 1 - overlapMs / (to - from)) : 0;
  const energyWh = BigInt(Math.round(Number(interval.energyWh) * share));
  return { ...interval, energyWh, seconds: interval.seconds * share };
};

const span = ({ at, seconds }: Interval): readonly [number, number] => {
  return [at.getTime() - seconds * 1000, at.getTime()];
};
