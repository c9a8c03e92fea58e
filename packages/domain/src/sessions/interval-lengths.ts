import type { MeterReading } from './meter-reading.ts';

/** Energy of one Energy.Active.Import.Interval sample: what flowed in the time before it. */
export interface IntervalSample {
  readonly at: Date;
  readonly energyWh: bigint;
  /** Context Sample.Clock: the interval is that of clock-aligned values. */
  readonly isClockAligned: boolean;
}

/** As configured at the charge point; `null` while not known. */
export interface IntervalSettings {
  /** ClockAlignedDataInterval */
  readonly clockAlignedSeconds: number | null;
  /** MeterValueSampleInterval */
  readonly sampledSeconds: number | null;
}

/**
 * Interval samples as readings: OCPP does not say how long an interval is, its context does. Where the setting is not
 * known the distance to the sample before counts, for the first one that to the next.
 * @param samples in order of time
 */
export function withIntervalLengths(
  samples: readonly IntervalSample[],
  settings: IntervalSettings,
): MeterReading[] {
  return samples.map(({ at, energyWh, isClockAligned }, index) => {
    const configured = isClockAligned ? settings.clockAlignedSeconds : settings.sampledSeconds;
    const [from, to] = index === 0 ? [at, samples[1]?.at ?? at] : [samples[index - 1]?.at ?? at, at];
    const apartSeconds = (to.getTime() - from.getTime()) / 1000;
    const seconds = configured !== null && configured > 0 ? configured : apartSeconds;
    return { at, registerWh: null, powerW: null, interval: { energyWh, seconds } };
  });
}
