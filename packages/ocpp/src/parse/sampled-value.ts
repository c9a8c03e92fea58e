import {
  LOCATIONS,
  MEASURANDS,
  PHASES,
  READING_CONTEXTS,
  type Location,
  type Measurand,
  type Phase,
  type ReadingContext,
} from '../messages/meter-value.ts';
import type { Dialect } from './dialect.ts';
import { cleanText, oneOf, toNumber, valueList, type Fields } from './scalars.ts';
import { readUnit, type BaseUnit } from './unit.ts';

/** One measurement in base units. `measurand` is null when the name is none of OCPP's. */
export interface SampledValue {
  measurand: Measurand | null;
  measurandRaw: string | null;
  value: number;
  unit: BaseUnit | null;
  phase: Phase | null;
  location: Location;
  context: ReadingContext;
  /** Those of `location` and `context` that were not sent, or not as OCPP has them. */
  assumed?: readonly ('location' | 'context')[];
  /** As sent, when it is none of OCPP's. */
  phaseRaw?: string;
  /** As sent, when it is not a unit of the measurand. */
  unitRaw?: string;
}

const measurands = valueList(MEASURANDS);
const phases = valueList(PHASES);
const locations = valueList(LOCATIONS);
const contexts = valueList(READING_CONTEXTS);

const ASSUMED = {
  location: ['location'],
  context: ['context'],
  both: ['location', 'context'],
} as const;

/** Null for an entry that has no number (an empty text, "NaN", signed data) or that the dialect leaves out. */
export const parseSampledValue = (
  fields: Fields,
  deviations: string[],
  dialect: Dialect,
): SampledValue | null => {
  const number = toNumber(fields['value']);
  if (number === null) {
    deviations.push('value: not a number');
    return null;
  }
  const rawMeasurand = fields['measurand'];
  const measurand =
    rawMeasurand === undefined ? 'Energy.Active.Import.Register' : meantBy(rawMeasurand, dialect);
  if (measurand === 'ignore') return null;
  if (measurand === null) deviations.push('measurand: unknown');
  const { conversion, misfits } = readUnit(fields['unit'], measurand);
  if (misfits) deviations.push(conversion === null ? 'unit: unknown' : 'unit: not of the measurand');
  const value = conversion ? (number + (conversion.offset ?? 0)) * conversion.factor : number;
  const location = oneOf(locations, fields['location']);
  const context = oneOf(contexts, fields['context']);
  const sample: SampledValue = {
    measurand,
    measurandRaw: measurand === null ? asSent(rawMeasurand) : null,
    // A thousandth of a base unit is below what any meter resolves; it removes the dust of the kilo factor.
    value: Math.round(value * 1_000) / 1_000,
    unit: conversion?.unit ?? null,
    phase: oneOf(phases, fields['phase']),
    location: location ?? 'Outlet',
    context: context ?? 'Sample.Periodic',
  };
  if (location === null || context === null)
    sample.assumed = context !== null ? ASSUMED.location : location !== null ? ASSUMED.context : ASSUMED.both;
  if (sample.phase === null && fields['phase'] !== undefined) sample.phaseRaw = asSent(fields['phase']);
  if (misfits) sample.unitRaw = asSent(fields['unit']);
  return sample;
};

const asSent = (value: unknown): string => cleanText(String(value)).slice(0, 64).toWellFormed();

const meantBy = (measurand: unknown, dialect: Dialect): Measurand | 'ignore' | null => {
  const mapped =
    typeof measurand === 'string' ? dialect.measurands.get(measurand.trim().toLowerCase()) : undefined;
  return mapped ?? oneOf(measurands, measurand);
};
