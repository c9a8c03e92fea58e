import type { Dice } from '../dice.ts';
import type { Charger, ChargingPoint } from './charger.ts';
import { energyUntil, rollCar, rollCurve, type Car, type PowerCurve } from './power-curve.ts';

/** What really happened: nothing of it is ever distorted. */
export interface TrueSession {
  readonly point: ChargingPoint;
  readonly car: Car;
  readonly startMs: number;
  readonly stopMs: number;
  readonly curve: PowerCurve;
  /** The meter at the start, with its fractions. */
  readonly registerWh: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const registerAt = ({ registerWh, curve }: TrueSession, atMs: number): number =>
  registerWh + energyUntil(curve, atMs);

/** What a meter that counts whole Wh shows. */
export const shownAt = (session: TrueSession, atMs: number): number => Math.floor(registerAt(session, atMs));

/** What has to be billed. */
export const energyOf = (session: TrueSession): number =>
  shownAt(session, session.stopMs) - shownAt(session, session.startMs);

/** One to three sessions in a row on each charging point, the last of which ended before `nowMs`. */
export const rollSessions = (dice: Dice, { points }: Charger, nowMs: number): TrueSession[] =>
  points.flatMap((point) => rollRow(dice, point, nowMs));

const rollRow = (dice: Dice, point: ChargingPoint, nowMs: number): TrueSession[] => {
  const planned = Array.from({ length: dice.whole(1, 3) }, () => ({
    gapMs: dice.pick([dice.between(1, 20) * MINUTE_MS, dice.between(1, 40) * HOUR_MS]),
    lastsMs: rollLength(dice, point),
  }));
  const totalMs = planned.reduce((sum, { gapMs, lastsMs }) => sum + gapMs + lastsMs, 0);
  let atMs = Math.floor((nowMs - totalMs - dice.between(0, HOUR_MS)) / 1_000) * 1_000;
  let registerWh = rollRegister(dice);
  const sessions: TrueSession[] = [];
  for (const { gapMs, lastsMs } of planned) {
    const startMs = atMs + Math.round(gapMs / 1_000) * 1_000;
    const stopMs = startMs + Math.round(lastsMs / 1_000) * 1_000;
    const car = rollCar(dice, point);
    const session = { point, car, startMs, stopMs, curve: rollCurve(dice, car, startMs, stopMs), registerWh };
    sessions.push(session);
    registerWh = registerAt(session, stopMs) + rollIdle(dice);
    atMs = stopMs;
  }
  return sessions;
};

const rollLength = (dice: Dice, { current }: ChargingPoint): number => {
  if (current === 'dc') return dice.between(4, 70) * MINUTE_MS;
  if (dice.chance(0.08)) return dice.between(5, 300) * 1_000;
  if (dice.chance(0.04)) return dice.between(24, 96) * HOUR_MS;
  return dice.between(0.1, 11) * HOUR_MS;
};

/** New, young or old. */
const rollRegister = (dice: Dice): number => {
  if (dice.chance(0.04)) return 0;
  return dice.chance(0.2) ? dice.between(0, 60_000) : dice.between(60_000, 30_000_000);
};

/** Between two sessions a meter stands still, counts the charger itself, or a session of which nobody was ever told. */
const rollIdle = (dice: Dice): number => {
  if (dice.chance(0.02)) return dice.between(500, 20_000);
  return dice.chance(0.3) ? dice.between(0, 4) : 0;
};
