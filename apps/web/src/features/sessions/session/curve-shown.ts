interface CurvePoint {
  readonly at: string;
  readonly powerW: number | null;
  readonly energyWh: number | null;
}

export interface ShownCurve {
  /** `registers`: the average power between two meter readings, since the charger sent none. */
  readonly kind: 'power' | 'registers';
  readonly points: readonly CurvePoint[];
}

const MS_PER_HOUR = 3_600_000;

/** The curve as it is shown; null: there is nothing to show. */
export const curveShown = (points: readonly CurvePoint[]): ShownCurve | null => {
  if (points.length === 0) return null;
  if (points.some(({ powerW }) => powerW !== null)) return { kind: 'power', points };
  return {
    kind: 'registers',
    points: points.map((point, index) => ({ ...point, powerW: averageW(point, points[index + 1]) })),
  };
};

/** From a reading until the next one; a meter that counts back delivers nothing. */
const averageW = (from: CurvePoint, until: CurvePoint | undefined): number | null => {
  if (from.energyWh === null || until === undefined || until.energyWh === null) return null;
  const hours = (Date.parse(until.at) - Date.parse(from.at)) / MS_PER_HOUR;
  return hours > 0 ? Math.max(0, Math.round((until.energyWh - from.energyWh) / hours)) : null;
};
