import { highest } from '../of-many.ts';
import type { SessionAnomaly } from '../../anomaly.ts';
import type { Agreement, EnergyFacts } from '../energy-facts.ts';
import { flowOfIntervals } from '../intervals/estimated-energy.ts';
import { mostWh, type Chain, type RegisterPoint } from '../registers/register-chain.ts';
import { flowOf, type Flow } from './power-flow.ts';
import type { PowerPoint } from './power-points.ts';

export const AGREEMENT: Agreement = { share: 0.1, energyWh: 300 };

const NEARBY_MS = 120_000;
const FACTOR = 1000;

const NOTHING = 0.01;
/** Of the limit: a register that did not move at all is not off by a share. */
const STILL_SHARE = 1 / 3;
const ENOUGH_MOMENTS = 8;
const FAR_SHARE = 0.45;

/**
 * Whether energy lies further outside what the power allows than both limits, or is none where some flowed; or, with enough moments of charging, far
 * from their mean although the bounds are wide.
 */
export const disagrees = (energyWh: number, flow: Flow, { share, energyWh: leastWh }: Agreement): boolean => {
  const outsideWh = Math.max(energyWh - flow.highWh, flow.lowWh - energyWh);
  if (outsideWh > leastWh && outsideWh > share * Math.min(energyWh, flow.energyWh)) return true;
  if (energyWh <= NOTHING * flow.lowWh && flow.lowWh > STILL_SHARE * leastWh) return true;
  const belowWh = flow.knownWh - flow.unevenWh - energyWh;
  if (Math.max(belowWh, energyWh - flow.mostKnownWh) > Math.max(leastWh, share * flow.knownWh)) return true;
  const apartWh = Math.max(
    flow.energyWh - flow.unseenWh - energyWh,
    energyWh - flow.energyWh - flow.mostUnseenWh,
  );
  return (
    flow.moments >= ENOUGH_MOMENTS &&
    apartWh > leastWh &&
    apartWh > FAR_SHARE * Math.max(energyWh, flow.energyWh)
  );
};

/** Whether energy is what the power tells, not only what it leaves possible. */
export const confirms = (energyWh: number, flow: Flow, { share, energyWh: leastWh }: Agreement): boolean =>
  Math.abs(energyWh - flow.energyWh) <= Math.max(leastWh, share * energyWh);

interface Compared {
  readonly energyWh: number;
  readonly flow: Flow | null;
  readonly intervals: Flow | null;
}

interface Believed {
  readonly energyWh: number;
  /** What it is from, where that is not the registers. */
  readonly insteadBy: 'power' | 'intervals' | null;
  readonly anomaly: SessionAnomaly | null;
}

/** Whether registers and power agree, and which of them is to be proposed where they do not. */
export const believePower = (compared: Compared, agreement: Agreement): Believed => {
  const { energyWh, flow, intervals } = compared;
  const other = [flow, intervals].find((each) => each !== null && disagrees(energyWh, each, agreement));
  if (!other) return { energyWh, insteadBy: null, anomaly: null };
  const factor = factorTo(energyWh, other);
  const anomaly = factor === null ? 'power_disagrees' : 'register_factor';
  // Registers in kWh that are sent as Wh; a thousandth is power in kW that is sent as W.
  const isInKwh = factor === FACTOR;
  // A meter that stands still while power flows counts nothing; one that counts is the better of the two.
  const standsStill = factor === null && energyWh < agreement.energyWh && other.lowWh > agreement.energyWh;
  return isInKwh || standsStill
    ? { energyWh: other.energyWh, insteadBy: other === flow ? 'power' : 'intervals', anomaly }
    : { energyWh, insteadBy: null, anomaly };
};

/** 1,000 or a thousandth, where the energy times it is near what the power says; whole kWh are rounded. */
const factorTo = (energyWh: number, flow: Flow): number | null =>
  [FACTOR, 1 / FACTOR].find((factor) => {
    const apartWh = Math.abs(energyWh * factor - flow.energyWh);
    return apartWh <= Math.max(0.25 * flow.energyWh, factor) && energyWh > 0;
  }) ?? null;

/** Whether the samples alone, between the first and the last that tell the power too, contradict it. */
export const samplesDisagree = (
  sampled: Chain,
  powers: readonly PowerPoint[],
  maxPowerW: number,
  agreement: Agreement,
): boolean => {
  const times = new Set(powers.map(({ time }) => time));
  const both = sampled.filter(({ time }) => times.has(time));
  const [first, last] = [both[0], both.at(-1)];
  if (first === undefined || last === undefined || last.wh <= first.wh) return false;
  const during = powers.filter(({ time }) => time >= first.time && time <= last.time);
  const flow = flowOf(during, [first.time, last.time], maxPowerW, sampled);
  return flow !== null && disagrees(nearestRiseWh(first, last, flow), flow, agreement);
};

/** What the register may have risen by that is nearest to what flowed: it is known to its resolution. */
const nearestRiseWh = (first: RegisterPoint, last: RegisterPoint, { energyWh }: Flow): number => {
  const [riseWh, roundingWh] = [last.wh - first.wh, Math.max(first.resolutionWh, last.resolutionWh)];
  return Math.min(Math.max(energyWh, riseWh - roundingWh), riseWh + roundingWh);
};

/** Whether the intervals between the first and the last sample tell something else than the samples rose by. */
export const intervalsDisagree = (
  sampled: Chain,
  { readings }: Pick<EnergyFacts, 'readings'>,
  { powers, maxPowerW }: { readonly powers: readonly PowerPoint[]; readonly maxPowerW: number },
  agreement: Agreement,
): boolean => {
  const [first, last] = [sampled[0], sampled.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  const [startedAt, stoppedAt] = [new Date(first.time), new Date(last.time)];
  // What the first of them reaches back before the first sample.
  const previousEnd = { at: startedAt, registerWh: null };
  // One alone, of which nobody knows how long it is, may reach back as well.
  const measured = readings.filter(({ interval }) => interval && interval.seconds > 0);
  const during = { readings: measured, previousEnd, startedAt, stoppedAt };
  const flow = flowOfIntervals(during, powers, maxPowerW);
  return flow !== null && disagrees(nearestRiseWh(first, last, flow), flow, agreement);
};

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
  return (highest(counted.map(({ powerW }) => powerW)) * ms) / 3_600_000;
};
