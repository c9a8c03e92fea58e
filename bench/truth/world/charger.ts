import type { Dice } from '../dice.ts';

/** One charging point of the charger, as installed. */
export interface ChargingPoint {
  readonly connectorId: number;
  readonly current: 'ac' | 'dc';
  readonly phases: number;
  readonly maxCurrentA: number;
  /** What it can deliver at most. */
  readonly ratedW: number;
  /** What the portal knows of that; null: nobody entered it, and for DC it cannot be. */
  readonly maxPowerW: number | null;
}

/** How an honest charger writes: all of it as the specification has it. */
export interface Manner {
  /** null: it sends no meter values during a session. */
  readonly sampleSeconds: number | null;
  readonly sendsPower: boolean;
  readonly sendsCurrent: boolean;
  readonly sendsIntervals: boolean;
  readonly kilo: boolean;
  /** Members that may be left out are written. */
  readonly wordy: boolean;
  /** What it adds to its stop. */
  readonly transactionData: 'none' | 'begin-end' | 'all';
}

export interface Charger {
  readonly points: readonly ChargingPoint[];
  readonly manner: Manner;
}

const VOLTAGE_V = 230;
const AC_SECONDS = [10, 30, 60, 60, 60, 300, 900];
const DC_SECONDS = [10, 30, 60, 60, 60, 300];

const acPoint = (dice: Dice, connectorId: number): ChargingPoint => {
  const phases = dice.chance(0.8) ? 3 : 1;
  const maxCurrentA = dice.pick([16, 16, 32, 32, 32, 63]);
  const ratedW = phases * maxCurrentA * VOLTAGE_V;
  const maxPowerW = dice.chance(0.9) ? ratedW : null;
  return { connectorId, current: 'ac', phases, maxCurrentA, ratedW, maxPowerW };
};

const dcPoint = (dice: Dice, connectorId: number): ChargingPoint => ({
  connectorId,
  current: 'dc',
  phases: 3,
  maxCurrentA: 500,
  ratedW: dice.pick([25_000, 50_000, 150_000, 350_000]),
  maxPowerW: null,
});

export const rollCharger = (dice: Dice): Charger => {
  const point = dice.chance(0.8) ? acPoint : dcPoint;
  const points = dice.chance(0.3) ? [point(dice, 1), point(dice, 2)] : [point(dice, 1)];
  return {
    points,
    manner: {
      sampleSeconds: dice.chance(0.06) ? null : dice.pick(point === acPoint ? AC_SECONDS : DC_SECONDS),
      sendsPower: dice.chance(0.8),
      sendsCurrent: dice.chance(0.5),
      sendsIntervals: dice.chance(0.1),
      kilo: dice.chance(0.3),
      wordy: dice.chance(0.5),
      transactionData: dice.pick(['none', 'none', 'begin-end', 'all']),
    },
  };
};
