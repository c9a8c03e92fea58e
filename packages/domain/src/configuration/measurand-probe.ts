/** From most to least wanted; no session can be billed without the first. */
export const USEFUL_MEASURANDS = [
  'Energy.Active.Import.Register',
  'Power.Active.Import',
  'Current.Import',
  'Voltage',
  'SoC',
  'Current.Offered',
] as const;

/** How far the search is for the measurands that a charger can send: it takes all of a list or nothing. */
export interface MeasurandProbe {
  readonly trying: readonly string[];
  /** The last list that it took. */
  readonly kept: readonly string[];
  /** Not tried yet, one by one. */
  readonly left: readonly string[];
  readonly longest: number;
}

/** The first list to try: all that is useful, as far as the charger's list may be long. */
export function startProbe(longest: number | null): MeasurandProbe {
  const most = Math.min(Math.max(1, longest ?? Infinity), USEFUL_MEASURANDS.length);
  return { trying: USEFUL_MEASURANDS.slice(0, most), kept: [], left: USEFUL_MEASURANDS, longest: most };
}

/** What to try after an answer; null when the charger has the longest list that it takes. */
export function nextProbe(probe: MeasurandProbe, accepted: boolean): MeasurandProbe | null {
  const { trying, longest } = probe;
  const kept = accepted ? trying : probe.kept;
  const [next, ...left] = probe.left;
  if (next === undefined || kept.length >= longest) return null;
  return { trying: [...kept, next], kept, left, longest };
}
