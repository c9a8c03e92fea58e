import type { Dice } from '../dice.ts';
import type { ChargingPoint } from './charger.ts';

/** From here on the power changes evenly to that of the next knot; it ends with the last. */
interface Knot {
  readonly atMs: number;
  readonly powerW: number;
}

export type PowerCurve = readonly Knot[];

const MS_PER_HOUR = 3_600_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** What flows at a moment. */
export const powerAt = (curve: PowerCurve, atMs: number): number => {
  const next = curve.findIndex((knot) => knot.atMs >= atMs);
  const [before, after] = [curve[next - 1], curve[next]];
  if (before === undefined || after === undefined) return next === 0 ? (after?.powerW ?? 0) : 0;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return before.powerW + share * (after.powerW - before.powerW);
};

/** What has flowed until a moment, exactly. */
export const energyUntil = (curve: PowerCurve, untilMs: number): number => {
  let energyWh = 0;
  for (const [index, knot] of curve.entries()) {
    const next = curve[index + 1];
    if (next === undefined || knot.atMs >= untilMs) break;
    const toMs = Math.min(next.atMs, untilMs);
    const toW = toMs === next.atMs ? next.powerW : powerAt(curve, toMs);
    energyWh += (((knot.powerW + toW) / 2) * (toMs - knot.atMs)) / MS_PER_HOUR;
  }
  return energyWh;
};

/** A car with what it draws at most from this charging point. */
export interface Car {
  readonly phases: number;
  readonly voltageV: number;
  readonly fullW: number;
  /** What its battery takes at most. */
  readonly neededWh: number;
}

export const rollCar = (dice: Dice, point: ChargingPoint): Car => {
  const neededWh = dice.between(1_000, 95_000);
  if (point.current === 'dc')
    return {
      phases: 1,
      voltageV: dice.between(340, 780),
      fullW: point.ratedW * dice.between(0.3, 0.98),
      neededWh,
    };
  const phases = Math.min(point.phases, dice.pick([1, 2, 3, 3]));
  const voltageV = dice.between(226, 234);
  const currentA = Math.min(point.maxCurrentA, dice.pick([6, 10, 13, 16, 16, 16, 20, 32]));
  return { phases, voltageV, fullW: phases * currentA * voltageV, neededWh };
};

/** How a car takes what it needs from its start to its stop: it waits, ramps, is limited, pauses, tapers, idles. */
export const rollCurve = (
  dice: Dice,
  { fullW, neededWh }: Car,
  fromMs: number,
  untilMs: number,
): PowerCurve => {
  const path = { knots: [{ atMs: fromMs, powerW: 0 }], atMs: fromMs, leftWh: neededWh };
  const stay = (ms: number, powerW: number) => {
    const from = path.knots.at(-1)?.powerW ?? 0;
    if (from !== powerW) path.knots.push({ atMs: path.atMs + Math.min(30 * SECOND_MS, ms / 2), powerW });
    path.atMs += ms;
    path.knots.push({ atMs: path.atMs, powerW });
    path.leftWh -= (powerW * ms) / MS_PER_HOUR;
  };
  if (dice.chance(0.7)) stay(dice.between(SECOND_MS, 90 * SECOND_MS), 0);
  const fullMs = path.atMs + (untilMs - path.atMs) * dice.pick([0, 0.3, 0.7, 1, 1, 1]);
  while (fullMs - path.atMs > MINUTE_MS && path.leftWh > 1) {
    const isPause = dice.chance(0.15);
    const powerW = isPause ? 0 : dice.chance(0.6) ? fullW : fullW * dice.between(0.4, 1);
    const longestMs = powerW === 0 ? Infinity : (path.leftWh / powerW) * MS_PER_HOUR;
    const plannedMs = dice.between(4, isPause ? 90 : 240) * MINUTE_MS;
    stay(Math.min(fullMs - path.atMs, longestMs, plannedMs), powerW);
  }
  stay(dice.between(5, 40) * MINUTE_MS, 0);
  if (untilMs > path.atMs) stay(untilMs - path.atMs, 0);
  const during = path.knots.filter((knot) => knot.atMs < untilMs);
  return [...during, { atMs: untilMs, powerW: powerAt(path.knots, untilMs) }];
};
