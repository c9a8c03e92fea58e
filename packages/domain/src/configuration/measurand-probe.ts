/** From most to least useful; no session can be billed without the first. */
export const USEFUL_MEASURANDS = [
  'Energy.Active.Import.Register',
  'Power.Active.Import',
  'Current.Import',
  'Voltage',
  'SoC',
  'Current.Offered',
] as const;

/** The state of the search for the measurands that a charger supports: it accepts a list in full or not at all. */
export interface MeasurandProbe {
  readonly trying: readonly string[];
  /** The last list that was accepted. */
  readonly kept: readonly string[];
  /** Not tried yet, one by one. */
  readonly left: readonly string[];
  readonly longest: number;
}

/** The first list to try: everything useful that fits the charger's maximum length. */
export const startProbe = (longest: number | null): MeasurandProbe => {
  const most = Math.min(Math.max(1, longest ?? Infinity), USEFUL_MEASURANDS.length);
  return { trying: USEFUL_MEASURANDS.slice(0, most), kept: [], left: USEFUL_MEASURANDS, longest: most };
};

/** What to try after an answer; null when the longest possible list was found. */
export const nextProbe = (probe: MeasurandProbe, accepted: boolean): MeasurandProbe | null => {
  const { trying, longest } = probe;
  const kept = accepted ? trying : probe.kept;
  const [next, ...left] = probe.left;
  if (next === undefined || kept.length >= longest) return null;
  return { trying: [...kept, next], kept, left, longest };
};
