/** Registers of a session in order of time, in Wh, as a curve shows them. */
export interface RegisterCourse {
  readonly registersWh: readonly number[];
  /** The register from which its energy counts; null where it is not counted from one. */
  readonly beginWh: number | null;
  readonly energyWh: number;
}

/**
 * The register from which a curve counts: where the energy of the session does, unless the readings begin below it or it is
 * a 0 that chargers send for want of a register. Then zero, where the readings count from each session, or the first
 * reading, whichever ends nearer at the energy of the session.
 */
export const curveBeginWh = ({ registersWh, beginWh, energyWh }: RegisterCourse): number => {
  const [firstWh = 0] = registersWh;
  if (beginWh !== null && beginWh > 0 && beginWh <= firstWh) return beginWh;
  const lastWh = registersWh.at(-1) ?? 0;
  const missedBy = (baseWh: number) => Math.abs(lastWh - baseWh - energyWh);
  return missedBy(firstWh) < missedBy(0) ? firstWh : 0;
};
