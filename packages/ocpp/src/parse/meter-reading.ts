import { PLAIN_DIALECT, type Dialect } from './dialect.ts';
import { parseMeterEntries, type MeterEntry } from './meter-entry.ts';
import type { SampledValue } from './sampled-value.ts';
import {
  originOf,
  partsOfTotal,
  phasesOf,
  samplesFor,
  sumOf,
  voltagesOf,
  type PhaseValues,
  type SampleOrigin,
} from './sample-choice.ts';
import { toRegisterWh, toSampleWh } from './scalars.ts';
import type { ChargerTime } from './timestamp.ts';

/** What the values of a reading were chosen from, where that is out of the ordinary. */
export interface ReadingOrigins {
  energy?: SampleOrigin;
  begin?: SampleOrigin;
  end?: SampleOrigin;
  power?: SampleOrigin;
  current?: SampleOrigin;
}

/**
 * What the meter showed at one moment. Energy is the import register in Wh (the total, else the sum of the phases),
 * power in W likewise. A current or voltage without a phase stands under `l1`.
 */
export interface MeterReading extends ChargerTime {
  energyWh: bigint | null;
  /** The register at the begin and at the end of the transaction, whenever it is told. */
  beginWh: bigint | null;
  endWh: bigint | null;
  powerW: number | null;
  currentA: PhaseValues;
  voltageV: PhaseValues;
  socPercent: number | null;
  offeredA: number | null;
  /** Only tells of the begin or the end of a transaction. */
  isBoundary: boolean;
  origins: ReadingOrigins | null;
  samples: SampledValue[];
  /** Those that no value above was chosen from. */
  otherSamples: SampledValue[];
  /** Signed meter data (OCMF and others) as received: proof for the driver, never parsed as a number. */
  signedData: string[];
}

/** Readings in the order of their time. An object where a list belongs is taken as its only entry. */
export const parseMeterReadings = (
  value: unknown,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): MeterReading[] => parseMeterEntries(value, receivedAt, deviations, dialect).map(readingOf);

const readingOf = ({ time, samples, signedData }: MeterEntry): MeterReading => {
  const found = {
    energy: samplesFor(samples, 'Energy.Active.Import.Register', 'Wh'),
    begin: samplesFor(samples, 'Energy.Active.Import.Register', 'Wh', 'begin'),
    end: samplesFor(samples, 'Energy.Active.Import.Register', 'Wh', 'end'),
    power: samplesFor(samples, 'Power.Active.Import', 'W'),
    current: samplesFor(samples, 'Current.Import', 'A'),
    voltage: samplesFor(samples, 'Voltage', 'V'),
    soc: samplesFor(samples, 'SoC', '%'),
  };
  const parts = {
    energy: partsOfTotal(found.energy),
    begin: partsOfTotal(found.begin),
    end: partsOfTotal(found.end),
    power: partsOfTotal(found.power),
  };
  return {
    ...time,
    energyWh: toSampleWh(sumOf(parts.energy)),
    beginWh: toRegisterWh(sumOf(parts.begin)),
    endWh: toRegisterWh(sumOf(parts.end)),
    powerW: sumOf(parts.power),
    currentA: phasesOf(found.current),
    voltageV: voltagesOf(found.voltage),
    socPercent: highestOf(found.soc),
    offeredA: highestOf(samplesFor(samples, 'Current.Offered', 'A')),
    isBoundary: (parts.energy.length > 0 ? parts.energy : samples).some(isOfBoundary),
    origins: originsOf(parts, found.current),
    samples,
    otherSamples: without(samples, Object.values(found)),
    signedData,
  };
};

const isOfBoundary = ({ context }: SampledValue): boolean =>
  context === 'Transaction.Begin' || context === 'Transaction.End';

const highestOf = (samples: readonly SampledValue[]): number | null =>
  samples.length === 0 ? null : Math.max(...samples.map(({ value }) => value));

const originsOf = (
  parts: Record<'energy' | 'begin' | 'end' | 'power', readonly SampledValue[]>,
  current: readonly SampledValue[],
): ReadingOrigins | null => {
  const origins: ReadingOrigins = {};
  for (const name of ['energy', 'begin', 'end', 'power'] as const) {
    const origin = originOf(parts[name], name === 'begin' || name === 'end' ? ['context'] : []);
    if (origin) origins[name] = origin;
  }
  const origin = originOf(current, ['phases']);
  if (origin) origins.current = origin;
  return Object.keys(origins).length === 0 ? null : origins;
};

const without = (
  samples: readonly SampledValue[],
  chosen: readonly (readonly SampledValue[])[],
): SampledValue[] => {
  const count = chosen.reduce((sum, list) => sum + list.length, 0);
  // The usual case: everything has a column. The end is counted twice where it stands for now.
  if (count === samples.length && chosen[2]?.length === 0) return [];
  const all = new Set(chosen.flat());
  return samples.filter((sample) => !all.has(sample));
};
