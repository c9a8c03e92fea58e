import type { Agreement, EnergyFacts, SessionEnergy } from '../energy-facts.ts';
import type { Flow } from '../power/power-flow.ts';
import type { Chain, RegisterPoint } from './register-chain.ts';
import type { Candidate } from './register-sources.ts';

export interface RegisterFacts extends Pick<EnergyFacts, 'register' | 'previousEnd'> {
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** Of the connector, and what is credible of it between two samples. */
  readonly ratedW: number;
  readonly maxPowerW: number;
  /** Before the first and after the last sample, where nobody saw how fast the car charged. */
  readonly edgePowerW: number;
  readonly flow: Flow | null;
  readonly agreement: Agreement;
}

export interface RegisterEnergy extends Pick<SessionEnergy, 'begin' | 'end' | 'anomalies'> {
  readonly energyWh: number;
  readonly method: 'registers' | 'samples';
  /** The samples, where they are one chain. */
  readonly sampled: Chain;
  /** The registers that it was counted from, and the samples that it leaves out. */
  readonly believed: readonly Chain[];
  readonly leftOut: Chain;
  /** What its samples were multiplied by, if that is not 1: 1,000 or a thousandth. */
  readonly factor?: number;
  /** Times without a register: before the first and after the last that is believed. */
  readonly unmeasured: readonly (readonly [number, number])[];
}

export interface SampledRegisters {
  readonly chains: readonly Chain[];
  readonly first: RegisterPoint;
  readonly last: RegisterPoint;
  /** What continues the samples, in the order of preference. */
  readonly begin: Candidate<SessionEnergy['begin']> | null;
  readonly end: Candidate<SessionEnergy['end']> | null;
}
