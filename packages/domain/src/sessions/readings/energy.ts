import type { SessionAnomaly } from '../anomaly.ts';
import { energyFromIntervals, energyFromPower } from './estimated-energy.ts';
import type { MeterReading } from './meter-reading.ts';
import type { Quirks } from '../../stations/quirks.ts';
import { REGISTER_TOLERANCE_WH, walkRegisters } from './meter-register.ts';

export interface EnergyFacts {
  readonly startedAt: Date;
  readonly stoppedAt: Date;
  /** `null`: the charge point sent none. */
  readonly meterStartWh: bigint | null;
  readonly meterStopWh: bigint | null;
  /** In order of time. Readings outside the session are not counted. */
  readonly readings: readonly MeterReading[];
  /** Of the connector, `null` if not known. */
  readonly maxPowerW: number | null;
  readonly current: 'ac' | 'dc';
  readonly register: Quirks['register'];
}

export interface SessionEnergy {
  readonly energyWh: bigint;
  readonly method: 'registers' | 'samples' | 'intervals' | 'power' | 'none';
  readonly anomalies: readonly SessionAnomaly[];
}

/** A first sample up to this value counts from the start of the session if the meter itself was higher. */
const RELATIVE_FIRST_SAMPLE_WH = 2_000n;
const MAX_AC_ENERGY_WH = 200_000n;
/** CCS ends at 500 A and 1,000 V: the upper bound if the connector's power is not known. */
const MAX_POWER_W = 500_000;
const SHORT_MS = 60_000;
const MS_PER_HOUR = 3_600_000;

/**
 * The energy of a finished session in Wh: stop register minus start register; if those cannot be used, the register
 * samples; then the sum of intervals; then the integral of the power; otherwise 0. Never negative, always with its
 * anomalies.
 */
export const sessionEnergy = (facts: EnergyFacts): SessionEnergy => {
  const [from, until] = [facts.startedAt.getTime(), facts.stoppedAt.getTime()];
  const readings = facts.readings
    .filter(({ at }) => at.getTime() >= from && at.getTime() <= until)
    .toSorted(inOrder);
  const measured = fromRegisters(facts, readings) ?? estimated(facts, readings);
  const anomalies = [...measured.anomalies];
  const durationMs = until - from;
  if (measured.energyWh === 0n) anomalies.push('zero_energy');
  if (durationMs < SHORT_MS) anomalies.push('short_session');
  if (!isPlausible(measured.energyWh, durationMs, facts)) anomalies.push('implausible_energy');
  return { ...measured, anomalies };
};

/** Within one tick of the charger's clock, often a whole second, a meter keeps counting. */
const inOrder = (a: MeterReading, b: MeterReading): number => {
  const later = a.at.getTime() - b.at.getTime();
  if (later !== 0) return later;
  return Number((a.registerWh ?? 0n) - (b.registerWh ?? 0n));
};

const fromRegisters = (facts: EnergyFacts, readings: readonly MeterReading[]): SessionEnergy | null => {
  const samples = readings.flatMap(({ registerWh }) => (registerWh === null ? [] : [registerWh]));
  // Without a register at the start, the first sample is the closest known value.
  const startWh = facts.meterStartWh ?? samples[0] ?? null;
  const stopWh = usableStop(facts);
  if (startWh === null || (stopWh === null && samples.length === 0)) return null;
  if (isRelative(facts, samples)) return fromRelativeSamples(samples, startWh, stopWh);

  const walk = walkRegisters([startWh, ...samples, ...(stopWh === null ? [] : [stopWh])]);
  const anomalies: SessionAnomaly[] = [];
  if (walk.rollovers > 0) anomalies.push('meter_rollover');
  const regression = walk.endsInReset && stopWh !== null && stopWh < startWh;
  if (regression) anomalies.push('meter_regression');
  if (walk.resets > (regression ? 1 : 0)) anomalies.push('meter_reset');
  const fellNowhere = walk.resets === 0 && walk.rollovers === 0;
  if (fellNowhere && stopWh !== null && stopWh >= startWh) {
    return { energyWh: stopWh - startWh, method: 'registers', anomalies };
  }
  return { energyWh: walk.energyWh, method: samples.length > 0 ? 'samples' : 'registers', anomalies };
};

/** A stop register of 0 or less means that there is none, unless the meter also began at 0. */
const usableStop = ({ meterStartWh, meterStopWh }: EnergyFacts): bigint | null => {
  if (meterStopWh === null || meterStopWh < 0n) return null;
  return meterStopWh === 0n && (meterStartWh ?? 0n) > REGISTER_TOLERANCE_WH ? null : meterStopWh;
};

/**
 * The charge point's quirk profile says so, otherwise the samples do: from about zero on, below where the meter began.
 */
const isRelative = ({ register, meterStartWh }: EnergyFacts, samples: readonly bigint[]): boolean => {
  const [first] = samples;
  if (first === undefined || meterStartWh === null || register === 'lifetime') return false;
  if (register === 'session') return true;
  if (first > RELATIVE_FIRST_SAMPLE_WH) return false;
  return samples.every((registerWh) => registerWh + REGISTER_TOLERANCE_WH < meterStartWh);
};

const fromRelativeSamples = (
  samples: readonly bigint[],
  startWh: bigint,
  stopWh: bigint | null,
): SessionEnergy => {
  const anomalies: SessionAnomaly[] = ['relative_samples'];
  if (stopWh !== null && stopWh >= startWh)
    return { energyWh: stopWh - startWh, method: 'registers', anomalies };
  const relative = stopWh === null ? samples : [...samples, stopWh];
  return { energyWh: walkRegisters([0n, ...relative]).energyWh, method: 'samples', anomalies };
};

const estimated = (facts: EnergyFacts, readings: readonly MeterReading[]): SessionEnergy => {
  const intervalsWh = energyFromIntervals(facts.readings, facts.startedAt, facts.stoppedAt);
  if (intervalsWh !== null)
    return { energyWh: intervalsWh, method: 'intervals', anomalies: ['estimated_energy'] };
  const powerWh = energyFromPower(readings);
  if (powerWh !== null) return { energyWh: powerWh, method: 'power', anomalies: ['estimated_energy'] };
  return { energyWh: 0n, method: 'none', anomalies: ['no_meter_data'] };
};

const isPlausible = (energyWh: bigint, durationMs: number, { maxPowerW, current }: EnergyFacts): boolean => {
  if (current === 'ac' && energyWh > MAX_AC_ENERGY_WH) return false;
  const maxWh = ((maxPowerW ?? MAX_POWER_W) * durationMs * 1.1) / MS_PER_HOUR + 100;
  return energyWh <= BigInt(Math.ceil(maxWh));
};
