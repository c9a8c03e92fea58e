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
 * How the register went from begin to end, where that is known; empty: it is not. What lies outside, or fits the fewest
 * others, tells nothing of the course: whether it is believed is decided with the energy, and the end stays what was
 * decided.
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
  const within = during.filter(({ registerWh }) => registerWh >= beginWh && registerWh <= endWh);
  return [{ at: startedAt, registerWh: beginWh }, ...longestRise(within), { at: until, registerWh: endWh }];
};

interface Rise {
  readonly point: RegisterPoint;
  readonly after: Rise | null;
}

/** The most points of which none is below the one before: a single one that is too high drops out, not all after it. */
const longestRise = (points: readonly RegisterPoint[]): readonly RegisterPoint[] => {
  // From the end on, of all rises of a length the one that begins highest, by length: they begin lower and lower.
  const begins: Rise[] = [];
  for (const point of points.toReversed()) {
    const length = lengthAbove(begins, point.registerWh);
    begins[length] = { point, after: begins[length - 1] ?? null };
  }
  const rise: RegisterPoint[] = [];
  for (let next = begins.at(-1) ?? null; next !== null; next = next.after) rise.push(next.point);
  return rise;
};

/** How long a rise may be that goes on from a register: by halving, since the begins are in order. */
const lengthAbove = (begins: readonly Rise[], registerWh: bigint): number => {
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((begins[middle]?.point.registerWh ?? 0n) >= registerWh) low = middle + 1;
    else high = middle;
  }
  return low;
};
