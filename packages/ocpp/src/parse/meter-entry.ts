import type { Dialect } from './dialect.ts';
import { parseSampledValue, type SampledValue } from './sampled-value.ts';
import { cleanText, isFields, type Fields } from './scalars.ts';
import { parseTimestamp, type ChargerTime } from './timestamp.ts';

/** The samples of one moment, as they came or gathered from several entries of a message. */
export interface MeterEntry {
  time: ChargerTime;
  samples: SampledValue[];
  signedData: string[];
}

/** Chargers write what they measure at one moment one value after the other, each with the time of its own. */
const ONE_MOMENT_MS = 5_000;

/** The entries of a message in the order of their time, those of one moment as one. */
export const parseMeterEntries = (
  value: unknown,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect,
): MeterEntry[] => {
  const entries: MeterEntry[] = [];
  for (const fields of listOf(value, 'meterValue', deviations)) {
    const entry = parseEntry(fields, receivedAt, deviations, dialect);
    if (entry) entries.push(entry);
  }
  return entries.length > 1 ? gathered(entries) : entries;
};

const parseEntry = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect,
): MeterEntry | null => {
  const samples: SampledValue[] = [];
  const signedData: string[] = [];
  for (const sample of listOf(fields['sampledValue'], 'sampledValue', deviations)) {
    if (isSigned(sample)) {
      if (typeof sample['value'] === 'string') signedData.push(cleanText(sample['value'], true));
      continue;
    }
    const parsed = parseSampledValue(sample, deviations, dialect);
    if (parsed) samples.push(parsed);
  }
  if (samples.length === 0 && signedData.length === 0) return null;
  const time = parseTimestamp(fields['timestamp'], receivedAt, dialect.timeZone);
  if (time.quality !== 'exact') deviations.push(`timestamp: ${time.quality}`);
  return { time, samples, signedData };
};

const isSigned = ({ format }: Fields): boolean =>
  typeof format === 'string' && format.trim().toLowerCase() === 'signeddata';

const listOf = (value: unknown, name: string, deviations: string[]): Fields[] => {
  if (Array.isArray(value)) {
    const entries = value.filter(isFields);
    if (entries.length !== value.length) deviations.push(`${name}: entries that are no objects`);
    return entries;
  }
  deviations.push(`${name}: not a list`);
  return isFields(value) ? [value] : [];
};

/** Of one time, or so close that they complete one another: what is told twice belongs to two moments. */
const gathered = (entries: readonly MeterEntry[]): MeterEntry[] => {
  const moments: { entry: MeterEntry; told: Set<string>; from: MeterEntry }[] = [];
  for (const next of entries.toSorted((a, b) => a.time.at.getTime() - b.time.at.getTime())) {
    const last = moments.at(-1);
    const keys = next.samples.map(keyOf);
    if (last === undefined || !areOfOneMoment(last.from.time, next.time, last.told, keys)) {
      moments.push({ entry: next, told: new Set(keys), from: next });
      continue;
    }
    for (const key of keys) last.told.add(key);
    last.entry = both(last.entry, next);
  }
  return moments.map(({ entry }) => entry);
};

const keyOf = ({ measurand, measurandRaw, phase, location, context }: SampledValue): string =>
  `${measurand ?? measurandRaw}|${phase}|${location}|${context}`;

const areOfOneMoment = (
  from: ChargerTime,
  next: ChargerTime,
  told: ReadonlySet<string>,
  keys: readonly string[],
): boolean => {
  if (from.sent === null || next.sent === null) return from.raw === next.raw;
  const apartMs = Math.abs(next.sent.getTime() - from.sent.getTime());
  return apartMs === 0 || (apartMs <= ONE_MOMENT_MS && !keys.some((key) => told.has(key)));
};

/** The register decides about the time: it is what money is counted from. */
const both = (a: MeterEntry, b: MeterEntry): MeterEntry => ({
  time: hasRegister(b) && !hasRegister(a) ? b.time : a.time,
  samples: [...a.samples, ...b.samples],
  signedData: [...a.signedData, ...b.signedData],
});

const hasRegister = ({ samples }: MeterEntry): boolean =>
  samples.some(({ measurand }) => measurand === 'Energy.Active.Import.Register');
