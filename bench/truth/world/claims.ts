import type { Dice } from '../dice.ts';
import type { Manner } from './charger.ts';
import { powerAt } from './power-curve.ts';
import { shownAt, type TrueSession } from './true-session.ts';

/** What the charger says of one moment; `null`: nothing. */
export interface Moment {
  readonly atMs: number;
  /** When it says that this was. */
  claimedMs: number;
  registerWh: number | null;
  powerW: number | null;
  /** Per phase that is used. */
  currentA: number[] | null;
  voltageV: number | null;
  socPercent: number | null;
  /** Energy of the time before it. */
  intervalWh: number | null;
  readonly intervalMs: number;
}

/** What the charger says of a session, before it is put into messages. */
export interface Claims {
  readonly truth: TrueSession;
  readonly idTag: string;
  startMs: number;
  stopMs: number;
  meterStart: number | null;
  meterStop: number | null;
  /** Samples of the contexts Transaction.Begin and Transaction.End, where it sends them. */
  begin: number | null;
  end: number | null;
  moments: Moment[];
  stopArrives: boolean;
  /** Its samples are written as numbers are. */
  legible: boolean;
  /** What its samples are cut or rounded to, and those of begin and end too. */
  resolutionWh: number;
  step: (wh: number) => number;
  stepsEnds: boolean;
  /** What its registers are below the meter's: samples, and those of start and stop. */
  samplesBelowWh: number;
  messagesBelowWh: number;
}

/** More would only take time. */
const MOST_SAMPLES = [16, 32, 48] as const;
const SLOWER = [10, 30, 60, 120, 300, 900, 1_800] as const;
const SLOWEST = 3_600;

/** What an honest charger says. */
export const claimsOf = (dice: Dice, manner: Manner, truth: TrueSession, index: number): Claims => {
  const [start, stop] = [shownAt(truth, truth.startMs), shownAt(truth, truth.stopMs)];
  const sendsEnds = manner.transactionData !== 'none';
  return {
    truth,
    idTag: `CAFE${String(index).padStart(4, '0')}`,
    startMs: truth.startMs,
    stopMs: truth.stopMs,
    meterStart: start,
    meterStop: stop,
    begin: sendsEnds ? start : null,
    end: sendsEnds ? stop : null,
    moments: momentsOf(dice, manner, truth),
    stopArrives: true,
    legible: true,
    resolutionWh: 1,
    step: (wh) => wh,
    stepsEnds: false,
    samplesBelowWh: 0,
    messagesBelowWh: 0,
  };
};

const momentsOf = (dice: Dice, manner: Manner, truth: TrueSession): Moment[] => {
  if (manner.sampleSeconds === null) return [];
  const lastsSeconds = (truth.stopMs - truth.startMs) / 1_000;
  const most = dice.pick(MOST_SAMPLES);
  const seconds =
    SLOWER.find((every) => every >= (manner.sampleSeconds ?? 0) && lastsSeconds / every <= most) ?? SLOWEST;
  const first = truth.startMs + dice.whole(1, seconds) * 1_000;
  const moments: Moment[] = [];
  for (let atMs = first; atMs < truth.stopMs; atMs += seconds * 1_000)
    moments.push(momentAt(dice, manner, truth, atMs, seconds));
  return moments;
};

const momentAt = (dice: Dice, manner: Manner, truth: TrueSession, atMs: number, seconds: number): Moment => {
  const registerWh = shownAt(truth, atMs);
  const fromMs = Math.max(truth.startMs, atMs - seconds * 1_000);
  const powerW = powerAt(truth.curve, atMs) * dice.between(0.995, 1.005);
  const { phases, voltageV } = truth.car;
  const perPhaseA = powerW / phases / voltageV;
  return {
    atMs,
    claimedMs: atMs,
    registerWh,
    powerW: manner.sendsPower ? Math.round(powerW) : null,
    currentA: manner.sendsCurrent ? Array.from({ length: phases }, () => tenths(perPhaseA)) : null,
    voltageV: manner.sendsCurrent ? tenths(voltageV) : null,
    socPercent:
      truth.point.current === 'dc' ? Math.round(20 + (70 * registerWh) / (registerWh + 40_000)) : null,
    intervalWh: manner.sendsIntervals ? registerWh - shownAt(truth, fromMs) : null,
    intervalMs: atMs - fromMs,
  };
};

const tenths = (value: number): number => Math.round(value * 10) / 10;
