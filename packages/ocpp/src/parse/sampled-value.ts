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

export type BaseUnit = 'Wh' | 'varh' | 'W' | 'VA' | 'var' | 'A' | 'V' | '°C' | '%' | 'Hz' | 'rpm';

/** One measurement in base units. `measurand` is null when the name is none of OCPP's. */
export interface SampledValue {
  measurand: Measurand | null;
  measurandRaw: string | null;
  value: number;
  unit: BaseUnit | null;
  phase: Phase | null;
  location: Location;
  context: ReadingContext;
}

const measurands = valueList(MEASURANDS);
const phases = valueList(PHASES);
const locations = valueList(LOCATIONS);
const contexts = valueList(READING_CONTEXTS);

type Conversion = { unit: BaseUnit; factor: number; offset?: number };

const UNITS: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['wh', { unit: 'Wh', factor: 1 }],
  ['kwh', { unit: 'Wh', factor: 1_000 }],
  ['varh', { unit: 'varh', factor: 1 }],
  ['kvarh', { unit: 'varh', factor: 1_000 }],
  ['w', { unit: 'W', factor: 1 }],
  ['kw', { unit: 'W', factor: 1_000 }],
  ['va', { unit: 'VA', factor: 1 }],
  ['kva', { unit: 'VA', factor: 1_000 }],
  ['var', { unit: 'var', factor: 1 }],
  ['kvar', { unit: 'var', factor: 1_000 }],
  ['a', { unit: 'A', factor: 1 }],
  ['v', { unit: 'V', factor: 1 }],
  ['celsius', { unit: '°C', factor: 1 }],
  ['celcius', { unit: '°C', factor: 1 }],
  ['fahrenheit', { unit: '°C', factor: 5 / 9, offset: -32 }],
  ['k', { unit: '°C', factor: 1, offset: -273.15 }],
  ['percent', { unit: '%', factor: 1 }],
  ['%', { unit: '%', factor: 1 }],
  ['hz', { unit: 'Hz', factor: 1 }],
  ['hertz', { unit: 'Hz', factor: 1 }],
]);

/** The unit that a value without one has (OCPP 1.6, 7.43: Wh for energy; the others by their measurand). */
const defaultUnit = (measurand: Measurand | null): Conversion | null => {
  if (measurand === null || measurand === 'Power.Factor') return null;
  if (measurand === 'RPM') return { unit: 'rpm', factor: 1 };
  if (measurand.startsWith('Energy.Reactive')) return { unit: 'varh', factor: 1 };
  if (measurand.startsWith('Energy')) return { unit: 'Wh', factor: 1 };
  if (measurand.startsWith('Power.Reactive')) return { unit: 'var', factor: 1 };
  if (measurand.startsWith('Power')) return { unit: 'W', factor: 1 };
  if (measurand.startsWith('Current')) return { unit: 'A', factor: 1 };
  if (measurand === 'Voltage') return { unit: 'V', factor: 1 };
  if (measurand === 'SoC') return { unit: '%', factor: 1 };
  return measurand === 'Frequency' ? { unit: 'Hz', factor: 1 } : { unit: '°C', factor: 1 };
};

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
  const conversion = conversionOf(fields['unit'], measurand, deviations);
  const value = conversion ? (number + (conversion.offset ?? 0)) * conversion.factor : number;
  return {
    measurand,
    measurandRaw: measurand === null ? cleanText(String(rawMeasurand)).slice(0, 64).toWellFormed() : null,
    // A thousandth of a base unit is below what any meter resolves; it removes the dust of the kilo factor.
    value: Math.round(value * 1_000) / 1_000,
    unit: conversion?.unit ?? null,
    phase: oneOf(phases, fields['phase']),
    location: oneOf(locations, fields['location']) ?? 'Outlet',
    context: oneOf(contexts, fields['context']) ?? 'Sample.Periodic',
  };
};

const meantBy = (measurand: unknown, dialect: Dialect): Measurand | 'ignore' | null => {
  const mapped =
    typeof measurand === 'string' ? dialect.measurands.get(measurand.trim().toLowerCase()) : undefined;
  return mapped ?? oneOf(measurands, measurand);
};

const conversionOf = (
  unit: unknown,
  measurand: Measurand | null,
  deviations: string[],
): Conversion | null => {
  if (unit === undefined || unit === null || unit === '') return defaultUnit(measurand);
  const known = typeof unit === 'string' ? UNITS.get(unit.trim().toLowerCase()) : undefined;
  if (known) return known;
  deviations.push('unit: unknown');
  return null;
};
