/** What a meter counted in a session: from one register to another. */
export interface MeteredEnergy {
  /** The same of the same meter of the same connector, whichever account and connection it is entered under. */
  readonly meterKey: string;
  readonly beginWh: number;
  readonly endWh: number;
}

/** By what a meter is known again: two connectors of a charger may have meters that are entered under one serial number. */
export const meterKey = (facts: {
  readonly serialNumber: string;
  readonly meterSerial: string;
  readonly connectorId: number;
}): string => JSON.stringify([facts.serialNumber, facts.meterSerial, facts.connectorId]);

/**
 * Parts energy into what nobody has claimed and what was claimed before, so that no kWh is claimed twice: of what overlaps
 * on a register, the first counts. A meter whose register begins at zero again with each session can be claimed once only.
 * @param candidates in the order in which they count
 */
export const withoutClaimed = <Energy extends MeteredEnergy>(
  candidates: readonly Energy[],
  claimed: readonly MeteredEnergy[],
): { readonly free: readonly Energy[]; readonly same: readonly Energy[] } => {
  const taken = new Map<string, Taken>();
  const of = (key: string): Taken => {
    const known = taken.get(key) ?? [];
    taken.set(key, known);
    return known;
  };
  for (const energy of claimed) add(of(energy.meterKey), energy);
  const free: Energy[] = [];
  const same: Energy[] = [];
  for (const energy of candidates) (add(of(energy.meterKey), energy) ? free : same).push(energy);
  return { free, same };
};

/** Without overlaps, by `beginWh`. */
type Taken = MeteredEnergy[];

/** Adds it where nothing overlaps it. */
const add = (taken: Taken, energy: MeteredEnergy): boolean => {
  const place = firstFrom(taken, energy.beginWh);
  const [before, after] = [taken[place - 1], taken[place]];
  if (before && before.endWh > energy.beginWh) return false;
  if (after && after.beginWh < energy.endWh) return false;
  taken.splice(place, 0, energy);
  return true;
};

/** The place of the first that begins at a register or later. */
const firstFrom = (taken: Taken, beginWh: number): number => {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.beginWh ?? 0) < beginWh) low = middle + 1;
    else high = middle;
  }
  return low;
};
