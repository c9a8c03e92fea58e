import type { SessionAnomaly } from '../anomaly.ts';
import type { Quirks } from '../../stations/quirks.ts';
import type { MeterReading } from './meter-reading.ts';

/** The version of the rules by which `sessionEnergy` decides; stored with every decision. */
export const ENERGY_RULES = 15;

/** A register at the edge of a neighbouring session of the connector. */
export interface RegisterAt {
  readonly at: Date;
  /** `null`: not known. */
  readonly registerWh: bigint | null;
  /** Its own session does not believe it: it may contradict another register, and takes the place of none. */
  readonly isDoubted?: boolean;
}

/** By how much power may differ from the registers before a person is asked: both have to be exceeded. */
export interface Agreement {
  readonly share: number;
  readonly energyWh: number;
}

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
  /** Where the previous session of the connector ended. */
  readonly previousEnd?: RegisterAt | null;
  /** Where the next session of the connector began. */
  readonly nextStart?: RegisterAt | null;
  /** Where the session began that was told after this one, though by its own time it came before: one of the clocks is wrong. */
  readonly toldAfterWh?: bigint | null;
  /** Begin and end as the meter signed them, if the signatures hold for a known key. */
  readonly signed?: { readonly beginWh: bigint; readonly endWh: bigint } | null;
  /** A signature of the meter does not hold for the known key. */
  readonly signatureFails?: boolean;
  /** Otherwise `AGREEMENT`. */
  readonly agreement?: Agreement;
}

/** What is set of a meter, and of what it is held against. */
export type MeterSettings = Required<Pick<EnergyFacts, 'register' | 'agreement'>>;

/** Three phases of 63 A. */
const MAX_AC_W = 43_500;
/** CCS ends at 500 A and 1,000 V. */
const MAX_DC_W = 500_000;

/** The most that a connector delivers, also where its rating is not known. */
export const ratedPowerW = ({ maxPowerW, current }: Pick<EnergyFacts, 'maxPowerW' | 'current'>): number =>
  maxPowerW ?? (current === 'ac' ? MAX_AC_W : MAX_DC_W);

export const WITNESS_KINDS = [
  'signed',
  'messages',
  'contexts',
  'samples',
  'intervals',
  'power',
  'neighbours',
  'rating',
] as const;

/** What one source says about the energy of a session, with its own error bar. */
export interface Witness {
  readonly kind: (typeof WITNESS_KINDS)[number];
  /** `null`: it only says between which bounds. */
  readonly energyWh: bigint | null;
  readonly lowWh: bigint;
  readonly highWh: bigint;
}

/** A step of the register that cannot be right. */
export interface SuspiciousStep {
  readonly from: Date;
  readonly until: Date;
  /** Negative where the register fell. */
  readonly energyWh: bigint;
}

export const BEGIN_ORIGINS = ['signed', 'start', 'begin', 'previous', 'sample', 'zero', 'none'] as const;
export const END_ORIGINS = ['signed', 'stop', 'end', 'next', 'sample', 'none'] as const;

export interface SessionEnergy {
  /** What is billed, or proposed where a person has to decide. */
  readonly energyWh: bigint;
  readonly method: 'signed' | 'registers' | 'samples' | 'intervals' | 'power' | 'none';
  readonly anomalies: readonly SessionAnomaly[];
  readonly begin: (typeof BEGIN_ORIGINS)[number];
  readonly end: (typeof END_ORIGINS)[number];
  /** The registers at begin and end; `null` if it was not counted from registers. */
  readonly beginWh: bigint | null;
  readonly endWh: bigint | null;
  readonly witnesses: readonly Witness[];
  readonly steps: readonly SuspiciousStep[];
}
