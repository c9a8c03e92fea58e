export interface CurvePoint {
  readonly at: Date;
  readonly powerW: number | null;
}

/** The most points of a curve that are sent to a page. */
export const CURVE_POINTS = 600;

/**
 * At most `limit` points of a power curve in order of time: the first, the last, and of each stretch of equally many
 * points its lowest and its highest, so that the peak and short dips survive. Points are taken over as they are.
 * @param limit at least 4.
 */
export const downsampleCurve = <Point extends CurvePoint>(
  points: readonly Point[],
  limit: number = CURVE_POINTS,
): readonly Point[] => {
  const last = points.length - 1;
  if (points.length <= limit) return points;
  const stretches = Math.floor((limit - 2) / 2);
  const kept = new Set([0]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = 1 + Math.floor(((last - 1) * stretch) / stretches);
    const until = 1 + Math.floor(((last - 1) * (stretch + 1)) / stretches);
    const [lowest, highest] = extremes(points, from, until);
    kept.add(Math.min(lowest, highest)).add(Math.max(lowest, highest));
  }
  kept.add(last);
  return [...kept].flatMap((index) => points[index] ?? []);
};

const extremes = (points: readonly CurvePoint[], from: number, until: number): readonly [number, number] => {
  let [lowest, highest] = [from, from];
  for (let index = from; index < until; index++) {
    const powerW = points[index]?.powerW ?? null;
    if (powerW === null) continue;
    if (powerW < (points[lowest]?.powerW ?? Number.POSITIVE_INFINITY)) lowest = index;
    if (powerW > (points[highest]?.powerW ?? Number.NEGATIVE_INFINITY)) highest = index;
  }
  return [lowest, highest];
};
