interface Moment {
  readonly at: string;
}

/**
 * The moments of a curve at which a step that cannot be right is marked: where it ends, or, where that reading is not among
 * the points that are shown, or is the stop, at the one that stands for it.
 */
export const suspiciousMoments = (
  points: readonly Moment[],
  steps: readonly { readonly until: string }[],
): ReadonlySet<string> =>
  new Set(
    steps.flatMap(({ until }) => {
      const endMs = Date.parse(until);
      return (points.find(({ at }) => Date.parse(at) >= endMs) ?? points.at(-1))?.at ?? [];
    }),
  );
