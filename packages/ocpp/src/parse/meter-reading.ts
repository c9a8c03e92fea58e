import type { Measurand } from '../messages/meter-value.ts';
import { PLAIN, type Dialect } from './dialect.ts';
import { cleanText, isFields, toRegisterWh, type Fields } from './scalars.ts';
import { parseSampledValue, type BaseUnit, type SampledValue } from './sampled-value.ts';
import { parseTimestamp, type ChargerTime } from './timestamp.ts';

export interface PhaseValues {
  l1: number | null;
  l2: number | null;
  l3: number | null;
}

/**
 * What the meter showed at one moment. Energy is the import register in Wh at the outlet (the total, else the
 * sum of the phases), power in W likewise. A value without a phase stands under `l1`.
 */
export interface MeterReading extends ChargerTime {
  energyWh: bigint | null;
  powerW: number | null;
  currentA: PhaseValues;
  voltageV: PhaseValues;
  socPercent: number | null;
  offeredA: number | null;
  samples: SampledValue[];
  /** Signed meter data (OCMF and others) as received: proof for the driver, never parsed as a number. */
  signedData: string[];
}

/** Readings in the order of their time. An object where a list belongs is taken as its only entry. */
export const parseMeterReadings = (
  value: unknown,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN,
): MeterReading[] => {
  const readings: MeterReading[] = [];
  for (const entry of listOf(value, 'meterValue', deviations)) {
    const reading = parseReading(entry, receivedAt, deviations, dialect);
    if (reading) readings.push(reading);
  }
  return readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
};

const parseReading = (
  entry: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect,
): MeterReading | null => {
  const samples: SampledValue[] = [];
  const signedData: string[] = [];
  for (const fields of listOf(entry['sampledValue'], 'sampledValue', deviations)) {
    if (fields['format'] === 'SignedData') {
      if (typeof fields['value'] === 'string') signedData.push(cleanText(fields['value'], true));
      continue;
    }
    const sample = parseSampledValue(fields, deviations, dialect);
    if (sample) samples.push(sample);
  }
  if (samples.length === 0 && signedData.length === 0) return null;
  const time = parseTimestamp(entry['timestamp'], receivedAt, dialect.timeZone);
  if (time.quality !== 'exact') deviations.push(`timestamp: ${time.quality}`);
  const energy = totalOf(samples, 'Energy.Active.Import.Register', 'Wh');
  return {
    ...time,
    energyWh: toRegisterWh(energy),
    powerW: totalOf(samples, 'Power.Active.Import', 'W'),
    currentA: phasesOf(samples, 'Current.Import', 'A'),
    voltageV: phasesOf(samples, 'Voltage', 'V'),
    socPercent: lastOf(samples, 'SoC', '%'),
    offeredA: lastOf(samples, 'Current.Offered', 'A'),
    samples,
    signedData,
  };
};

const listOf = (value: unknown, name: string, deviations: string[]): Fields[] => {
  if (Array.isArray(value)) {
    const entries = value.filter(isFields);
    if (entries.length !== value.length) deviations.push(`${name}: entries that are no objects`);
    return entries;
  }
  deviations.push(`${name}: not a list`);
  return isFields(value) ? [value] : [];
};

/** SoC is measured in the car, so any location counts for what is no energy, power, current or voltage. */
const lastOf = (samples: SampledValue[], measurand: Measurand, unit: BaseUnit): number | null =>
  samples.findLast((sample) => sample.measurand === measurand && sample.unit === unit)?.value ?? null;

const atOutlet = (samples: SampledValue[], measurand: Measurand, unit: BaseUnit): SampledValue[] =>
  samples.filter(
    (sample) => sample.measurand === measurand && sample.unit === unit && sample.location === 'Outlet',
  );

/** A total wins over phases; L1-N is phase 1; voltages between phases and the neutral count for nothing. */
const totalOf = (samples: SampledValue[], measurand: Measurand, unit: BaseUnit): number | null => {
  const found = atOutlet(samples, measurand, unit);
  const total = found.findLast((sample) => sample.phase === null);
  if (total) return total.value;
  const { l1, l2, l3 } = phasesOf(found, measurand, unit);
  return l1 === null && l2 === null && l3 === null ? null : (l1 ?? 0) + (l2 ?? 0) + (l3 ?? 0);
};

const phasesOf = (samples: SampledValue[], measurand: Measurand, unit: BaseUnit): PhaseValues => {
  const values: PhaseValues = { l1: null, l2: null, l3: null };
  for (const { phase, value } of atOutlet(samples, measurand, unit)) {
    if (phase === 'L1' || phase === 'L1-N') values.l1 = value;
    else if (phase === 'L2' || phase === 'L2-N') values.l2 = value;
    else if (phase === 'L3' || phase === 'L3-N') values.l3 = value;
    else if (phase === null) values.l1 ??= value;
  }
  return values;
};
