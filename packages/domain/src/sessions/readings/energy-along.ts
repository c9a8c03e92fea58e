/** Registers of a session in order of time, in Wh, as a curve shows them. */
export interface RegisterCourse {
  readonly registersWh: readonly number[];
  /** The register from which its energy counts; null where it is not counted from one. */
  readonly beginWh: number | null;
  readonly energyWh: number;
}

/**
 * The register from which a curve counts, so that it ends as near as possible at the energy of the session: where that
 * begins; zero, where the readings count from each session; the first reading, where they fit neither.
 */
export const curveBeginWh = ({ registersWh, beginWh, energyWh }: RegisterCourse): number => {
  const [firstWh = 0] = registersWh;
  const lastWh = registersWh.at(-1) ?? 0;
  const missedBy = (baseWh: number) => Math.abs(lastWh - baseWh - energyWh);
  return [0, firstWh].reduce(
    (best, base) => (missedBy(base) < missedBy(best) ? base : best),
    beginWh ?? firstWh,
  );
};
