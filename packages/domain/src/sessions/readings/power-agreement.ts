import type { SessionAnomaly } from '../anomaly.ts';
import type { Agreement } from './energy-facts.ts';
import { mostWh } from './registers/register-chain.ts';
import type { Flow, PowerPoint } from './power-flow.ts';

export const AGREEMENT: Agreement = { share: 0.1, energyWh: 300 };

const NEARBY_MS = 120_000;
const FACTOR = 1000;

/** Whether energy lies further outside what the power allows than both limits. */
export const disagrees = (energyWh: number, flow: Flow, { share, energyWh: leastWh }: Agreement): boolean => {
  const outsideWh = Math.max(energyWh - flow.highWh, flow.lowWh - energyWh);
  return outsideWh > leastWh && outsideWh > share * energyWh;
};

interface Compared {
  readonly energyWh: number;
  readonly flow: Flow | null;
  readonly intervalsWh: bigint | null;
  readonly maxPowerW: number;
}

type Believed = { readonly energyWh: number; readonly anomaly: SessionAnomaly | null };

/** Whether registers and power agree, and which of them is to be proposed where they do not. */
export const believePower = (compared: Compared, agreement: Agreement): Believed => {
  const { energyWh, flow, intervalsWh } = compared;
  const other = flow ?? (intervalsWh === null ? null : asFlow(Number(intervalsWh)));
  if (other === null || !disagrees(energyWh, other, agreement)) return { energyWh, anomaly: null };
  const factor = factorTo(energyWh, other);
  if (factor !== null) return byFactor(compared, other, factor);
  // A meter that stands still while power flows counts nothing; one that counts is the better of the two.
  const standsStill = energyWh < agreement.energyWh && other.lowWh > agreement.energyWh;
  return { energyWh: standsStill ? other.energyWh : energyWh, anomaly: 'power_disagrees' };
};

const asFlow = (energyWh: number): Flow => ({ energyWh, lowWh: energyWh, highWh: energyWh });

/** 1,000 or a thousandth, where the energy times it is near what the power says; whole kWh are rounded. */
const factorTo = (energyWh: number, flow: Flow): number | null =>
  [FACTOR, 1 / FACTOR].find((factor) => {
    const apartWh = Math.abs(energyWh * factor - flow.energyWh);
    return apartWh <= Math.max(0.25 * flow.energyWh, factor) && energyWh > 0;
  }) ?? null;

/** Registers in kWh that are sent as Wh, or power in kW that is sent as W. */
const byFactor = ({ energyWh }: Compared, flow: Flow, factor: number): Believed =>
  factor > 1
    ? { energyWh: flow.energyWh, anomaly: 'register_factor' }
    : { energyWh, anomaly: 'register_factor' };

/**
 * The most that may have flowed while no register was read: by the power nearby in a short gap, by the highest that was
 * seen in a longer one, otherwise by the rating.
 */
export const unmeasuredWh = (
  [from, until]: readonly [number, number],
  powers: readonly PowerPoint[],
  maxPowerW: number,
): number => {
  const ms = Math.max(0, until - from);
  if (ms === 0) return 0;
  const near = powers.filter(({ time }) => time >= from - NEARBY_MS && time <= until + NEARBY_MS);
  const counted = ms <= NEARBY_MS && near.length > 0 ? near : powers;
  if (counted.length === 0) return mostWh(maxPowerW, ms);
  return (Math.max(...counted.map(({ powerW }) => powerW)) * ms) / 3_600_000;
};
