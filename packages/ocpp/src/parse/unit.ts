import { MEASURANDS, type Measurand } from '../messages/meter-value.ts';

export type BaseUnit = 'Wh' | 'varh' | 'W' | 'VA' | 'var' | 'A' | 'V' | '°C' | '%' | 'Hz' | 'rpm';

/** How a number in one unit becomes one in the base unit of its quantity. */
export interface Conversion {
  readonly unit: BaseUnit;
  readonly factor: number;
  readonly offset?: number;
}

const CONVERSIONS: readonly (readonly [string, Conversion])[] = [
  ['wh', { unit: 'Wh', factor: 1 }],
  ['kwh', { unit: 'Wh', factor: 1_000 }],
  ['mwh', { unit: 'Wh', factor: 1_000_000 }],
  ['varh', { unit: 'varh', factor: 1 }],
  ['kvarh', { unit: 'varh', factor: 1_000 }],
  ['w', { unit: 'W', factor: 1 }],
  ['kw', { unit: 'W', factor: 1_000 }],
  ['va', { unit: 'VA', factor: 1 }],
  ['kva', { unit: 'VA', factor: 1_000 }],
  ['var', { unit: 'var', factor: 1 }],
  ['kvar', { unit: 'var', factor: 1_000 }],
  ['a', { unit: 'A', factor: 1 }],
  ['ma', { unit: 'A', factor: 0.001 }],
  ['v', { unit: 'V', factor: 1 }],
  ['celsius', { unit: '°C', factor: 1 }],
  ['celcius', { unit: '°C', factor: 1 }],
  ['fahrenheit', { unit: '°C', factor: 5 / 9, offset: -32 }],
  ['k', { unit: '°C', factor: 1, offset: -273.15 }],
  ['percent', { unit: '%', factor: 1 }],
  ['%', { unit: '%', factor: 1 }],
  ['hz', { unit: 'Hz', factor: 1 }],
  ['hertz', { unit: 'Hz', factor: 1 }],
];

/** Energies and powers: one is easily written for the other, and what is left of the unit is its prefix. */
const PREFIXED: ReadonlySet<BaseUnit> = new Set(['Wh', 'varh', 'W', 'VA', 'var']);

/** The unit that a value without one has (OCPP 1.6, 7.43: Wh for energy; the others by their measurand). */
const baseUnitOf = (measurand: Measurand): BaseUnit | null => {
  if (measurand === 'Power.Factor') return null;
  if (measurand === 'RPM') return 'rpm';
  if (measurand.startsWith('Energy.Reactive')) return 'varh';
  if (measurand.startsWith('Energy')) return 'Wh';
  if (measurand.startsWith('Power.Reactive')) return 'var';
  if (measurand.startsWith('Power')) return 'W';
  if (measurand.startsWith('Current')) return 'A';
  if (measurand === 'Voltage') return 'V';
  if (measurand === 'SoC') return '%';
  return measurand === 'Frequency' ? 'Hz' : '°C';
};

export interface UnitRead {
  /** null: nothing is known of the unit. */
  readonly conversion: Conversion | null;
  /** Sent, but not a unit of this measurand. */
  readonly misfits: boolean;
}

type KnownUnit = UnitRead & { readonly conversion: Conversion };

const UNITS: ReadonlyMap<string, KnownUnit> = new Map(
  CONVERSIONS.map(([name, conversion]) => [name, { conversion, misfits: false }]),
);
const plain = (unit: BaseUnit): KnownUnit => ({ conversion: { unit, factor: 1 }, misfits: false });
const PLAIN: Readonly<Record<BaseUnit, KnownUnit>> = {
  Wh: plain('Wh'),
  varh: plain('varh'),
  W: plain('W'),
  VA: plain('VA'),
  var: plain('var'),
  A: plain('A'),
  V: plain('V'),
  '°C': plain('°C'),
  '%': plain('%'),
  Hz: plain('Hz'),
  rpm: plain('rpm'),
};
const UNKNOWN: UnitRead = { conversion: null, misfits: false };
const NO_UNIT: UnitRead = { conversion: null, misfits: true };
/** By measurand: the same few are read all the time. */
const BASE_UNITS: ReadonlyMap<Measurand | null, BaseUnit | null> = new Map(
  MEASURANDS.map((measurand) => [measurand, baseUnitOf(measurand)]),
);

/**
 * The unit of a value. One that is not of its measurand is read by what is plausible: a register in "kW" counts kWh, and
 * what has only one unit (currents, voltages, a state of charge) is in that one. Of an energy or a power in a unit of
 * neither, the factor is not known.
 */
export const readUnit = (sent: unknown, measurand: Measurand | null): UnitRead => {
  const base = BASE_UNITS.get(measurand) ?? null;
  if (sent === undefined || sent === null || sent === '') return base === null ? UNKNOWN : PLAIN[base];
  const known =
    typeof sent === 'string' ? (UNITS.get(sent) ?? UNITS.get(sent.trim().toLowerCase())) : undefined;
  if (known !== undefined && (base === null || known.conversion.unit === base)) return known;
  if (base === null) return NO_UNIT;
  if (!PREFIXED.has(base)) return { ...PLAIN[base], misfits: true };
  const isSibling = known !== undefined && PREFIXED.has(known.conversion.unit);
  return isSibling ? { conversion: { unit: base, factor: known.conversion.factor }, misfits: true } : NO_UNIT;
};
