/** What the meter showed at a moment of a session. */
export interface RegisterPoint {
  readonly at: Date;
  readonly registerWh: bigint;
}

/** When a session took place, and when its energy flowed. */
export interface SessionCourse {
  readonly startedAt: Date;
  /** Its stop; of a running session the moment by which it is priced. */
  readonly until: Date;
  /** From `startedAt` to `until` (`registerCourse`); empty: not known, or the tariff does not depend on it. */
  readonly registers: readonly RegisterPoint[];
  /** When the car blocked its place without charging, in order; also after the stop. */
  readonly idle: readonly { readonly from: Date; readonly until: Date }[];
}

/**
 * How the register went from begin to end, where that is known; empty: it is not. What lies outside, or fell, tells
 * nothing of the course: whether it is believed is decided with the energy, and the end stays what was decided.
 * @param samples in order of time.
 */
export const registerCourse = (
  { startedAt, until }: { readonly startedAt: Date; readonly until: Date },
  edges: { readonly beginWh: bigint | null; readonly endWh: bigint | null },
  samples: readonly RegisterPoint[],
): readonly RegisterPoint[] => {
  const during = samples.filter(({ at }) => at >= startedAt && at <= until);
  const beginWh = edges.beginWh ?? during[0]?.registerWh;
  const endWh = edges.endWh ?? during.at(-1)?.registerWh;
  if (beginWh === undefined || endWh === undefined || endWh <= beginWh) return [];
  const points: RegisterPoint[] = [{ at: startedAt, registerWh: beginWh }];
  let lastWh = beginWh;
  for (const point of during) {
    if (point.registerWh < lastWh || point.registerWh > endWh) continue;
    points.push(point);
    lastWh = point.registerWh;
  }
  return [...points, { at: until, registerWh: endWh }];
};
